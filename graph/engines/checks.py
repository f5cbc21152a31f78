"""What every engine refuses before it writes."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from graph.errors import NoStatement
from manumit.model.graph import Attached, Edge, Entity

BATCH = 5_000

Supported = TypeVar("Supported", Entity, Edge, Attached)
Row = TypeVar("Row")


def supported(items: Iterable[Supported]) -> Iterator[Supported]:
    """The same items; raises NoStatement at the first that no statement supports."""
    for item in items:
        if not any(item.statements):
            what = {Entity: "entity", Edge: "link", Attached: "signal"}[type(item)]
            raise NoStatement(f"{what} {item.id}: no statement says so; nothing enters the graph without evidence")
        yield item


def batches(rows: Iterable[Row], size: int = BATCH) -> Iterator[list[Row]]:
    """Rows in lists of at most size."""
    rest = iter(rows)
    while batch := list(islice(rest, size)):
        yield batch
