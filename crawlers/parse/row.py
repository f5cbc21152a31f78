"""One row of a source, taken cell by cell so that nothing is lost unseen."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from crawlers.errors import MissingColumn, UnexpectedColumn


@dataclass
class Row:
    """Cells by column. pop takes a cell; audit fails if a column was left over."""

    source: str
    file: str
    number: int
    cells: Mapping[str, str]
    _taken: set[str] = field(default_factory=set)

    def pop(self, column: str) -> str:
        """The cell, without outer spaces. Raises MissingColumn."""
        if column not in self.cells:
            raise MissingColumn(self.source, self.file, column)
        self._taken.add(column)
        return self.cells[column].strip()

    def audit(self, ignore: Collection[str] = ()) -> None:
        """Raises UnexpectedColumn for the first column that was neither taken nor ignored."""
        for column in self.cells:
            if column not in self._taken and column not in ignore and not column.endswith("@href"):
                raise UnexpectedColumn(self.source, self.file, column)
