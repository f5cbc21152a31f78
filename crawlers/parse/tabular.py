"""Bytes to rows: an HTML table, a CSV file, a JSON array. Every row has the header's columns or is refused."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from lxml import etree, html
from w3lib.encoding import html_to_unicode

from crawlers.card import Card
from crawlers.errors import ShapeChanged
from crawlers.parse.cells import squeeze
from crawlers.parse.parsed import Gathered
from crawlers.parse.row import Row

_BREAKS = {"br", "p", "div", "li", "tr", "td"}
_SILENT = {"script", "style", etree.Comment}


def decode(card: Card, payload: bytes, url: str) -> str:
    """The payload as text, in the card's encoding or UTF-8. Raises ShapeChanged; nothing is replaced in silence."""
    encoding = card.encoding or "utf-8-sig"
    try:
        return payload.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise ShapeChanged(card.name, url, f"is not {encoding}: {error}") from error


def parse_html(card: Card, payload: bytes, *, url: str, mime: str) -> html.HtmlElement:
    """The page's tree. Raises ShapeChanged for an empty page."""
    text = decode(card, payload, url) if card.encoding else html_to_unicode(mime, payload, default_encoding="utf-8")[1]
    try:
        return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ShapeChanged(card.name, url, f"is not a page: {error}") from error


def rows_of_table(card: Card, table: html.HtmlElement, *, url: str, into: Gathered, before: int = 0) -> Iterator[Row]:
    """The rows of one HTML table, numbered after those before it. A link in a cell is the column "<name>@href"."""
    header = _header(table)
    if header is None:
        raise ShapeChanged(card.name, url, "the table has no rows")
    columns = _columns(card, url, [cell_text(cell) for cell in header.xpath("./th|./td")])
    for number, line in enumerate(data_lines(table), start=before + 1):
        cells = line.xpath("./td|./th")
        if len(cells) != len(columns):
            into.refuse(number, f"{len(cells)} cells under {len(columns)} columns")
            continue
        found = {name: cell_text(cell) for name, cell in zip(columns, cells, strict=True)}
        for name, cell in zip(columns, cells, strict=True):
            links = cell.xpath(".//a/@href")
            found[f"{name}@href"] = urljoin(url, links[0].strip()) if len(links) == 1 else ""
        yield Row(card.name, url, number, found)


def data_lines(table: html.HtmlElement) -> list[html.HtmlElement]:
    """The lines below the header that have cells."""
    header = _header(table)
    return [line for line in _lines(table) if line is not header and line.xpath("./td")]


def _header(table: html.HtmlElement) -> html.HtmlElement | None:
    lines = _lines(table)
    return next((line for line in lines if line.xpath("./th")), lines[0] if lines else None)


def _lines(table: html.HtmlElement) -> list[html.HtmlElement]:
    return list(table.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr"))


def rows_of_csv(card: Card, payload: bytes, *, url: str, delimiter: str, into: Gathered) -> Iterator[Row]:
    """The rows of a CSV file; wholly empty lines are passed over."""
    lines = csv.reader(io.StringIO(decode(card, payload, url), newline=""), delimiter=delimiter, strict=True)
    try:
        header = next(lines, None)
        if not header:
            raise ShapeChanged(card.name, url, "the file is empty")
        columns = _columns(card, url, [squeeze(name) for name in header])
        filled = (line for line in lines if any(cell.strip() for cell in line))
        for number, line in enumerate(filled, start=1):
            if len(line) == len(columns):
                yield Row(card.name, url, number, dict(zip(columns, line, strict=True)))
            else:
                into.refuse(number, f"{len(line)} cells under {len(columns)} columns")
    except csv.Error as error:
        raise ShapeChanged(card.name, url, f"line {lines.line_num}: {error}") from error


def rows_of_json(card: Card, payload: bytes, *, url: str, path: str | None, into: Gathered) -> Iterator[Row]:
    """The objects of a JSON array. Inner objects give dotted columns; a key that some objects lack is empty there."""
    try:
        value = json.loads(decode(card, payload, url))
    except (ValueError, RecursionError) as error:
        raise ShapeChanged(card.name, url, f"is not JSON: {error}") from error
    for part in (path or "").split("."):
        if part:
            value = value.get(part) if isinstance(value, dict) else None
    if not isinstance(value, list):
        raise ShapeChanged(card.name, url, f"no array at '{path or '(top)'}'")
    found = [(number, dict(_flat(item))) for number, item in enumerate(value, start=1) if isinstance(item, dict)]
    for number in sorted(set(range(1, len(value) + 1)) - {number for number, _ in found}):
        into.refuse(number, "is not an object")
    columns = dict.fromkeys(name for _, cells in found for name in cells)
    for number, cells in found:
        yield Row(card.name, url, number, {name: cells.get(name, "") for name in columns})


def cell_text(cell: html.HtmlElement) -> str:
    """A cell's text, its lines joined by spaces; scripts and styles are not text."""
    pieces: list[str] = []
    for event, part in etree.iterwalk(cell, events=("start", "end")):
        if event == "start":
            pieces.append(" " if part.tag in _BREAKS else "")
            pieces.append(part.text or "" if part.tag not in _SILENT else "")
        else:
            pieces.append(" " if part.tag in _BREAKS else "")
            pieces.append(part.tail or "" if part is not cell else "")
    return squeeze("".join(pieces))


def _columns(card: Card, url: str, names: list[str]) -> list[str]:
    twice = next((name for i, name in enumerate(names) if name in names[:i]), None)
    if twice is not None:
        raise ShapeChanged(card.name, url, f"two columns are called '{twice}'")
    return names


def _flat(item: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in item.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        elif isinstance(value, list) and all(isinstance(part, str | int | float) for part in value):
            yield f"{prefix}{name}", "; ".join(str(part) for part in value)
        elif isinstance(value, list):
            yield f"{prefix}{name}", json.dumps(value, sort_keys=True, ensure_ascii=False)
        elif isinstance(value, bool):
            yield f"{prefix}{name}", str(value).lower()
        else:
            yield f"{prefix}{name}", "" if value is None else str(value)
