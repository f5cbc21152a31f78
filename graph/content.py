"""The content of a graph in one canonical order, and its hash: the same on every engine."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from manumit.model.base import canonical
from manumit.model.graph import Attached, Edge, Entity, GraphReader, PossiblySame
from manumit.model.words import LinkKind

CHUNK = 2_000

Found = TypeVar("Found")
Item = Entity | Edge | Attached | PossiblySame


def content(reader: GraphReader) -> Iterator[Item]:
    """Every entity by id, each followed by the links that leave it, its signals, and its doubts as the smaller id."""
    entities = reader.entities()
    while chunk := list(islice(entities, CHUNK)):
        ids = [entity.id for entity in chunk]
        edges = _by(reader.edges_from(ids, along=tuple(LinkKind)), lambda edge: edge.source)
        signals = _by(reader.signals(ids), lambda signal: signal.entity)
        twins = _by(reader.twins(ids), lambda twin: min(twin.left, twin.right))
        for entity in chunk:
            yield entity
            yield from edges.get(entity.id, ())
            yield from signals.get(entity.id, ())
            yield from twins.get(entity.id, ())


def _by(found: Iterable[Found], key: Callable[[Found], str]) -> dict[str, list[Found]]:
    groups: dict[str, list[Found]] = defaultdict(list)
    for item in found:
        groups[key(item)].append(item)
    return groups


def content_hash(reader: GraphReader) -> str:
    """Sha256, in hex, over the canonical JSON of everything in the graph."""
    whole = hashlib.sha256()
    for item in content(reader):
        whole.update(f"{type(item).__name__} {canonical(item)}\n".encode())
    return whole.hexdigest()
