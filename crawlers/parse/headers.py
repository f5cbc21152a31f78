"""Which column of a list holds what: by its header's words, in a dozen languages, or as the user says."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from crawlers.parse.grid import Grid
from crawlers.strict_yaml import read_yaml
from manumit.model.errors import UsageProblem

_FILE = Path(__file__).with_name("headers.yml")
_DEEPEST = 40
_ALIKE = 92
_LONG = 8


@dataclass(frozen=True)
class Header:
    """The row of the header (from 0), and the column number of each field; identifiers are "id:<scheme>"."""

    row: int
    columns: dict[str, int]


def plain_words(text: str) -> str:
    """The text without case, accents, brackets' content and punctuation."""
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]|\*", " ", text)
    letters = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i").replace("đ", "d"))
    bare = "".join(" " if letter in "_" else letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", bare))


def find_header(grid: Grid, mapping: Mapping[str, str] | None) -> Header | None:
    """The row among the first that names most columns, the supplier's name among them."""
    best: Header | None = None
    for number, cells in enumerate(grid.rows[:_DEEPEST]):
        columns = _as_told(cells, mapping) if mapping else _by_words(cells)
        if "name" in columns and (best is None or len(columns) > len(best.columns)):
            best = Header(number, columns)
    return best


def check_mapping(mapping: Mapping[str, str], *, name: str) -> None:
    """Raise UsageProblem for a field that lists do not have."""
    fields = [*knowledge()["columns"], *(f"id:{scheme}" for scheme in knowledge()["identifiers"])]
    unknown = sorted(set(mapping) - set(fields))
    if unknown:
        raise UsageProblem(f"{name}: no column can be '{unknown[0]}'; use one of {', '.join(fields)}")
    if "name" not in mapping:
        raise UsageProblem(f"{name}: the mapping does not say which column is the name")


def names_that_do() -> str:
    """A few headers that mark the name's column, for messages."""
    return "'Name', 'Supplier name', 'Company name', 'Factory name'"


@cache
def knowledge() -> dict[str, Any]:
    """headers.yml."""
    return dict(read_yaml(_FILE.read_text(encoding="utf-8")))


def _as_told(cells: Sequence[str], mapping: Mapping[str, str]) -> dict[str, int]:
    """All of the mapping's columns, or nothing."""
    wanted = {field: " ".join(column.split()).casefold() for field, column in mapping.items()}
    found = {" ".join(cell.split()).casefold(): number for number, cell in reversed(list(enumerate(cells)))}
    return {field: found[column] for field, column in wanted.items()} if set(wanted.values()) <= set(found) else {}


def _by_words(cells: Sequence[str]) -> dict[str, int]:
    """The column of each field: of several that fit, the one whose header is the most exact, then the first."""
    best: dict[str, tuple[int, int]] = {}
    for number, cell in enumerate(cells):
        found = _field(cell)
        if found:
            field, rank = found
            best[field] = min(best.get(field, (rank, number)), (rank, number))
    return {field: number for field, (_, number) in best.items()}


@cache
def _field(cell: str) -> tuple[str, int] | None:
    """The field that a header names, and how exact its word is (0: most). Of two languages, either counts."""
    if len(cell) > 80:
        return None
    words = _words()
    for part in (cell, *re.split(r"[/\n|]", cell)):
        if plain_words(part) in words:
            return words[plain_words(part)]
    plain = plain_words(cell)
    if len(plain) < _LONG:
        return None
    near = process.extractOne(plain, _long_words(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return words[near[0]] if near else None


@cache
def _words() -> dict[str, tuple[str, int]]:
    words: dict[str, tuple[str, int]] = {}
    for field, lines in knowledge()["columns"].items():
        for rank, line in enumerate(lines):
            for word in line:
                words.setdefault(plain_words(word), (field, rank))
    for scheme, line in knowledge()["identifiers"].items():
        for word in line:
            words.setdefault(plain_words(word), (f"id:{scheme}", 0))
    return words


@cache
def _long_words() -> list[str]:
    return [word for word in _words() if len(word) >= _LONG]
