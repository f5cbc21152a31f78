"""A list as a grid of text cells, and how it was read."""

from collections.abc import Iterable
from dataclasses import dataclass

Cells = tuple[str, ...]
Rows = tuple[Cells, ...]


@dataclass(frozen=True)
class Grid:
    """Rows of text cells as they stand in the file, wholly blank lines left out and counted."""

    rows: Rows
    encoding: str
    delimiter: str
    blank_lines: int
    sheet: str | None = None


def grid_of(rows: Iterable[Cells], encoding: str, delimiter: str, sheet: str | None = None) -> Grid:
    """The rows that hold something, each cell without the spaces around it."""
    rows = tuple(rows)
    filled = tuple(tuple(cell.strip() for cell in row) for row in rows if any(cell.strip() for cell in row))
    return Grid(filled, encoding, delimiter, len(rows) - len(filled), sheet)
