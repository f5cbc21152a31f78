"""Rows to statements by the card's own mapping: the parser of every source that needs no Python."""

from collections.abc import Iterator

from lxml import html

from crawlers.card import Card
from crawlers.errors import MissingColumn, ShapeChanged, UnexpectedCell
from crawlers.mapping import Column, LinkMap, RecordMap
from crawlers.parse.fields import Cells, columns_of
from crawlers.parse.parsed import Gathered, Parsed
from crawlers.parse.parties import records_of
from crawlers.parse.row import Row
from crawlers.parse.signals import signal_of
from crawlers.parse.tabular import parse_html, rows_of_csv, rows_of_json, rows_of_table
from manumit.model.statement import Body, Link, Record
from manumit.model.words import LinkKind


def parse(card: Card, payload: bytes, *, url: str, mime: str) -> Parsed:
    """Raises UnexpectedColumn, MissingColumn and ShapeChanged; a row that cannot be read becomes a problem."""
    mapping = _mapping(card)
    into = Gathered()
    for row in _rows(card, payload, url=url, mime=mime, into=into):
        try:
            into.add_row(row.number, list(_bodies(card, mapping, row)))
        except UnexpectedCell as problem:
            into.refuse(row.number, str(problem))
    return into.result(card, "generic/1")


def _mapping(card: Card) -> RecordMap:
    assert card.records is not None
    return card.records


def _rows(card: Card, payload: bytes, *, url: str, mime: str, into: Gathered) -> Iterator[Row]:
    mapping = _mapping(card)
    if card.kind == "csv":
        found = rows_of_csv(card, payload, url=url, delimiter=mapping.delimiter, into=into)
    elif card.kind == "json":
        found = rows_of_json(card, payload, url=url, path=mapping.rows, into=into)
    else:
        table = _one_table(card, parse_html(card, payload, url=url, mime=mime), url)
        found = rows_of_table(card, table, url=url, into=into)
    yield from found


def _one_table(card: Card, page: html.HtmlElement, url: str) -> html.HtmlElement:
    selector = _mapping(card).rows or "table"
    tables = page.cssselect(selector)
    if len(tables) != 1:
        raise ShapeChanged(card.name, url, f"{len(tables)} tables match '{selector}', one is needed")
    return tables[0]


def _bodies(card: Card, mapping: RecordMap, row: Row) -> Iterator[Body]:
    _check_columns(card, mapping, row)
    cells = Cells(card, row)
    own = list(records_of(mapping, cells))
    if len(own) != 1:
        raise UnexpectedCell(f"no name in '{mapping.name}'")
    yield own[0]
    for signal in mapping.signals:
        yield signal_of(signal, cells, subject=own[0].id)
    for link in mapping.links:
        for kind, end in link.items():
            yield from _links(kind, end, cells, own[0])


def _links(kind: LinkKind, end: LinkMap, cells: Cells, own: Record) -> Iterator[Body]:
    party = end.target or end.source
    assert party is not None
    goods = cells.parts(end.goods, end.goods_split)
    for other in records_of(party, cells):
        yield other
        yield Link(
            link=kind,
            source=own.id if end.target else other.id,
            target=other.id if end.target else own.id,
            tier=cells.tier(end.tier),
            goods=goods,
            share=cells.number(end.share),
            origin=cells.country(end.origin),
            destination=cells.country(end.destination),
            position=cells.text(end.position),
            placed_on=cells.date(end.placed_on, end.date),
            basis=end.basis,
        )


def _check_columns(card: Card, mapping: RecordMap, row: Row) -> None:
    """JSON leaves out empty fields, so there only the name must be present; elsewhere every mapped column must."""
    mapped = {column.column for column in columns_of(mapping)}
    needed = {mapping.name.column} if isinstance(mapping.name, Column) and card.kind == "json" else mapped
    for column in sorted(needed - set(row.cells)):
        if card.kind != "json" or column == str(mapping.name):
            raise MissingColumn(card.name, row.file, column)
    row.audit({*mapped, *mapping.ignore, *card.drop})
