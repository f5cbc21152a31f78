"""Reading the graph from Neo4j. Long lists come in pages, so that no transaction stays open while they are used."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from graph import content
from graph.engines import cypher, names
from graph.engines.bolt import Bolt, texts
from graph.engines.checks import BATCH, batches
from graph.engines.redirects import follow
from manumit.model.graph import Attached, Edge, Entity, Hit, PossiblySame, Reach
from manumit.model.words import EntityKind, LinkKind
from manumit.settings import GraphSettings

SUBJECTS = 50  # walked upstream in one query


class Neo4jReader:
    """The graph on a Neo4j server."""

    def __init__(self, settings: GraphSettings) -> None:
        self._bolt = Bolt(settings)

    def entity(self, id: str) -> Entity | None:
        found = self._bolt.read(cypher.ENTITY, id=self.resolve(id))
        return next(map(Entity.model_validate_json, texts(found)), None)

    def entities(self, kinds: Sequence[EntityKind] = ()) -> Iterator[Entity]:
        after, page = "", [""]
        while page:
            page = list(texts(self._bolt.read(cypher.ENTITIES, after=after, limit=BATCH, **_kinds(kinds))))
            for doc in page:
                entity = Entity.model_validate_json(doc)
                after = entity.id
                yield entity

    def resolve(self, id: str) -> str | None:
        """The id that an entity bears now; None where nobody bears or bore it."""
        return follow(id, lambda now: bool(self._bolt.read(cypher.ENTITY, id=now)), self._redirect)

    def neighbours(self, id: str, *, along: Sequence[LinkKind] = (), limit: int = 100) -> tuple[list[Edge], int]:
        """The first links of an entity by id, either way, and how many more there are."""
        found = self._bolt.read(cypher.NEIGHBOURS, id=self.resolve(id), limit=limit, **_kinds(along))[0]
        page = [Edge.model_validate_json(doc) for doc in found["docs"]]
        return page, found["total"] - len(page)

    def upstream(self, subjects: Sequence[str], *, tiers: int) -> Iterator[Reach]:
        """For each subject in turn, each entity once at its nearest tier (0: itself), by tier and id."""
        for batch in batches(dict.fromkeys(subjects), SUBJECTS):
            reached = self._reached(batch, tiers)
            for subject in (subject for subject in batch if subject in reached):
                yield Reach(subject=subject, entity=subject, tier=0)
                found = sorted(reached.pop(subject))
                yield from (Reach(subject=subject, entity=id, tier=tier) for tier, id in found)

    def edges_among(self, ids: Sequence[str]) -> Iterator[Edge]:
        return map(Edge.model_validate_json, self._of(cypher.EDGES_AMONG, ids))

    def edges_from(self, ids: Sequence[str], *, along: Sequence[LinkKind]) -> Iterator[Edge]:
        return map(Edge.model_validate_json, self._of(cypher.EDGES_FROM, ids, **_kinds(along)))

    def signals(self, ids: Sequence[str]) -> Iterator[Attached]:
        return map(Attached.model_validate_json, self._of(cypher.SIGNALS, ids))

    def twins(self, ids: Sequence[str]) -> Iterator[PossiblySame]:
        found = map(PossiblySame.model_validate_json, self._of(cypher.TWINS, ids))
        return iter(sorted(found, key=lambda twin: sorted((twin.left, twin.right))))

    def search(self, text: str, *, kinds: Sequence[EntityKind] = (), limit: int = 20) -> list[Hit]:
        """Best first: the whole name, its start, the start of each word, any part."""
        return names.search(text, kinds=kinds, limit=limit, look=self._look)

    def counts(self) -> dict[str, int]:
        counted = Counter(dict.fromkeys(("entities", "edges", "signals", "twins", "redirects"), 0))
        for row in self._bolt.read(cypher.COUNTS):
            counted[row["what"]] += row["number"]
            if row["kind"] is not None:
                counted[f"{row['what']}.{row['kind']}"] += row["number"]
        return dict(sorted(counted.items()))

    def content_hash(self) -> str:
        return content.content_hash(self)

    def version(self) -> str | None:
        return next(texts(self._bolt.read(cypher.VERSION), "version"), None)

    def close(self) -> None:
        self._bolt.close()

    def _of(self, query: str, ids: Sequence[str], **parameters: Any) -> Iterator[str]:
        return texts(self._bolt.read(query, ids=list(dict.fromkeys(ids)), **parameters)) if ids else iter(())

    def _redirect(self, id: str) -> str | None:
        return next(texts(self._bolt.read(cypher.REDIRECT, id=id), "target"), None)

    def _reached(self, subjects: Sequence[str], tiers: int) -> dict[str, list[tuple[int, str]]]:
        if tiers == 0:
            return {subject: [] for subject in subjects if self._bolt.read(cypher.ENTITY, id=subject)}
        rows = self._bolt.read(cypher.reach(tiers), ids=list(subjects))
        return {row["id"]: [(tier, id) for tier, id in row["reached"]] for row in rows}

    def _look(self, how: float, text: str, kinds: Sequence[EntityKind], limit: int) -> Iterator[Entity]:
        query = cypher.FIND_LINES
        if how == names.WORDS:  # letters and digits only, so nothing of Lucene's language can be in them
            query, text = cypher.FIND_WORDS, " ".join(f"+{word}*" for word in names.asked_words(text))
        found = self._bolt.read(query, text=text, limit=limit, **_kinds(kinds))
        return map(Entity.model_validate_json, texts(found))


def _kinds(kinds: Sequence[EntityKind] | Sequence[LinkKind]) -> dict[str, Any]:
    return {"any": not kinds, "kinds": [kind.value for kind in kinds]}
