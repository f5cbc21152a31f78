"""US DHS, UFLPA Entity List: one HTML table per clause of the law, each under a heading that links to its section."""

import re
from collections.abc import Iterator

from lxml import html

from crawlers.card import Card
from crawlers.errors import ShapeChanged, UnexpectedCell
from crawlers.parse.cells import read_date
from crawlers.parse.listing import state_listing
from crawlers.parse.names import read_single
from crawlers.parse.parsed import Gathered, Parsed
from crawlers.parse.row import Row
from crawlers.parse.tabular import cell_text, data_lines, parse_html, rows_of_table
from manumit.model.statement import Body, Listing

COUNTRY = "cn"
NAME_COLUMNS = ("Name of Entity", "Entity Name")
_SECTION = re.compile(r"^Section\s+\d", re.I)


def parse(card: Card, payload: bytes, *, url: str, mime: str) -> Parsed:
    """One item per row. An entity that stands in several tables keeps one Listing per clause."""
    page = parse_html(card, payload, url=url, mime=mime)
    into = Gathered()
    before = 0
    for programme, table in _tables(card, page, url):
        for row in rows_of_table(card, table, url=url, into=into, before=before):
            try:
                into.add_row(row.number, list(_listed(card, row, programme)))
            except UnexpectedCell as problem:
                into.refuse(row.number, str(problem))
        before += len(data_lines(table))
    return into.result(card, "us_dhs_uflpa/1")


def _listed(card: Card, row: Row, programme: str) -> Iterator[Body]:
    column = next((name for name in NAME_COLUMNS if name in row.cells), NAME_COLUMNS[0])
    party = read_single(row.pop(column))
    effective = read_date(row.pop("Effective Date"), "%B %d, %Y")
    row.audit(ignore=card.drop)
    listing = Listing(subject="", list=card.title, measure="entity_list", programme=programme, effective=effective)
    yield from state_listing(card.name, party, COUNTRY, listing)


def _tables(card: Card, page: html.HtmlElement, url: str) -> Iterator[tuple[str, html.HtmlElement]]:
    """Each table with the section, or else the description, that stands over it."""
    section = description = ""
    found = 0
    for part in page.iter("table", "a", "strong", "h2", "h3", "h4"):
        if part.tag == "table":
            if not (section or description):
                raise ShapeChanged(card.name, url, f"table {found + 1} stands under no section of the law")
            yield section or description, part
            found += 1
            section = description = ""
        elif not part.xpath("ancestor::table"):
            text = cell_text(part)
            section = text if _SECTION.match(text) else section
            description = text if part.tag != "a" else description
    if not found:
        raise ShapeChanged(card.name, url, "the page holds no table")
