"""Exposures: which signals a subject is exposed to, and by which links. Only facts; rules judge them."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from graph.surroundings import Hanging, Surroundings, surroundings
from graph.walk import Way, shortest_ways, steps_among
from manumit.model.graph import Edge, Exposure, GraphReader, Reach
from manumit.model.statement import Context
from manumit.model.words import Certainty

MOST_REACHED = 50_000  # entities followed per subject, nearest first; what is left out is logged
MOST_SUBJECTS = 100  # subjects whose surroundings are read together

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Reached:
    """A subject and what is upstream of it: entity → tier, nearest first."""

    subject: str
    tiers: dict[str, int]


@dataclass(frozen=True)
class _Found:
    subject: str
    hanging: Hanging
    way: Way


def exposures(
    reader: GraphReader, subjects: Sequence[str], *, tiers: int, most: int = MOST_REACHED
) -> Iterator[Exposure]:
    """Every signal on, or within so many tiers upstream of, each subject, with the ways to it.

    Of the ways, the shortest for every choice of kinds of link: one exposure each.

    A signal on an entity that is only possibly the one reached gives a possible exposure with the question that
    would settle it; nothing is followed further from there. A listed good gives a context exposure where the
    reached entity produces it in the listed country. In the order of subject, tier and signal. At most so many
    entities are followed per subject, and about as many are held at once.
    """
    held = sorted({now for subject in subjects if (now := reader.resolve(subject)) is not None})
    for batch in _batches(_reached(reader, held, tiers, most), most):
        yield from _of_batch(reader, batch, tiers)


def _reached(reader: GraphReader, subjects: Sequence[str], tiers: int, most: int) -> Iterator[_Reached]:
    for subject, reached in groupby(reader.upstream(subjects, tiers=tiers), key=_subject):
        nearest = {one.entity: one.tier for one in islice(reached, most)}
        left_out = sum(1 for _ in reached)
        if left_out:
            log.warning("%s: followed the nearest %d entities upstream, left out %d", subject, most, left_out)
        yield _Reached(subject, nearest)


def _subject(reach: Reach) -> str:
    return reach.subject


def _batches(reached: Iterable[_Reached], most: int) -> Iterator[list[_Reached]]:
    batch: list[_Reached] = []
    for one in reached:
        if batch and (len(batch) == MOST_SUBJECTS or sum(len(other.tiers) for other in (*batch, one)) > most):
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


def _of_batch(reader: GraphReader, batch: list[_Reached], tiers: int) -> Iterator[Exposure]:
    """Links are read twice, so that only those on the ways found are ever held whole."""
    around = surroundings(reader, sorted({id for one in batch for id in one.tiers}))
    bearing = [one for one in batch if any(id in around for id in one.tiers)]
    steps = steps_among(reader, sorted({id for one in bearing for id in one.tiers}))
    found = []
    for one in bearing:
        ends = [id for id in one.tiers if id in around]
        ways = shortest_ways(steps, one.subject, tiers=tiers, ends=ends)
        found += [
            _Found(one.subject, hanging, way)
            for end in ends
            for hanging in _counted(one, around, end)
            for way in ways[end]
        ]
    edges = _edges(reader, found)
    made = (_exposure(one, edges) for one in found)
    yield from sorted(made, key=_place)


def _counted(one: _Reached, around: Surroundings, end: str) -> Iterator[Hanging]:
    """A context on a good itself counts only for that good: it says nothing about whoever is tied to it."""
    for hanging in around[end]:
        if hanging.good or not isinstance(hanging.signal.signal, Context) or end == one.subject:
            yield hanging


def _edges(reader: GraphReader, found: list[_Found]) -> dict[str, Edge]:
    wanted = {link for one in found for link in one.way.links}
    passed = sorted({id for one in found if one.way.links for id in one.way.entities})
    return {edge.id: edge for edge in reader.edges_among(passed) if edge.id in wanted}


def _place(one: Exposure) -> tuple[str, int, str, str, tuple[str, ...], tuple[str, ...]]:
    return one.subject, one.tier, one.signal.id, one.certainty, one.entities, tuple(edge.id for edge in one.path)


def _exposure(found: _Found, edges: dict[str, Edge]) -> Exposure:
    way, hanging = found.way, found.hanging
    path = tuple(edges[link] for link in way.links)
    beyond = (hanging.signal.entity,) if hanging.twin or hanging.good else ()
    return Exposure(
        subject=found.subject,
        signal=hanging.signal,
        tier=len(path),
        path=(*path, hanging.good) if hanging.good else path,
        entities=(*way.entities, *beyond),
        certainty=Certainty.POSSIBLE if hanging.twin else Certainty.MATCHED,
        question=hanging.twin.question if hanging.twin else None,
    )
