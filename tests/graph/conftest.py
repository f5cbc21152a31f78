"""Both engines behind one fixture, and a builder of small fictional worlds."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pydantic import SecretStr

from graph.engines import open_store
from manumit.model.graph import Attached, Edge, Entity, GraphStore, PossiblySame
from manumit.model.statement import Claim, Context, Listing, Signal
from manumit.model.words import EntityKind, Indicator, LabourKind, LinkKind, Stance
from manumit.settings import GraphSettings, Settings

URI, PASSWORD = "MANUMIT_TEST_NEO4J_URI", "MANUMIT_TEST_NEO4J_PASSWORD"
REQUIRED = "MANUMIT_TEST_NEO4J_REQUIRED"


class World:
    """Entities, links, signals and doubts, each with a statement of its own; written into any store."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.edges: list[Edge] = []
        self.signals: list[Attached] = []
        self.twins: list[PossiblySame] = []
        self.redirects: list[tuple[str, str]] = []

    def entity(
        self,
        id: str,
        name: str = "",
        *,
        kind: str = "company",
        country: str | None = None,
        aliases: tuple[str, ...] = (),
    ) -> Entity:
        made = Entity(
            id=id,
            kind=EntityKind(kind),
            name=name or id.title(),
            aliases=aliases,
            country=country,
            records=(f"demo/{id}",),
            sources=("demo",),
            statements=(f"s-{id}",),
        )
        self.entities[id] = made
        return made

    def link(self, source: str, kind: str, target: str, *, id: str = "", statements: tuple[str, ...] = ()) -> Edge:
        for end in (source, target):
            if end not in self.entities:
                self.entity(end)
        id = id or f"l-{source}-{kind}-{target}"
        made = Edge(id=id, kind=LinkKind(kind), source=source, target=target, statements=statements or (f"s-{id}",))
        self.edges.append(made)
        return made

    def signal(self, entity: str, signal: Signal, *, id: str = "", statements: tuple[str, ...] = ()) -> Attached:
        id = id or f"x-{entity}-{signal.kind}"
        made = Attached(
            id=id,
            entity=entity,
            signal=signal,
            source="demo",
            origin="demo",
            certainty_score=1.0,
            statements=statements or (f"s-{id}",),
        )
        self.signals.append(made)
        return made

    def listing(self, entity: str, *, id: str = "") -> Attached:
        signal = Listing(
            subject=f"demo/{entity}", list="Harbour List", measure="import_ban", effective=date(2026, 3, 1)
        )
        return self.signal(entity, signal, id=id)

    def claim(self, entity: str, *, id: str = "") -> Attached:
        indicator, stance = Indicator.DEBT_BONDAGE, Stance.ALLEGED
        return self.signal(
            entity,
            Claim(subject=f"demo/{entity}", indicator=indicator, stance=stance, confidence=0.9, model="test"),
            id=id,
        )

    def context(self, good: str, country: str) -> Attached:
        signal = Context(subject=f"demo/{good}", country=country, labour=(LabourKind.FORCED_LABOUR,), edition="2026")
        return self.signal(good, signal, id=f"x-{good}-{country}")

    def twin(self, left: str, right: str) -> PossiblySame:
        question = f"Is {left} the same as {right}?"
        made = PossiblySame(left=left, right=right, score=0.8, reasons=("same name",), question=question)
        self.twins.append(made)
        return made

    def into(self, store: GraphStore, version: str = "1") -> GraphStore:
        store.clear()
        store.put_entities(self.entities.values())
        store.put_edges(self.edges)
        store.put_signals(self.signals)
        store.put_twins(self.twins)
        store.put_redirects(self.redirects)
        store.commit(version)
        return store


@pytest.fixture
def world() -> World:
    """An empty world to fill."""
    return World()


@pytest.fixture
def new_world() -> Callable[[], World]:
    """Makes further empty worlds."""
    return World


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[GraphStore]:
    store = open_store(Settings(data=tmp_path / "embedded"))
    yield store
    store.close()


@pytest.fixture
def neo4j_settings() -> GraphSettings:
    """The server that the environment names. Skips without one, or fails where one is required."""
    if URI not in os.environ:
        if os.environ.get(REQUIRED) == "1":
            pytest.fail(f"{REQUIRED}=1 but {URI} is not set; run 'python deploy/neo4j/server.py run -- ...'")
        pytest.skip(f"{URI} is not set")
    return GraphSettings(engine="neo4j", uri=os.environ[URI], password=SecretStr(os.environ.get(PASSWORD, "")))


@pytest.fixture
def neo4j_store(neo4j_settings: GraphSettings) -> Iterator[GraphStore]:
    store = open_store(Settings(graph=neo4j_settings))
    store.clear()
    yield store
    store.clear()
    store.close()


@pytest.fixture(params=["embedded", pytest.param("neo4j_store", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> GraphStore:
    """An empty graph on each engine in turn."""
    made: GraphStore = request.getfixturevalue(request.param)
    return made
