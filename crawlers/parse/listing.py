"""The records behind a party that a list names: itself, the subsidiaries that the cell names, and who owns whom."""

from collections.abc import Iterator

from crawlers.parse.cells import key_of
from crawlers.parse.names import Party
from manumit.model.statement import Body, Link, Listing, Record
from manumit.model.words import LinkKind


def records_of(source: str, party: Party, country: str | None) -> tuple[Record, list[Body]]:
    """The party's record, and everything that is to be stated about it."""
    own = _record(source, party, country)
    bodies: list[Body] = [own]
    for inner in party.owned:
        owned, more = records_of(source, inner, country)
        bodies += [*more, Link(link=LinkKind.OWNS, source=own.id, target=owned.id)]
    return own, bodies


def state_listing(source: str, party: Party, country: str | None, listing: Listing) -> Iterator[Body]:
    """The party, its named subsidiaries, and a listing like the given one for each of them."""
    own, bodies = records_of(source, party, country)
    yield from bodies
    yield listing.model_copy(update={"subject": own.id, "extends_to_subsidiaries": party.extends})
    for inner in party.owned:
        owned, _ = records_of(source, inner, country)
        yield listing.model_copy(update={"subject": owned.id, "extends_to_subsidiaries": inner.extends})


def _record(source: str, party: Party, country: str | None) -> Record:
    home = party.country or country
    return Record(
        id=f"{source}/{key_of(party.kind, party.name, home)}",
        entity=party.kind,
        name=party.name,
        aliases=party.aliases,
        country=home,
        address=party.address,
    )
