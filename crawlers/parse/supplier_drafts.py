"""A supplier list to drafts: a record for each usable row, and what it produces."""

from collections.abc import Iterator
from functools import lru_cache

from crawlers.parse.cells import key_of
from crawlers.parse.goods import Good, goods_of
from crawlers.parse.supplier_rows import SupplierList, SupplierRow
from manumit.model.statement import Draft, Link, Record
from manumit.model.words import EntityKind, LinkKind


def list_drafts(suppliers: SupplierList, *, list_name: str, source: str) -> tuple[Draft, ...]:
    """One record for each row that is neither invalid nor a duplicate, its goods, and PRODUCES between them.

    A good is a record of its own under the list's source; it meets the official lists' goods by its name.
    """
    drafts: dict[str, Draft] = {}
    for row in suppliers.rows:
        if row.invalid is None and row.duplicate_of is None:
            record = _record(row, source)
            drafts[record.id] = Draft(body=record, row=row.number)
            for key, draft in _products(row, record.id, list_name, source):
                drafts.setdefault(key, draft)
    return tuple(drafts.values())


def record_id(row: SupplierRow, source: str) -> str:
    """The id of the row's record: made of name, country and address, so it survives a re-ordered list."""
    return f"{source}/{row.key}"


def _record(row: SupplierRow, source: str) -> Record:
    return Record(
        id=record_id(row, source),
        entity=row.kind or EntityKind.COMPANY,
        name=row.name,
        country=row.country,
        address=row.address,
        identifiers=row.identifiers,
        website=row.website,
        sector=row.sector,
        lat=row.lat,
        lon=row.lon,
    )


def _products(row: SupplierRow, maker: str, list_name: str, source: str) -> Iterator[tuple[str, Draft]]:
    """The row's goods and the links to them, each with a key under which it is said once."""
    for good in goods_of(row.products, row.sector):
        id = _good_id(good.name, source)
        yield id, Draft(body=Record(id=id, entity=EntityKind.GOOD, name=good.name), row=row.number)
        link = Link(link=LinkKind.PRODUCES, source=maker, target=id, basis=_basis(good, list_name))
        yield f"{maker} {id}", Draft(body=link, row=row.number)


@lru_cache(maxsize=10_000)
def _good_id(name: str, source: str) -> str:
    return f"{source}/good-{key_of(name)}"


def _basis(good: Good, list_name: str) -> str | None:
    return f"{list_name}: {good.basis}" if good.basis else None
