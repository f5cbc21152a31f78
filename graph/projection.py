"""Links between records become edges between entities; what is said of a record is attached to its entity."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.identity.resolve import Identity
from manumit.model.base import digest
from manumit.model.document import Zone
from manumit.model.graph import Attached, Edge
from manumit.model.statement import Claim, Link, Record, Statement
from manumit.model.words import LinkKind


@dataclass
class Tally:
    """What did not reach the graph, and why."""

    unattached: int = 0
    comments: int = 0
    self_links: int = 0
    dangling: int = 0
    missing: set[str] = field(default_factory=set)


def edges_of(links: Iterable[Statement], identity: Identity, tally: Tally) -> list[Edge]:
    """One edge per source, target and kind, with all that the statements say of it."""
    ties: defaultdict[tuple[str, str, LinkKind], list[tuple[str, Link]]] = defaultdict(list)
    for statement in links:
        link = statement.body
        if not isinstance(link, Link) or _dangles((link.source, link.target), identity, tally):
            continue
        source, target = identity.entity_of(link.source), identity.entity_of(link.target)
        if source == target:
            tally.self_links += 1
        else:
            ties[source, target, link.link].append((statement.id, link))
    return [_edge(*ends, said) for ends, said in sorted(ties.items())]


def _edge(source: str, target: str, kind: LinkKind, said: list[tuple[str, Link]]) -> Edge:
    links = [link for _, link in said]
    positions = sorted({link.position for link in links if link.position})
    return Edge(
        id="l-" + digest(kind, source, target)[:16],
        kind=kind,
        source=source,
        target=target,
        tier=min((link.tier for link in links if link.tier is not None), default=None),
        goods=tuple(sorted({good for link in links for good in link.goods})),
        share=max((link.share for link in links if link.share is not None), default=None),
        position="; ".join(positions) or None,
        placed_on=tuple(sorted({link.placed_on.isoformat() for link in links if link.placed_on})),
        statements=tuple(sorted(id for id, _ in said)),
    )


def signals_of(
    statements: Iterable[Statement], identity: Identity, origins: Mapping[str, str], tally: Tally
) -> list[Attached]:
    """One attached signal per statement about a record that is known."""
    attached = []
    for statement in statements:
        signal = statement.body
        if isinstance(signal, Record | Link):
            continue
        if isinstance(signal, Claim) and statement.evidence.zone == Zone.COMMENTS:
            tally.comments += 1
        elif signal.subject is None:
            tally.unattached += 1
        elif not _dangles((signal.subject,), identity, tally):
            attached.append(
                Attached(
                    id="x-" + statement.id,
                    entity=identity.entity_of(signal.subject),
                    signal=signal,
                    source=statement.source,
                    origin=origins.get(statement.evidence.document or "", statement.source),
                    certainty_score=identity.confidence.get(signal.subject, 1.0),
                    quote=statement.evidence.quote,
                    statements=(statement.id,),
                )
            )
    return attached


def _dangles(records: Iterable[str], identity: Identity, tally: Tally) -> bool:
    """Whether a record that a statement speaks of was never described; counted where it was not."""
    missing = {id for id in records if id not in identity.entities}
    tally.dangling += bool(missing)
    tally.missing |= missing
    return bool(missing)
