"""US CBP, Withhold Release Orders and Findings: one CSV row is one order, its Entity cell free text.

The card's status table says which orders are in force. The card's lookups decide the cells that the grammar
cannot: lookups: {entity: {"<cell>": [{company: name, aliases: [...], country: xx, address: …, extends: true}]}}.
"""

from collections.abc import Iterator
from typing import Any

from crawlers.card import Card
from crawlers.errors import UnexpectedCell
from crawlers.parse.cells import read_date, squeeze
from crawlers.parse.countries import country_code
from crawlers.parse.listing import state_listing
from crawlers.parse.names import Party, read_several
from crawlers.parse.parsed import Gathered, Parsed
from crawlers.parse.row import Row
from crawlers.parse.tabular import rows_of_csv
from manumit.model.statement import Body, Listing
from manumit.model.words import EntityKind, ListingStatus

ORDERS = {"WRO": "Withhold Release Order", "Finding": "Finding"}
STATUS = {
    "Active": ListingStatus.ACTIVE,
    "Partially Active": ListingStatus.PARTIALLY_ACTIVE,
    "Inactive": ListingStatus.INACTIVE,
}
IGNORE = ("Calendar Year", "Country Code", "Industry", "Press Release", "Remarks")


def parse(card: Card, payload: bytes, *, url: str, mime: str) -> Parsed:  # noqa: ARG001 - every parser's signature
    """One item per order; each party that it names gets a Listing of its own."""
    into = Gathered()
    for row in rows_of_csv(card, payload, url=url, delimiter=",", into=into):
        try:
            into.add_row(row.number, list(_order(card, row)))
        except UnexpectedCell as problem:
            into.refuse(row.number, str(problem))
    return into.result(card, "us_cbp_wro/1")


def _order(card: Card, row: Row) -> Iterator[Body]:
    kind = _one_of(ORDERS, row.pop("WRO/Finding"), "order")
    status = _one_of(STATUS | card.status, row.pop("Status"), "status")
    effective = read_date(row.pop("Effective Date"), "%m/%d/%Y")
    goods = squeeze(row.pop("Merchandise")) or None
    place = squeeze(row.pop("Country"))
    cell = squeeze(row.pop("Entity"))
    row.audit(ignore=(*IGNORE, *card.drop))
    country = card.lookups.get("Country", {}).get(place) or country_code(place)
    for party in _parties(card, cell):
        if party.country is None and country is None:
            raise UnexpectedCell(f"'{place}' is not a country")
        listing = Listing(
            subject="",
            list=card.title,
            measure="import_ban",
            status=status,
            programme=f"{kind}: vessels of this owner" if party.fleet else kind,
            goods=goods,
            effective=effective,
        )
        yield from state_listing(card.name, party, country, listing)


def _parties(card: Card, cell: str) -> tuple[Party, ...]:
    known = card.lookups.get("entity", {})
    for text, decided in known.items():
        if squeeze(text) == cell:
            return tuple(_decided(entry) for entry in (decided if isinstance(decided, list) else [decided]))
    if not cell:
        raise UnexpectedCell("the row names no entity")
    return read_several(cell)


def _decided(entry: dict[str, Any]) -> Party:
    """A lookup's entry: its first key is the kind of entity, its value the name."""
    kind = next((kind for kind in EntityKind if kind.value in entry), None)
    if kind is None:
        raise UnexpectedCell(f"the lookup {entry} has no kind of entity as a key")
    return Party(
        name=entry[kind.value],
        kind=kind,
        aliases=tuple(entry.get("aliases", ())),
        country=entry.get("country"),
        address=entry.get("address"),
        extends=bool(entry.get("extends", False)),
    )


def _one_of(table: dict[str, Any], word: str, what: str) -> Any:
    if squeeze(word) not in table:
        raise UnexpectedCell(f"{what} '{squeeze(word)}' is not one of {', '.join(table)}")
    return table[squeeze(word)]
