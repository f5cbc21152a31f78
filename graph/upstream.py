"""Which way is upstream: from a subject to what it depends on, one tier per link.

The direction of a link is its sentence (source LINK target); the walk may go against it.
PRODUCES, LOCATED_IN and LICENSED_BY say something about an entity and are not walked.
"""

from enum import Enum

from manumit.model.graph import Edge
from manumit.model.words import LinkKind


class Walk(Enum):
    """How a walk upstream passes a link."""

    FORWARD = "from source to target"
    REVERSED = "from target to source"


UPSTREAM: dict[LinkKind, Walk] = {
    LinkKind.SUPPLIES: Walk.REVERSED,  # buyer → supplier
    LinkKind.SOURCES_FROM: Walk.FORWARD,  # buyer → supplier
    LinkKind.OWNS: Walk.REVERSED,  # owned → owner
    LinkKind.CONSOLIDATED_BY: Walk.FORWARD,  # consolidated → parent
    LinkKind.OPERATES: Walk.FORWARD,  # operator → facility or vessel
    LinkKind.RECRUITS_FOR: Walk.REVERSED,  # employer → agency
    LinkKind.SUBCONTRACTS_TO: Walk.FORWARD,  # contractor → subcontractor
    LinkKind.SUCCEEDED_BY: Walk.REVERSED,  # successor → predecessor
}


def upstream_step(edge: Edge) -> tuple[str, str] | None:
    """The pair (nearer to the subject, one tier further up) that a link joins, or None where it is not walked."""
    walk = UPSTREAM.get(edge.kind)
    if walk is None:
        return None
    return (edge.source, edge.target) if walk is Walk.FORWARD else (edge.target, edge.source)
