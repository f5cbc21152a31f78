"""Single cells to values: dates, numbers, keys."""

import re
from datetime import date, datetime

from crawlers.errors import UnexpectedCell
from manumit.model.base import digest


def squeeze(text: str) -> str:
    """The text with every run of white space, no-break spaces included, as one space."""
    return " ".join(text.split())


def read_date(cell: str, pattern: str) -> date | None:
    """The date in a cell; None when it is empty. Raises UnexpectedCell."""
    if not cell.strip():
        return None
    try:
        return datetime.strptime(squeeze(cell), pattern).date()
    except ValueError as error:
        raise UnexpectedCell(f"'{squeeze(cell)}' is not a date of the form {pattern}") from error


def read_number(cell: str) -> float | None:
    """The number in a cell, a percent sign meaning hundredths; None when it is empty."""
    text = cell.strip().removesuffix("%").strip()
    if not text:
        return None
    try:
        number = float(text)
    except ValueError as error:
        raise UnexpectedCell(f"'{cell.strip()}' is not a number") from error
    return number / 100 if cell.strip().endswith("%") else number


def read_year(cell: str) -> int:
    """The one year that a cell names. Raises UnexpectedCell."""
    years = set(re.findall(r"\b(?:19|20)\d\d\b", cell))
    if len(years) != 1:
        raise UnexpectedCell(f"'{squeeze(cell)}' does not name one year")
    return int(years.pop())


def key_of(*parts: str | None) -> str:
    """A short key made of what identifies a thing, blind to case and spaces."""
    return digest([squeeze(part or "").casefold() for part in parts])[:16]
