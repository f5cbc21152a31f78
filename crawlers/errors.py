"""Errors of this room: what a source did that its card does not describe.

PartialResult
├── GatherStopped         evidence cannot be kept, so nothing more was fetched
└── ShapeChanged          the page or file no longer has the shape that the card describes
    ├── UnexpectedColumn  a column that is neither mapped, ignored nor dropped
    └── MissingColumn     a column that the card names and the file lacks
UnexpectedCell            one cell that cannot be read; becomes the row's problem, never escapes a parser
"""

from manumit.model.errors import PartialResult


class GatherStopped(PartialResult):
    """Raised by gather where the archive or the ledger refuses a page: fetching on would lose evidence."""


class ShapeChanged(PartialResult):
    """Raised by parsers where a file cannot be read as its card says."""

    def __init__(self, source: str, file: str, problem: str) -> None:
        super().__init__(f"{source}: {file}: {problem}; compare the file with the card {source}.yml")
        self.source = source
        self.file = file


class UnexpectedColumn(ShapeChanged):
    """Raised for a column that the card does not know: new data is looked at before it is taken or dropped."""

    def __init__(self, source: str, file: str, column: str) -> None:
        super().__init__(source, file, f"unexpected column '{column}': map it, or name it under ignore or drop")
        self.column = column


class MissingColumn(ShapeChanged):
    """Raised for a column that the card names and the file lacks."""

    def __init__(self, source: str, file: str, column: str) -> None:
        super().__init__(source, file, f"column '{column}' is missing")
        self.column = column


class UnexpectedCell(ValueError):
    """Raised by row parsers for a cell that cannot be read without guessing."""
