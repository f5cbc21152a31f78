"""The Neo4j engine: constraints first, rows in batches, one writer. A graph that is being written has no version."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from graph.engines import cypher, names
from graph.engines.checks import BATCH, batches, supported
from graph.engines.neo4j_reader import Neo4jReader
from graph.errors import GraphProblem, UnknownEnd
from graph.upstream import UPSTREAM, upstream_step
from manumit.model.base import canonical
from manumit.model.graph import Attached, Edge, Entity, PossiblySame
from manumit.model.words import EntityKind, LinkKind
from manumit.settings import GraphSettings

Row = dict[str, Any]


class Neo4jStore(Neo4jReader):
    """The graph on a Neo4j server, writable."""

    def __init__(self, settings: GraphSettings) -> None:
        super().__init__(settings)
        self._has_version = True
        try:
            for constraint in cypher.CONSTRAINTS:
                self._bolt.write(constraint)
            self._bolt.write(cypher.AWAIT_INDEXES)
        except BaseException:
            self.close()
            raise

    def clear(self) -> None:
        self._begin()
        for query in cypher.CLEAR:
            while self._bolt.write(query, limit=BATCH)[0]["written"]:
                pass

    def put_entities(self, entities: Iterable[Entity]) -> None:
        self._begin()
        for batch in batches(supported(entities)):
            by_kind: dict[EntityKind, dict[str, Row]] = defaultdict(dict)
            for entity in batch:
                by_kind[entity.kind][entity.id] = _entity_row(entity)
            for kind in sorted(by_kind):
                self._put(cypher.put_entities(kind), list(by_kind[kind].values()), ())

    def put_edges(self, edges: Iterable[Edge]) -> None:
        self._begin()
        for batch in batches(supported(edges)):
            by_kind: dict[LinkKind, dict[str, Row]] = defaultdict(dict)
            for edge in batch:
                by_kind[edge.kind][edge.id] = _edge_row(edge)
            for kind in sorted(by_kind):
                query = cypher.put_edges(kind, walked=kind in UPSTREAM)
                self._put(query, list(by_kind[kind].values()), ("source", "target"))

    def put_signals(self, signals: Iterable[Attached]) -> None:
        self._begin()
        for batch in batches(supported(signals)):
            rows = {signal.id: _signal_row(signal) for signal in batch}
            self._put(cypher.PUT_SIGNALS, list(rows.values()), ("entity",))

    def put_twins(self, twins: Iterable[PossiblySame]) -> None:
        self._begin()
        for batch in batches(twins):
            rows = {(row["lesser"], row["greater"]): row for row in map(_twin_row, batch)}
            self._put(cypher.PUT_TWINS, list(rows.values()), ("lesser", "greater"))

    def put_redirects(self, redirects: Iterable[tuple[str, str]]) -> None:
        self._begin()
        for batch in batches(redirects):
            self._put(cypher.PUT_REDIRECTS, [{"id": old, "target": new} for old, new in dict(batch).items()], ())

    def commit(self, version: str) -> None:
        """Say that the graph is whole, and of which content."""
        self._bolt.write(cypher.COMMIT, version=version)
        self._has_version = True

    def _begin(self) -> None:
        if self._has_version:
            self._bolt.write(cypher.DROP_VERSION)
            self._has_version = False

    def _put(self, query: str, rows: list[Row], ends: Sequence[str]) -> None:
        written = self._bolt.write(query, rows=rows)[0]["written"]
        if written != len(rows):  # MATCH drops a row without an end in silence; we do not
            ids = sorted({row[end] for row in rows for end in ends})
            missing = self._bolt.read(cypher.MISSING, ids=ids)
            if not missing:
                raise GraphProblem(
                    f"{len(rows) - written} of {len(rows)} rows were not written; run 'manumit graph rebuild'"
                )
            raise UnknownEnd(f"{missing[0]['id']}: not in the graph; put every entity before what names it")


def _entity_row(entity: Entity) -> Row:
    lines = names.fold_lines(entity)
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "name": entity.name,
        "country": entity.country,
        "sources": list(entity.sources),
        "statements": list(entity.statements),
        "width": len(entity.name),
        "lines": lines,
        "words": " ".join(names.words(lines)),
        "doc": canonical(entity),
    }


def _edge_row(edge: Edge) -> Row:
    nearer, further = upstream_step(edge) or (None, None)
    properties = {"id": edge.id, "tier": edge.tier, "share": edge.share, "goods": list(edge.goods)}
    properties |= {"statements": list(edge.statements), "doc": canonical(edge)}
    ends = {"source": edge.source, "target": edge.target, "nearer": nearer, "further": further}
    return {"id": edge.id, **ends, "properties": properties}


def _signal_row(signal: Attached) -> Row:
    return {
        "id": signal.id,
        "entity": signal.entity,
        "kind": signal.signal.kind,
        "source": signal.source,
        "origin": signal.origin,
        "quote": signal.quote,
        "statements": list(signal.statements),
        "doc": canonical(signal),
    }


def _twin_row(twin: PossiblySame) -> Row:
    lesser, greater = sorted((twin.left, twin.right))
    properties = {"score": twin.score, "question": twin.question, "doc": canonical(twin)}
    return {"lesser": lesser, "greater": greater, "properties": properties}
