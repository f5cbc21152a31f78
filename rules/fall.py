"""The single facts without which a finding falls."""

from collections.abc import Sequence
from datetime import date

from manumit.model.graph import Edge, Exposure
from rules.match import matches
from rules.rule import When

# A finding that stands on more facts than this is not tried fact by fact: none of them is likely to carry it alone.
MOST_TRIED = 200


def falls_without(when: When, taken: Sequence[Exposure], on: date) -> tuple[str, ...]:
    """Ids of statements, and of links that several statements say, each of which alone brings the finding down.

    Each fact is taken away and the rest is judged again, over the exposures of the finding only.
    """
    facts = sorted({fact for one in taken for fact in _facts(one)})
    if len(facts) > MOST_TRIED:
        return ()
    return tuple(fact for fact in facts if not matches(when, [one for one in taken if _stands(one, fact)], on))


def _facts(one: Exposure) -> set[str]:
    edges = {edge.id for edge in one.path if len(edge.statements) > 1}
    return edges.union(one.signal.statements, *(edge.statements for edge in one.path))


def _stands(one: Exposure, fact: str) -> bool:
    """Whether the exposure is still there without a fact."""
    return one.signal.statements != (fact,) and not any(_gone(edge, fact) for edge in one.path)


def _gone(edge: Edge, fact: str) -> bool:
    return edge.id == fact or edge.statements == (fact,)
