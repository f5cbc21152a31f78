"""The records that a row names."""

from collections.abc import Iterator

from crawlers.errors import UnexpectedCell
from crawlers.mapping import Column, Party
from crawlers.parse.cells import key_of
from crawlers.parse.fields import Cells
from manumit.model.statement import Identifier, Record

PLACEHOLDERS = {"-", "--", "n/a", "na", "none", "nil", "null", "tbc", "unknown"}


def records_of(party: Party, cells: Cells) -> Iterator[Record]:
    """One record per name in the party's cell; none where the cell is empty or holds a placeholder."""
    for name in cells.parts(party.name, party.split):
        if name.casefold() not in PLACEHOLDERS:
            yield _record(party, cells, name)


def _record(party: Party, cells: Cells, name: str) -> Record:
    country = cells.country(party.country)
    address = cells.text(party.address)
    return Record(
        id=f"{cells.card.name}/{_key(party, cells, name, country, address)}",
        entity=party.entity,
        name=name,
        aliases=cells.parts(party.aliases, ";"),
        country=country,
        address=address,
        website=cells.text(party.website),
        sector=cells.text(party.sector),
        lat=cells.number(party.lat),
        lon=cells.number(party.lon),
        identifiers=tuple(
            Identifier(scheme=scheme, value=value, issuer=party.issuer)
            for scheme, column in sorted(party.identifiers.items())
            if (value := cells.text(column))
        ),
    )


def _key(party: Party, cells: Cells, name: str, country: str | None, address: str | None) -> str:
    if not party.key:
        return key_of(party.entity, name, country, address)
    parts = [cells.text(Column(column=column)) for column in party.key]
    if not all(parts):
        raise UnexpectedCell(f"no {' and no '.join(c for c, p in zip(party.key, parts, strict=True) if not p)}")
    return "-".join(str(part) for part in parts)
