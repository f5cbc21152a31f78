"""What the graph holds and gives: entities, edges, attached signals, and exposures."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from manumit.model.base import Model
from manumit.model.statement import Claim, Context, Disclosure, Identifier, Licence, Listing
from manumit.model.words import Certainty, EntityKind, LinkKind


class Entity(Model):
    """One thing in the world: the merged view of its source records."""

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    address: str | None = None
    sector: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    records: tuple[str, ...]
    sources: tuple[str, ...]
    statements: tuple[str, ...]


class Edge(Model):
    """A link between two entities, with the statements that say it. One edge per source, target, kind and placement."""

    id: str
    kind: LinkKind
    source: str
    target: str
    tier: int | None = None
    goods: tuple[str, ...] = ()
    share: float | None = None
    position: str | None = None
    placed_on: tuple[str, ...] = ()
    statements: tuple[str, ...]


class PossiblySame(Model):
    """Two entities that may be one: a doubt, with the question that would settle it."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]
    question: str


class Attached(Model):
    """A signal on an entity. origin names the independent source: syndicated copies share one."""

    id: str
    entity: str
    signal: Listing | Licence | Claim | Disclosure | Context
    source: str
    origin: str
    certainty_score: float
    quote: str | None = None
    statements: tuple[str, ...]


class Reach(Model):
    """An entity reached from a subject, tier hops upstream."""

    subject: str
    entity: str
    tier: int


class Exposure(Model):
    """Subject, signal, and the path of links between them.

    tier is the number of links (0: the signal is on the subject itself). certainty is possible
    when any step rests on a match by name alone. path holds edges, nearest to the subject first.
    """

    subject: str
    signal: Attached
    tier: int
    path: tuple[Edge, ...]
    entities: tuple[str, ...]
    certainty: Certainty
    question: str | None = None


class Hit(Model):
    """A name search result."""

    id: str
    name: str
    kind: EntityKind
    country: str | None
    score: float


class GraphReader(Protocol):
    """The graph, asked in the field's words."""

    def entity(self, id: str) -> Entity | None: ...
    def entities(self, kinds: Sequence[EntityKind] = ()) -> Iterator[Entity]: ...
    def resolve(self, id: str) -> str | None: ...
    def neighbours(self, id: str, *, along: Sequence[LinkKind] = (), limit: int = 100) -> tuple[list[Edge], int]: ...
    def upstream(self, subjects: Sequence[str], *, tiers: int) -> Iterator[Reach]: ...
    def edges_among(self, ids: Sequence[str]) -> Iterator[Edge]: ...
    def edges_from(self, ids: Sequence[str], *, along: Sequence[LinkKind]) -> Iterator[Edge]: ...
    def signals(self, ids: Sequence[str]) -> Iterator[Attached]: ...
    def twins(self, ids: Sequence[str]) -> Iterator[PossiblySame]: ...
    def search(self, text: str, *, kinds: Sequence[EntityKind] = (), limit: int = 20) -> list[Hit]: ...
    def counts(self) -> dict[str, int]: ...
    def content_hash(self) -> str: ...


class GraphStore(GraphReader, Protocol):
    """A reader that can also be rebuilt from the ledger. Writes are idempotent."""

    def clear(self) -> None: ...
    def put_entities(self, entities: Iterable[Entity]) -> None: ...
    def put_edges(self, edges: Iterable[Edge]) -> None: ...
    def put_signals(self, signals: Iterable[Attached]) -> None: ...
    def put_twins(self, twins: Iterable[PossiblySame]) -> None: ...
    def put_redirects(self, redirects: Iterable[tuple[str, str]]) -> None: ...
    def commit(self, version: str) -> None: ...
    def version(self) -> str | None: ...
    def close(self) -> None: ...
