"""The ways from a subject to what is upstream of it: the shortest of each sort, always the same ones among equals."""

from collections.abc import Collection
from dataclasses import dataclass

from graph.upstream import upstream_step
from manumit.model.graph import GraphReader
from manumit.model.words import LinkKind

Steps = dict[str, list[tuple[str, str, LinkKind]]]


@dataclass(frozen=True)
class Way:
    """Ids of links, nearest to the subject first, and of the entities that they join, the subject first."""

    links: tuple[str, ...]
    entities: tuple[str, ...]


@dataclass(frozen=True)
class _Sort:
    """Where a way ends, by which kinds of link it goes, and by which it arrives."""

    end: str
    kinds: frozenset[LinkKind]
    last: LinkKind | None


def steps_among(reader: GraphReader, ids: Collection[str]) -> Steps:
    """Entity → (entity one tier further up, link id, kind), for the links among these entities."""
    steps: Steps = {}
    for edge in reader.edges_among(list(ids)):
        step = upstream_step(edge)
        if step:
            steps.setdefault(step[0], []).append((step[1], edge.id, edge.kind))
    return steps


def shortest_ways(steps: Steps, subject: str, *, tiers: int, ends: Collection[str]) -> dict[str, list[Way]]:
    """The ways to each end within so many tiers: for every choice of kinds of link, the shortest that keeps to it.

    So a rule that follows recruitment links finds them even where a supply link is shorter. Among equally
    short ways, the one whose link ids come first. A way never passes an entity twice.
    """
    start = _Sort(subject, frozenset(), None)
    layer = {start: Way((), (subject,))}
    known = dict(layer)
    for _ in range(tiers):
        layer = _further(steps, layer, known)
        known |= layer
    found: dict[str, list[tuple[_Sort, Way]]] = {end: [] for end in ends}
    for sort, way in known.items():
        if sort.end in found:
            found[sort.end].append((sort, way))
    return {end: _plain(ways) for end, ways in found.items()}


def _further(steps: Steps, layer: dict[_Sort, Way], known: dict[_Sort, Way]) -> dict[_Sort, Way]:
    """The ways that are one link longer and of a sort not known yet."""
    longer: dict[_Sort, Way] = {}
    for sort, way in layer.items():
        for further, link, kind in steps.get(sort.end, ()):
            reached = _Sort(further, sort.kinds | {kind}, kind)
            if further in way.entities or reached in known:
                continue
            links = (*way.links, link)
            if reached not in longer or links < longer[reached].links:
                longer[reached] = Way(links, (*way.entities, further))
    return longer


def _plain(ways: list[tuple[_Sort, Way]]) -> list[Way]:
    """The ways to an end, without those for which another is as short and uses no further kind of link."""
    kept: list[tuple[_Sort, Way]] = []
    for sort, way in sorted(ways, key=lambda pair: (len(pair[1].links), len(pair[0].kinds), pair[1].links)):
        if not any(other.last == sort.last and other.kinds <= sort.kinds for other, _ in kept):
            kept.append((sort, way))
    return [way for _, way in kept]
