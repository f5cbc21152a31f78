"""A list's bytes to a grid of text cells: CSV by a vote on its delimiter, spreadsheets in the jail."""

import csv
import io
from collections import Counter

from crawlers.parse.encodings import decode_list
from crawlers.parse.grid import Grid, Rows, grid_of
from crawlers.parse.spreadsheets import read_workbook
from manumit.model.errors import UsageProblem

_LARGEST = 64 * 1024 * 1024
_DELIMITERS = (",", ";", "\t", "|")
_FOREIGN = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a gzip file",
    b"Rar!": "a RAR archive",
    b"SQLite format 3": "a database",
    b"\x7fELF": "a program",
}


def read_grids(payload: bytes, *, name: str, encoding: str | None = None) -> list[Grid]:
    """Every reading of the file that is possible: one for each delimiter or sheet, likeliest first."""
    if not payload.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise UsageProblem(f"{name}: the file is empty; give a list with a header and a row for each supplier")
    if len(payload) > _LARGEST:
        raise UsageProblem(f"{name}: {len(payload):,} bytes, at most {_LARGEST:,} are read; split the list")
    for mark, what in _FOREIGN.items():
        if payload.startswith(mark):
            raise UsageProblem(f"{name}: this is {what}, not a list; give a CSV, XLSX or ODS file")
    if payload.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        return read_workbook(payload, name=name)
    if name.lower().endswith((".xlsx", ".xlsm", ".xlsb", ".ods")):
        raise UsageProblem(f"{name}: broken spreadsheet: it is not a zip file; open it, save it again, or give a CSV")
    text, used = decode_list(payload, name=name, encoding=encoding)
    return _readings(text, used, name)


def _readings(text: str, encoding: str, name: str) -> list[Grid]:
    """The text cut at each delimiter, and not cut at all; the one with the steadiest width first."""
    grids = [(_steadiness(rows), rows, mark) for mark in _DELIMITERS if (rows := _cut(text, mark))]
    commonest = max(_DELIMITERS, key=text[:20_000].count)
    if commonest not in {mark for _, _, mark in grids}:
        raise UsageProblem(f"{name}: {_unclosed(text, commonest)}; close the quote or remove it")
    grids.sort(key=lambda reading: reading[0], reverse=True)
    whole = tuple((line.strip().strip('"'),) for line in text.splitlines())
    return [grid_of(rows, encoding, mark) for _, rows, mark in grids] + [grid_of(whole, encoding, "")]


def _cut(text: str, delimiter: str) -> Rows:
    """The rows, quotes read strictly where that works; none where a quote swallows the rest of the file."""
    for strict in (True, False):
        try:
            lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
            return tuple(tuple(row) for row in lines)
        except csv.Error as error:
            if "end of data" in str(error):
                return ()
    return ()


def _unclosed(text: str, delimiter: str) -> str:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    start = before = 0
    for _ in reader:
        start, before = before, reader.line_num
    return f"a quote that opens in line {start + 1} is never closed"


def _steadiness(rows: Rows) -> tuple[float, int]:
    """The share of rows that are as wide as most, and that width; a file of one column is not steady but uncut."""
    widths = Counter(len(row) for row in rows[:500] if any(cell.strip() for cell in row))
    width, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return (times / widths.total() if width > 1 else 0.0), width
