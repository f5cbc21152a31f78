"""Rows of a supplier list: cells to values, what is wrong with a row, and which row it repeats."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from crawlers.parse.cells import key_of, squeeze
from crawlers.parse.countries import country_code
from crawlers.parse.grid import Cells
from crawlers.parse.headers import Header, knowledge, plain_words
from manumit.model.statement import Identifier
from manumit.model.words import EntityKind

_LONGEST_NAME = 300
_PLACE = ("address", "city", "region", "postcode")
# One word for two countries, or for none: which one is for the user to say.
_NO_COUNTRY = frozenset({"congo", "eu", "european union", "various", "multiple", "global"})


@dataclass(frozen=True)
class SupplierRow:
    """One row. number counts from 1 at the first row below the header; wholly blank lines are not rows.

    invalid says why the row cannot be used; duplicate_of is the number of the first row of the same
    name, country and address. A country that is not recognised is None, and country_text keeps the word.
    """

    number: int
    name: str
    country: str | None = None
    country_text: str | None = None
    address: str | None = None
    sector: str | None = None
    products: tuple[str, ...] = ()
    website: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    kind: EntityKind | None = None
    lat: float | None = None
    lon: float | None = None
    invalid: str | None = None
    duplicate_of: int | None = None

    @property
    def key(self) -> str:
        """The same for the same name, country and address, wherever in the list the row stands."""
        return key_of(_bare(self.name) or self.name, self.country or self.country_text, _bare(self.address))


@dataclass(frozen=True)
class SupplierList:
    """All rows in the file's order; mapping is field → header as the file spells it; the rest is how it was read."""

    rows: tuple[SupplierRow, ...]
    mapping: dict[str, str]
    encoding: str
    delimiter: str
    sheet: str | None
    preamble: int
    blank_lines: int


def read_row(number: int, cells: Cells, titles: Cells, header: Header) -> SupplierRow:
    """One line as a row; what is wrong with it is said, not thrown."""
    values = {field: _cell(cells, column) for field, column in header.columns.items()}
    country_text = _given(values.get("country"))
    return SupplierRow(
        number=number,
        name=squeeze(values["name"]),
        country=_country(country_text),
        country_text=country_text,
        address=_address(values),
        sector=_given(values.get("sector")),
        products=_products(values.get("products", "")),
        website=_given(values.get("website")),
        identifiers=_identifiers(values),
        kind=_kind(values.get("kind", "")),
        lat=_degrees(values.get("lat", ""), 90),
        lon=_degrees(values.get("lon", ""), 180),
        invalid=_fault(squeeze(values["name"]), cells, titles),
    )


def _fault(name: str, cells: Cells, titles: Cells) -> str | None:
    """Why the row cannot be used, or None."""
    beyond = [cell for cell in cells[len(titles) :] if cell]
    if beyond:
        return f"{len(cells)} cells under {len(titles)} columns: a delimiter inside a cell is not quoted"
    if _given(name) is None:
        return f"'{name}' is no name" if name else "no name"
    if not any(letter.isalpha() for letter in name):
        return f"'{name[:40]}' is no name: it has no letter"
    if len(name) > _LONGEST_NAME:
        return f"the name has {len(name):,} characters, at most {_LONGEST_NAME} are taken"
    return None


def with_duplicates(rows: Iterable[SupplierRow]) -> tuple[SupplierRow, ...]:
    """The rows, each that says what an earlier one said marked with that one's number."""
    first: dict[str, int] = {}
    marked = []
    for row in rows:
        before = row.number if row.invalid else first.setdefault(row.key, row.number)
        marked.append(replace(row, duplicate_of=before) if before != row.number else row)
    return tuple(marked)


def _cell(cells: Cells, column: int) -> str:
    return cells[column] if column < len(cells) else ""


def _given(cell: str | None) -> str | None:
    """The cell's text, unless it is one of the ways to leave a cell empty."""
    text = squeeze(cell or "")
    return text if text.casefold() not in knowledge()["no_names"] else None


def _country(text: str | None) -> str | None:
    if text is None or text.casefold() in _NO_COUNTRY:
        return None
    code = country_code(text)
    return code if code and len(code) == 2 else None


def _address(values: Mapping[str, str]) -> str | None:
    """Street, town, region and postcode in one line; a part that stands in another already is not repeated."""
    parts: list[str] = []
    for field in _PLACE:
        text = _given(values.get(field))
        if text and text.casefold() not in ", ".join(parts).casefold():
            parts.append(text)
    return ", ".join(parts) or None


def _products(cell: str) -> tuple[str, ...]:
    parts = (_given(part) for part in re.split(r"[;|\n•]|,(?!\d)", cell))
    return tuple(dict.fromkeys(part for part in parts if part))


def _identifiers(values: Mapping[str, str]) -> tuple[Identifier, ...]:
    found = ((field.removeprefix("id:"), _given(cell)) for field, cell in values.items() if field.startswith("id:"))
    return tuple(Identifier(scheme=scheme, value=value) for scheme, value in sorted(found) if value)


def _kind(cell: str) -> EntityKind | None:
    """The kind that the cell names; None where it names none or more than one."""
    words = {plain_words(part) for part in re.split(r"[;|,/\n]", cell)}
    kinds = {kind for kind, known in knowledge()["kinds"].items() if words & set(known)}
    return EntityKind(kinds.pop()) if len(kinds) == 1 else None


def _degrees(cell: str, most: int) -> float | None:
    try:
        value = float(cell.replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) <= most else None


def _bare(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", (text or "").casefold()))
