"""From records and judgements to entities: which records are one thing, and which only may be."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from graph.identity.clusters import Clusters
from graph.identity.joined import Joined, join
from graph.identity.judged import latest
from graph.identity.links import Progress, score_links
from graph.identity.prepared import prepare
from graph.identity.twins import twins_of
from manumit.model.base import digest
from manumit.model.graph import PossiblySame
from manumit.model.identity import Judgement, Verdict
from manumit.model.statement import Record

CAP = 200


@dataclass(frozen=True)
class Identity:
    """Who is who. clusters: entity id → its record ids; confidence: how surely a record belongs to its entity."""

    entities: Mapping[str, str]
    clusters: Mapping[str, tuple[str, ...]]
    twins: tuple[PossiblySame, ...]
    confidence: Mapping[str, float]
    figures: Mapping[str, int] = field(default_factory=dict)

    def entity_of(self, record: str) -> str:
        """The entity of a record id. Raises KeyError for a record that was not resolved."""
        return self.entities[record]

    def redirects(self) -> list[tuple[str, str]]:
        """Each record's own id as an entity, and the entity that it became."""
        own = ((entity_id(record), entity) for record, entity in self.entities.items())
        return sorted((old, new) for old, new in own if old != new)


def entity_id(record: str) -> str:
    """The id of the entity whose smallest record id this is."""
    return "e-" + digest(record)[:16]


def resolve(
    records: Sequence[Record],
    judgements: Sequence[Judgement],
    *,
    documents: Collection[str] = frozenset(),
    cap: int = CAP,
    progress: Progress | None = None,
) -> Identity:
    """The entities of the records, whatever order they come in.

    documents names the records that texts gave: these may chain within one source, while two rows of one
    list are two things unless an identifier, or the same name at the same address, says otherwise.
    """
    prepared = {record.id: prepare(record) for record in sorted(records, key=lambda record: record.id)}
    judged = latest(judgements, {id: id for id in prepared} | {entity_id(id): id for id in prepared})
    links = score_links(prepared, judged, documents, progress)
    different = judged.of(Verdict.DIFFERENT)
    clusters = Clusters(prepared, different, against=links.against, documents=documents, cap=cap)
    joined = join(clusters, judged, links)
    entities = {id: entity_id(group[0]) for group in clusters.groups() for id in group}
    twins = twins_of(entities, clusters, judged, links, joined)
    return Identity(
        entities=entities,
        clusters={entity_id(group[0]): group for group in clusters.groups()},
        twins=twins,
        confidence=joined.confidence,
        figures=_figures(clusters, joined, links.compared, len(twins), judged.unknown),
    )


def _figures(clusters: Clusters, joined: Joined, compared: int, possible: int, unknown: int) -> dict[str, int]:
    groups = clusters.groups()
    return {
        "records": len(clusters.records),
        "entities": len(groups),
        "merged": sum(len(group) for group in groups if len(group) > 1),
        "largest": max(map(len, groups), default=0),
        "compared": compared,
        "possible": possible,
        "refused": len(joined.refused),
        "judgements_unknown": unknown,
    }
