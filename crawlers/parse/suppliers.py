"""The user's own list of suppliers or factories: every row accounted for, whatever the file looks like."""

from collections.abc import Mapping

from crawlers.parse.cells import squeeze
from crawlers.parse.grid import Grid
from crawlers.parse.headers import Header, check_mapping, find_header, names_that_do
from crawlers.parse.supplier_drafts import list_drafts, record_id
from crawlers.parse.supplier_rows import SupplierList, SupplierRow, read_row, with_duplicates
from crawlers.parse.tables import read_grids
from manumit.model.errors import UsageProblem

__all__ = ["SupplierList", "SupplierRow", "list_drafts", "read_suppliers", "record_id"]


def read_suppliers(
    payload: bytes, *, name: str, encoding: str | None = None, mapping: Mapping[str, str] | None = None
) -> SupplierList:
    """The list in a CSV, XLSX or ODS file.

    mapping (field → header) overrules the recognition of columns. Raises UsageProblem for whatever
    the user has to decide or mend: no header, an uncertain encoding, a broken file.
    """
    if mapping:
        check_mapping(mapping, name=name)
    grids = read_grids(payload, name=name, encoding=encoding)
    grid, header = _best_reading(grids, mapping, name)
    titles = grid.rows[header.row]
    below = enumerate(grid.rows[header.row + 1 :], start=1)
    return SupplierList(
        rows=with_duplicates(read_row(number, cells, titles, header) for number, cells in below),
        mapping={field: titles[column] for field, column in sorted(header.columns.items())},
        encoding=grid.encoding,
        delimiter=grid.delimiter,
        sheet=grid.sheet,
        preamble=header.row,
        blank_lines=grid.blank_lines,
    )


def _best_reading(grids: list[Grid], mapping: Mapping[str, str] | None, name: str) -> tuple[Grid, Header]:
    """The reading whose header names most columns; of equals, the one with fewest rows wider than it."""
    found = [(grid, header) for grid in grids if (header := find_header(grid, mapping))]
    if found:
        return max(found, key=lambda reading: (len(reading[1].columns), -_overlong(*reading)))
    seen = next((row for row in grids[0].rows if sum(map(bool, row)) > 1), grids[0].rows[0] if grids[0].rows else ())
    columns = ", ".join(f"'{squeeze(cell)[:40]}'" for cell in seen[:20] if cell) or "none"
    if mapping:
        wanted = ", ".join(f"'{column}'" for column in mapping.values())
        raise UsageProblem(f"{name}: no header holds all of {wanted}; columns seen: {columns}; mend the mapping")
    raise UsageProblem(
        f"{name}: no column holds the supplier's name; columns seen: {columns}; "
        f"call one {names_that_do()} or say which it is with --column name=HEADER"
    )


def _overlong(grid: Grid, header: Header) -> int:
    """Rows with more cells than the header: signs of a file that was cut at the wrong character."""
    return sum(len(row) > len(grid.rows[header.row]) for row in grid.rows[header.row + 1 :])
