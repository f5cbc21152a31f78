"""From the ledger's statements to the graph: who is who, the links between them, and the signals on them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from pydantic import Field

from graph.identity.merged import one_entity, one_record
from graph.identity.resolve import Identity, resolve
from graph.projection import Tally, edges_of, signals_of
from manumit.model.base import Model, digest
from manumit.model.graph import Attached, Edge, Entity, GraphStore
from manumit.model.identity import Judgement
from manumit.model.statement import Licence, Link, Listing, Record, Statement

SHOWN = 20

Progress = Callable[[str, int], None]


class BuildReport(Model):
    """What became of every statement.

    unattached counts claims that accuse nobody who can be named; comments those of a comments zone, which
    never attach; dangling statements that speak of a record nobody described, missing names some of these.
    """

    version: str
    entities: int = 0
    edges: int = 0
    signals: int = 0
    twins: int = 0
    redirects: int = 0
    unattached: int = 0
    comments: int = 0
    self_links: int = 0
    dangling: int = 0
    missing: tuple[str, ...] = ()
    identity: dict[str, int] = Field(default_factory=dict)


@dataclass
class _Sorted:
    """Statements by what they are, each once, in the order of their ids."""

    records: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    links: list[Statement] = field(default_factory=list)
    signals: list[Statement] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    official: set[str] = field(default_factory=set)


def build(
    statements: Iterable[Statement],
    judgements: Iterable[Judgement],
    *,
    origins: Mapping[str, str],
    store: GraphStore,
    version: str | None = None,
    official: Collection[str] = frozenset(),
    progress: Progress | None = None,
) -> BuildReport:
    """Fill the store with what the statements say; the same statements in any order give the same graph.

    origins gives the independent source of a document id. official names sources whose spelling of a name
    counts first; sources that list or license are official by what they do.
    """
    unique = {statement.id: statement for statement in statements}
    judged = list(judgements)
    said = _sorted(unique[id] for id in sorted(unique))
    records = {
        id: one_record([s.body for s in found if isinstance(s.body, Record)]) for id, found in said.records.items()
    }
    identity = resolve(list(records.values()), judged, documents=said.documents, progress=progress)
    tally = Tally()
    entities = _entities(said, records, identity, said.official | set(official))
    edges = edges_of(said.links, identity, tally)
    signals = signals_of(said.signals, identity, origins, tally)
    name = version or _version(unique, judged)
    _write(store, entities, edges, signals, identity, name, progress or _silent)
    return BuildReport(
        version=name,
        entities=len(entities),
        edges=len(edges),
        signals=len(signals),
        twins=len(identity.twins),
        redirects=len(identity.redirects()),
        unattached=tally.unattached,
        comments=tally.comments,
        self_links=tally.self_links,
        dangling=tally.dangling,
        missing=tuple(sorted(tally.missing)[:SHOWN]),
        identity=dict(identity.figures),
    )


def _version(statements: Collection[str], judgements: Iterable[Judgement]) -> str:
    return digest(sorted(statements), sorted(digest(judgement) for judgement in judgements))


def _sorted(statements: Iterable[Statement]) -> _Sorted:
    said = _Sorted()
    in_lists: set[str] = set()
    for statement in statements:
        body = statement.body
        if isinstance(body, Record):
            said.records[body.id].append(statement)
            (said.documents if statement.evidence.document else in_lists).add(body.id)
        elif isinstance(body, Link):
            said.links.append(statement)
        else:
            said.signals.append(statement)
            if isinstance(body, Listing | Licence):
                said.official.add(statement.source)
    said.documents -= in_lists
    return said


def _entities(
    said: _Sorted, records: Mapping[str, Record], identity: Identity, official: Collection[str]
) -> list[Entity]:
    told = {id: [statement.id for statement in found] for id, found in said.records.items()}
    return [
        one_entity(entity, [records[id] for id in members], official, told)
        for entity, members in sorted(identity.clusters.items())
    ]


def _write(
    store: GraphStore,
    entities: list[Entity],
    edges: list[Edge],
    signals: list[Attached],
    identity: Identity,
    version: str,
    progress: Progress,
) -> None:
    """Everything into an empty store, and the version last: a store without it is half-written."""
    store.clear()
    store.put_entities(entities)
    progress("write entities", len(entities))
    store.put_edges(edges)
    progress("write links", len(edges))
    store.put_signals(signals)
    progress("write signals", len(signals))
    store.put_twins(identity.twins)
    store.put_redirects(identity.redirects())
    store.commit(version)


def _silent(stage: str, done: int) -> None:
    """Progress that nobody asked for."""
