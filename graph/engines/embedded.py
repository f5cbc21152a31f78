"""The embedded engine: one SQLite file, no server. Everything up to a commit appears at once, or never."""

from collections.abc import Iterable, Iterator

from graph.engines import names
from graph.engines import statements as sql
from graph.engines.checks import batches, supported
from graph.engines.embedded_reader import EmbeddedReader
from graph.engines.schema import CONTENT
from graph.upstream import upstream_step
from manumit.model.base import canonical
from manumit.model.graph import Attached, Edge, Entity, PossiblySame

Row = dict[str, str | int | None]


class EmbeddedStore(EmbeddedReader):
    """The graph in one SQLite file, writable."""

    def clear(self) -> None:
        self._file.begin()
        for table in CONTENT:
            self._file.row(f"DELETE FROM {table}")  # noqa: S608  the table names are ours

    def put_entities(self, entities: Iterable[Entity]) -> None:
        self._file.begin()
        for entity in supported(entities):
            self._put_entity(entity)

    def put_edges(self, edges: Iterable[Edge]) -> None:
        self._file.begin()
        self._put(sql.PUT_EDGE, (_edge_row(edge) for edge in supported(edges)))

    def put_signals(self, signals: Iterable[Attached]) -> None:
        self._file.begin()
        rows: Iterator[Row] = (
            {"id": one.id, "entity": one.entity, "kind": one.signal.kind, "doc": canonical(one)}
            for one in supported(signals)
        )
        self._put(sql.PUT_SIGNAL, rows)

    def put_twins(self, twins: Iterable[PossiblySame]) -> None:
        self._file.begin()
        self._put(sql.PUT_TWIN, (_twin_row(twin) for twin in twins))

    def put_redirects(self, redirects: Iterable[tuple[str, str]]) -> None:
        self._file.begin()
        for batch in batches(redirects):
            self._file.many(sql.PUT_REDIRECT, batch)

    def commit(self, version: str) -> None:
        """Show everything written since the last commit to every reader, under this version."""
        self._file.begin()
        generation = self._file.row(sql.META, ("generation",))
        self._file.row(sql.PUT_META, ("generation", str(int(generation[0]) + 1 if generation else 1)))
        self._file.row(sql.PUT_META, ("version", version))
        self._file.commit()

    def _put(self, query: str, rows: Iterator[Row]) -> None:
        for batch in batches(rows):
            self._file.many(query, batch)

    def _put_entity(self, entity: Entity) -> None:
        doc = canonical(entity)
        held = self._file.row(sql.ENTITY, (entity.id,))
        if held and held[0] == doc:
            return
        row = {"id": entity.id, "kind": entity.kind.value, "width": len(entity.name), "doc": doc}
        found = self._file.row(sql.PUT_ENTITY, row)
        assert found is not None  # RETURNING gives the row that was written
        key = found[0]
        if held:
            self._file.row(sql.DROP_WORDS, (key,))
            self._file.row(sql.DROP_LINES, (key,))
        lines = names.fold_lines(entity)
        self._file.row(sql.PUT_LINES, (key, lines))
        self._file.row(sql.PUT_WORDS, (key, " ".join(names.words(lines))))


def _edge_row(edge: Edge) -> Row:
    nearer, further = upstream_step(edge) or (None, None)
    return {
        "id": edge.id,
        "kind": edge.kind.value,
        "source": edge.source,
        "target": edge.target,
        "nearer": nearer,
        "further": further,
        "doc": canonical(edge),
    }


def _twin_row(twin: PossiblySame) -> Row:
    lesser, greater = sorted((twin.left, twin.right))
    return {"lesser": lesser, "greater": greater, "doc": canonical(twin)}
