"""Ways between two entities, and what a way hangs on: the single facts without which it falls."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import networkx as nx

from graph.upstream import UPSTREAM, upstream_step
from manumit.model.base import Model
from manumit.model.graph import Edge, Exposure, GraphReader
from manumit.model.words import LinkKind

LONGEST = 8  # links in a way between two entities
WIDEST = 200  # links followed from one entity
MOST_ASKED = 1_000  # entities asked for their links in one ring

log = logging.getLogger(__name__)


class Fragility(Model):
    """The links, and the statements, without any one of which the signal is no longer upstream of the subject."""

    edges: tuple[str, ...]
    statements: tuple[str, ...]


def paths(
    reader: GraphReader, start: str, end: str, *, along: Sequence[LinkKind] = (), best: int = 3
) -> list[tuple[Edge, ...]]:
    """Up to best ways between two entities, either way along each link, shortest first; empty where none is found.

    Without kinds to go along, the links that are walked upstream: that two firms share a country ties nobody.
    """
    first, last = reader.resolve(start), reader.resolve(end)
    if first is None or last is None or first == last:
        return []
    near = _between(reader, first, last, along or tuple(UPSTREAM))
    if not (first in near and last in near and nx.has_path(near, first, last)):
        return []
    ways = islice(nx.shortest_simple_paths(near, first, last), best)
    found = (tuple(near.edges[pair]["link"] for pair in nx.utils.pairwise(way)) for way in ways)
    return [way for way in found if len(way) <= LONGEST]


def fragility(reader: GraphReader, exposure: Exposure, *, tiers: int) -> Fragility:
    """What the exposure hangs on: each single link and statement that it would not survive the loss of.

    A statement matters where it is the only one behind a link that cannot be missed, or behind the signal.
    """
    end = exposure.entities[exposure.tier]
    walked, beyond = exposure.path[: exposure.tier], exposure.path[exposure.tier :]
    links = _upstream_links(reader, exposure.subject, tiers) if walked else []
    edges = [edge.id for edge in walked if not _reaches(links, exposure.subject, end, tiers, without={edge.id})]
    alone = [edge.statements[0] for edge in walked if len(edge.statements) == 1]
    statements = [
        one for one in alone if not _reaches(links, exposure.subject, end, tiers, without=_resting_on(one, links))
    ]
    behind = (*(edge.statements for edge in beyond), exposure.signal.statements)
    statements += [only for only, *others in behind if not others]
    return Fragility(
        edges=tuple(dict.fromkeys((*edges, *(edge.id for edge in beyond)))), statements=tuple(dict.fromkeys(statements))
    )


def _upstream_links(reader: GraphReader, subject: str, tiers: int) -> list[Edge]:
    reached = [one.entity for one in reader.upstream([subject], tiers=tiers)]
    return [edge for edge in reader.edges_among(reached) if upstream_step(edge)]


def _resting_on(statement: str, links: Iterable[Edge]) -> set[str]:
    return {edge.id for edge in links if edge.statements == (statement,)}


def _reaches(links: Iterable[Edge], subject: str, end: str, tiers: int, *, without: set[str]) -> bool:
    upstream: nx.DiGraph[str] = nx.DiGraph()
    upstream.add_node(subject)
    upstream.add_edges_from(step for edge in links if edge.id not in without and (step := upstream_step(edge)))
    return end in nx.single_source_shortest_path_length(upstream, subject, cutoff=tiers)


def _between(reader: GraphReader, start: str, end: str, along: Sequence[LinkKind]) -> "nx.Graph[str]":
    """Links around both ends, ring by ring from the smaller side, until the rings meet and one ring more."""
    near: nx.Graph[str] = nx.Graph()
    rings, asked = [{start}, {end}], [{start}, {end}]
    met = 0
    for _ in range(LONGEST):
        side = 0 if len(rings[0]) <= len(rings[1]) else 1
        rings[side] = set(_ring(reader, near, rings[side], along)) - asked[side]
        asked[side] |= rings[side]
        met += bool(near.has_node(start) and near.has_node(end) and nx.has_path(near, start, end))
        if met == 2 or not rings[side]:
            break
    return near


def _ring(reader: GraphReader, near: "nx.Graph[str]", ids: Iterable[str], along: Sequence[LinkKind]) -> Iterator[str]:
    """Lay in the links of these entities; the entities at their other ends."""
    for id in _most(sorted(ids)):
        links, left_out = reader.neighbours(id, along=along, limit=WIDEST)
        if left_out:
            log.warning("%s: followed %d links, left out %d", id, len(links), left_out)
        for link in links:
            known = near.get_edge_data(link.source, link.target)
            if known is None or link.id < known["link"].id:
                near.add_edge(link.source, link.target, link=link)
            yield link.target if link.source == id else link.source


def _most(ids: list[str]) -> list[str]:
    if len(ids) > MOST_ASKED:
        log.warning("asked %d entities for their links, left out %d", MOST_ASKED, len(ids) - MOST_ASKED)
    return ids[:MOST_ASKED]
