"""Reading the embedded graph: SQL for what is small, the snapshot for many subjects at once."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from graph import content
from graph.engines import names, snapshot
from graph.engines import statements as sql
from graph.engines.redirects import follow
from graph.engines.sqlite_file import GraphFile
from manumit.model.graph import Attached, Edge, Entity, Hit, PossiblySame, Reach
from manumit.model.words import EntityKind, LinkKind

FEW = 8  # up to so many subjects are walked by SQL; beyond, a snapshot pays


class EmbeddedReader:
    """The graph in one SQLite file."""

    def __init__(self, path: Path) -> None:
        self._file = GraphFile(path)
        self._snapshot_path = path.with_suffix(".upstream.npz")
        self._snapshot: snapshot.Snapshot | None = None
        if self._file.fresh:
            self._snapshot_path.unlink(missing_ok=True)

    def entity(self, id: str) -> Entity | None:
        now = self.resolve(id)
        return next(map(Entity.model_validate_json, self._file.docs(sql.ENTITY, (now,))), None)

    def entities(self, kinds: Sequence[EntityKind] = ()) -> Iterator[Entity]:
        docs = self._file.docs(sql.ENTITIES_OF_KINDS, (_json(kinds),)) if kinds else self._file.docs(sql.ENTITIES)
        return map(Entity.model_validate_json, docs)

    def resolve(self, id: str) -> str | None:
        """The id that an entity bears now; None where nobody bears or bore it."""
        return follow(id, lambda now: self._file.row(sql.ENTITY, (now,)) is not None, self._redirect)

    def neighbours(self, id: str, *, along: Sequence[LinkKind] = (), limit: int = 100) -> tuple[list[Edge], int]:
        """The first links of an entity by id, either way, and how many more there are."""
        asked = {"id": self.resolve(id), "kinds": _json(along), "any": not along}
        page = [
            Edge.model_validate_json(doc) for doc in self._file.docs(sql.NEIGHBOURS_PAGE, {**asked, "limit": limit})
        ]
        total = next(self._file.rows(sql.NEIGHBOURS_COUNT, asked))[0]
        return page, total - len(page)

    def upstream(self, subjects: Sequence[str], *, tiers: int) -> Iterator[Reach]:
        """For each subject in turn, each entity once at its nearest tier (0: itself), by tier and id."""
        once = list(dict.fromkeys(subjects))
        stamp = self._stamp() if len(once) > FEW else None
        yield from self._walk_snapshot(stamp, once, tiers) if stamp else self._walk_tables(once, tiers)

    def edges_among(self, ids: Sequence[str]) -> Iterator[Edge]:
        return map(Edge.model_validate_json, self._file.docs(sql.EDGES_AMONG, {"ids": _json(ids)}))

    def edges_from(self, ids: Sequence[str], *, along: Sequence[LinkKind]) -> Iterator[Edge]:
        asked = {"ids": _json(ids), "kinds": _json(along), "any": not along}
        return map(Edge.model_validate_json, self._file.docs(sql.EDGES_FROM, asked))

    def signals(self, ids: Sequence[str]) -> Iterator[Attached]:
        return map(Attached.model_validate_json, self._file.docs(sql.SIGNALS, {"ids": _json(ids)}))

    def twins(self, ids: Sequence[str]) -> Iterator[PossiblySame]:
        found = map(PossiblySame.model_validate_json, self._file.docs(sql.TWINS, {"ids": _json(ids)}))
        return iter(sorted(found, key=lambda twin: sorted((twin.left, twin.right))))

    def search(self, text: str, *, kinds: Sequence[EntityKind] = (), limit: int = 20) -> list[Hit]:
        """Best first: the whole name, its start, the start of each word, any part."""
        return names.search(text, kinds=kinds, limit=limit, look=self._look)

    def counts(self) -> dict[str, int]:
        return {name: number for name, number in sorted(self._file.rows(sql.COUNTS)) if number or "." not in name}

    def content_hash(self) -> str:
        return content.content_hash(self)

    def version(self) -> str | None:
        found = self._file.row(sql.META, ("version",))
        return found[0] if found else None

    def close(self) -> None:
        self._file.close()

    def _redirect(self, id: str) -> str | None:
        found = self._file.row(sql.REDIRECT, (id,))
        return found[0] if found else None

    def _stamp(self) -> str | None:
        """What tells one committed content from another; None while something is being written."""
        version = self.version()
        generation = self._file.row(sql.META, ("generation",))
        return f"{version} {generation[0]}" if version is not None and generation else None

    def _walk_tables(self, subjects: Sequence[str], tiers: int) -> Iterator[Reach]:
        for subject in subjects:
            frontier = [subject] if self._file.row(sql.ENTITY, (subject,)) else []
            seen = set(frontier)
            for tier in range(tiers + 1):
                yield from (Reach(subject=subject, entity=id, tier=tier) for id in frontier)
                if tier == tiers or not frontier:
                    break
                frontier = [id for id in self._file.docs(sql.STEP_UP, (_json(frontier),)) if id not in seen]
                seen.update(frontier)

    def _walk_snapshot(self, stamp: str, subjects: Sequence[str], tiers: int) -> Iterator[Reach]:
        if self._snapshot is None or self._snapshot.stamp != stamp:
            self._snapshot = snapshot.fresh(self._snapshot_path, stamp, lambda: self._take_snapshot(stamp))
        held, seen = self._snapshot, self._snapshot.unseen()
        for subject in subjects:
            start = held.number(subject)
            if start is not None:
                yield from (Reach(subject=subject, entity=id, tier=tier) for tier, id in held.reach(start, tiers, seen))

    def _take_snapshot(self, stamp: str) -> snapshot.Snapshot:
        entities = ((key, id) for key, id in self._file.rows(sql.ALL_IDS))
        steps = ((nearer, further) for nearer, further in self._file.rows(sql.ALL_STEPS))
        return snapshot.build(stamp, entities, steps)

    def _look(self, how: float, text: str, kinds: Sequence[EntityKind], limit: int) -> Iterator[Entity]:
        query, asked = _name_query(how, text)
        parameters = {"text": asked, "kinds": _json(kinds), "any": not kinds, "limit": limit}
        return map(Entity.model_validate_json, self._file.docs(query, parameters))


def _name_query(how: float, text: str) -> tuple[str, str]:
    if how == names.WORDS:
        return sql.FIND_WORDS, " ".join(f'"{word}"*' for word in names.asked_words(text))
    if len(text) < 3:  # the trigram index cannot help
        return sql.FIND_SHORT, text
    quoted = text.replace('"', '""')
    return sql.FIND_LINES, f'"{quoted}"'


def _json(values: Sequence[str]) -> str:
    return json.dumps(list(values))
