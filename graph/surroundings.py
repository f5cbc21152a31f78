"""What hangs on the entities that some subjects reach: signals, doubts, listed goods. Read once for all of them."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from manumit.model.graph import Attached, Edge, GraphReader, PossiblySame
from manumit.model.statement import Context
from manumit.model.words import LinkKind


@dataclass(frozen=True)
class Hanging:
    """A signal that hangs on an entity: directly, on its possible twin, or on a good that it produces."""

    signal: Attached
    twin: PossiblySame | None = None
    good: Edge | None = None


Surroundings = dict[str, list[Hanging]]


def surroundings(reader: GraphReader, ids: Collection[str]) -> Surroundings:
    """Entity → what hangs on it."""
    found: Surroundings = defaultdict(list)
    for entity, hanging in (*_own(reader, ids), *_doubtful(reader, ids), *_produced(reader, ids)):
        found[entity].append(hanging)
    return found


def _own(reader: GraphReader, ids: Collection[str]) -> Iterator[tuple[str, Hanging]]:
    return ((one.entity, Hanging(one)) for one in reader.signals(list(ids)))


def _doubtful(reader: GraphReader, ids: Collection[str]) -> Iterator[tuple[str, Hanging]]:
    """Signals on what may be one of these entities. Context is about goods and does not pass through a doubt."""
    doubts: dict[str, list[tuple[str, PossiblySame]]] = defaultdict(list)
    asked = set(ids)
    for twin in reader.twins(list(ids)):
        for one, other in ((twin.left, twin.right), (twin.right, twin.left)):
            if one in asked:
                doubts[other].append((one, twin))
    for signal in reader.signals(sorted(doubts)):
        if not isinstance(signal.signal, Context):
            yield from ((one, Hanging(signal, twin=twin)) for one, twin in doubts[signal.entity])


def _produced(reader: GraphReader, ids: Collection[str]) -> Iterator[tuple[str, Hanging]]:
    """Goods that one of these entities produces in a country where they are listed."""
    produces = list(reader.edges_from(list(ids), along=(LinkKind.PRODUCES,)))
    listed: dict[str, list[tuple[Attached, str]]] = defaultdict(list)
    for signal in reader.signals(sorted({edge.target for edge in produces})):
        if isinstance(signal.signal, Context):
            listed[signal.entity].append((signal, signal.signal.country))
    countries: dict[str, str | None] = {}
    for edge in (edge for edge in produces if edge.target in listed):
        if edge.source not in countries:
            maker = reader.entity(edge.source)
            countries[edge.source] = maker.country if maker else None
        for signal, country in listed[edge.target]:
            if country == countries[edge.source]:
                yield edge.source, Hanging(signal, good=edge)
