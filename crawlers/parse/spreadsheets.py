"""A spreadsheet to grids: looked over as a zip first, then read in the jail."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from crawlers.parse.grid import Grid, Rows, grid_of
from manumit.jail import JailBreach, run_jailed
from manumit.model.errors import UsageProblem

_MOST_ENTRIES = 2_000
_MOST_UNPACKED = 200 * 1024 * 1024
_MOST_RATIO = 100
_MOST_CELLS = 5_000_000


def read_workbook(payload: bytes, *, name: str) -> list[Grid]:
    """A grid for each visible sheet that holds something. Raises UsageProblem for a broken or hostile file."""
    if payload.startswith(b"PK"):
        check_zip(payload, name)
    try:
        sheets = run_jailed(read_sheets, payload, what=name)
    except JailBreach as breach:
        what = str(breach).removeprefix(f"{name}: ").partition(";")[0]
        raise UsageProblem(f"{name}: broken spreadsheet: {what}; open it, save it again, or give a CSV") from breach
    if isinstance(sheets, str):
        raise UsageProblem(f"{name}: broken spreadsheet: {sheets}; open it, save it again, or give a CSV")
    grids = [grid_of(rows, "spreadsheet", "", sheet) for sheet, rows in sheets]
    filled = [grid for grid in grids if grid.rows]
    if not filled:
        raise UsageProblem(f"{name}: no sheet of the spreadsheet has a row; give a header and a row for each supplier")
    return filled


def check_zip(payload: bytes, name: str) -> None:
    """Refuse a spreadsheet that unpacks to more than it should. Raises UsageProblem."""
    try:
        with zipfile.ZipFile(io.BytesIO(payload)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        raise UsageProblem(f"{name}: broken spreadsheet: {error}; open it, save it again, or give a CSV") from error
    unpacked = sum(entry.file_size for entry in entries)
    thick = next((e for e in entries if e.file_size > 1_000_000 and e.file_size > _MOST_RATIO * e.compress_size), None)
    nested = next((e for e in entries if re.search(r"\.(?:zip|xlsx|xlsm|xlsb|ods|gz|7z|rar)$", e.filename, re.I)), None)
    problem = None
    if len(entries) > _MOST_ENTRIES:
        problem = f"{len(entries):,} parts inside, at most {_MOST_ENTRIES:,} are opened"
    elif unpacked > _MOST_UNPACKED:
        problem = f"unpacks to {unpacked:,} bytes, at most {_MOST_UNPACKED:,} are read"
    elif thick:
        problem = f"'{thick.filename}' unpacks to more than {_MOST_RATIO} times its size"
    elif nested:
        problem = f"holds another archive, '{nested.filename}'"
    elif any(entry.flag_bits & 1 for entry in entries):
        problem = "is protected by a password"
    elif not {"[Content_Types].xml", "content.xml"} & {entry.filename for entry in entries}:
        problem = "is a zip file, but not a spreadsheet"
    if problem:
        raise UsageProblem(f"{name}: broken spreadsheet: {problem}; give the list as CSV")


def read_sheets(payload: bytes) -> list[tuple[str, Rows]] | str:
    """Every visible sheet as text, or what is wrong. Runs in the jail: a far cell makes the reader abort."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(payload))
        names = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
        sheets = []
        for name in names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > _MOST_CELLS:
                return f"sheet '{name}' spans {sheet.total_height:,} rows and {sheet.total_width:,} columns"
            rows = tuple(tuple(_text(value) for value in row) for row in sheet.to_python(skip_empty_area=True))
            sheets.append((name, rows))
    except (CalamineError, OSError, ValueError) as error:
        return str(error).splitlines()[0] if str(error) else type(error).__name__
    return sheets


_TEXTS: dict[type, Callable[[Any], str]] = {
    str: str,
    bool: lambda value: str(value).lower(),
    int: str,
    float: lambda value: str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value),
    datetime: lambda value: value.date().isoformat() if value.time() == time() else value.isoformat(),
    date: lambda value: value.isoformat(),
    time: lambda value: value.isoformat(),
    timedelta: str,
}


def _text(value: Any) -> str:
    return _TEXTS[type(value)](value)
