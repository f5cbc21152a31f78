"""The values that a card's mapping takes from a row."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel

from crawlers.card import Card
from crawlers.errors import UnexpectedCell
from crawlers.mapping import Column, Fixed
from crawlers.parse.cells import read_date, read_number, squeeze
from crawlers.parse.countries import country_code
from crawlers.parse.row import Row


@dataclass(frozen=True)
class Cells:
    """A row seen through its card: lookups replace a cell, an empty cell is None."""

    card: Card
    row: Row

    def text(self, value: Column | Fixed | None) -> str | None:
        if value is None:
            return None
        if isinstance(value, Fixed):
            return value.fixed
        cell = squeeze(self.row.cells.get(value.column, ""))
        return str(self.card.lookups.get(value.column, {}).get(cell, cell)) or None

    def parts(self, value: Column | Fixed | None, separator: str | None) -> tuple[str, ...]:
        """The parts of a cell, each once, in its order; the whole cell where no separator is given."""
        text = self.text(value)
        if text is None:
            return ()
        return tuple(dict.fromkeys(squeeze(part) for part in text.split(separator or "\0") if part.strip()))

    def country(self, value: str | Column | None) -> str | None:
        """Raises UnexpectedCell for a name that no country is known by."""
        if value is None or isinstance(value, str):
            return value
        name = self.text(value)
        code = country_code(name) if name else None
        if name and code is None:
            raise UnexpectedCell(f"'{name}' is not a country; add it to lookups under '{value.column}'")
        return code

    def date(self, value: Column | Fixed | None, pattern: str) -> date | None:
        return read_date(self.text(value) or "", pattern)

    def number(self, value: Column | Fixed | None) -> float | None:
        return read_number(self.text(value) or "")

    def tier(self, value: int | Column | None) -> int | None:
        if value is None or isinstance(value, int):
            return value
        text = (self.text(value) or "").lower().removeprefix("tier").strip()
        if text and not text.isdecimal():
            raise UnexpectedCell(f"'{text}' is not a tier")
        return int(text) if text else None


def columns_of(part: object) -> Iterator[Column]:
    """Every column that a mapping names, keys included."""
    if isinstance(part, Column):
        yield part
    elif isinstance(part, BaseModel):
        yield from (Column(column=name) for name in getattr(part, "key", ()))
        for name in type(part).model_fields:
            yield from columns_of(getattr(part, name))
    elif isinstance(part, dict):
        for inner in part.values():
            yield from columns_of(inner)
    elif isinstance(part, tuple):
        for inner in part:
            yield from columns_of(inner)
