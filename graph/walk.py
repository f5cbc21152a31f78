"""The shortest way from a subject to what is upstream of it, always the same one among equals."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from graph.upstream import upstream_step
from manumit.model.graph import GraphReader

Steps = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Way:
    """Ids of links, nearest to the subject first, and of the entities that they join, the subject first."""

    links: tuple[str, ...]
    entities: tuple[str, ...]


def steps_among(reader: GraphReader, ids: Collection[str]) -> Steps:
    """Entity → (entity one tier further up, link id), for the links among these entities."""
    steps: Steps = {}
    for edge in reader.edges_among(list(ids)):
        step = upstream_step(edge)
        if step:
            steps.setdefault(step[0], []).append((step[1], edge.id))
    return steps


def shortest_ways(steps: Steps, subject: str, tiers: Mapping[str, int], ends: Collection[str]) -> dict[str, Way]:
    """A shortest way to each end; among equally short ones, the one whose link ids come first.

    tiers is what was reached from the subject (entity → nearest tier), nearest first; ends is some of it.
    """
    trails: dict[str, tuple[str, ...]] = {subject: ()}
    before: dict[str, str] = {}
    for near, tier in tiers.items():
        for further, link in steps.get(near, ()):
            trail = (*trails[near], link)
            if tiers.get(further) == tier + 1 and (further not in trails or trail < trails[further]):
                trails[further], before[further] = trail, near
    return {end: Way(trails[end], _entities(end, before)) for end in ends}


def _entities(end: str, before: Mapping[str, str]) -> tuple[str, ...]:
    way = [end]
    while way[-1] in before:
        way.append(before[way[-1]])
    return tuple(reversed(way))
