"""US Department of Labor, List of Goods: the XML of the Sweat & Toil app. A good × country, never a company."""

from collections.abc import Iterator

from lxml import etree

from crawlers.card import Card
from crawlers.errors import ShapeChanged, UnexpectedCell
from crawlers.parse.cells import key_of, squeeze
from crawlers.parse.countries import country_code
from crawlers.parse.parsed import Gathered, Parsed
from crawlers.parse.row import Row
from manumit.model.statement import Body, Context, Record
from manumit.model.words import EntityKind, LabourKind

EDITION = "2022"
YES_NO = {"Yes": True, "No": False}
LABOUR = {
    "Child_Labor": LabourKind.CHILD_LABOUR,
    "Forced_Labor": LabourKind.FORCED_LABOUR,
    "Forced_Child_Labor": LabourKind.FORCED_CHILD_LABOUR,
}
# The region follows from the country; a derived pair's source country has no place in a Context yet.
IGNORE = ("Country_Region", "Derived_Country")


def parse(card: Card, payload: bytes, *, url: str, mime: str) -> Parsed:  # noqa: ARG001 - every parser's signature
    """One item per good × country. The edition comes from the card's lookups (edition: {current: …})."""
    edition = str(card.lookups.get("edition", {}).get("current", EDITION))
    into = Gathered()
    for row in _rows(card, payload, url):
        try:
            into.add_row(row.number, list(_pair(row, edition)))
        except UnexpectedCell as problem:
            into.refuse(row.number, str(problem))
    return into.result(card, "us_dol_goods/1")


def _pair(row: Row, edition: str) -> Iterator[Body]:
    name, sector = squeeze(row.pop("Good_Name")), squeeze(row.pop("Good_Sector"))
    country = country_code(place := row.pop("Country_Name"))
    if not name or country is None:
        raise UnexpectedCell(f"good '{name}': '{place}' is not a country")
    labour = tuple(kind for column, kind in LABOUR.items() if _yes(row, column))
    derived = _yes(row, "Derived_Labor_Exploitation")
    row.audit(ignore=IGNORE)
    if not (labour or derived):
        raise UnexpectedCell(f"{name}, {place}: listed for nothing")
    good = Record(id=f"{row.source}/{key_of(name)}", entity=EntityKind.GOOD, name=name, sector=sector or None)
    yield good
    yield Context(subject=good.id, country=country, labour=labour, edition=edition, derived=derived)


def _yes(row: Row, column: str) -> bool:
    word = row.pop(column)
    if word not in YES_NO:
        raise UnexpectedCell(f"{column}: '{word}' is neither Yes nor No")
    return YES_NO[word]


def _rows(card: Card, payload: bytes, url: str) -> Iterator[Row]:
    number = 0
    for good in _tree(card, payload, url).iterfind("Good"):
        cells = {part.tag: part.text or "" for part in good if part.tag != "Countries"}
        for country in good.iterfind("Countries/Country"):
            number += 1
            yield Row(card.name, url, number, cells | {part.tag: part.text or "" for part in country})


def _tree(card: Card, payload: bytes, url: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(payload, parser)
    except etree.XMLSyntaxError as error:
        raise ShapeChanged(card.name, url, f"is not XML: {error}") from error
    if root.tag != "Goods" or root.getroottree().docinfo.doctype:
        raise ShapeChanged(card.name, url, f"the top element is {root.tag}; Goods without a doctype is expected")
    return root
