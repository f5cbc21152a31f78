"""The grammar by which a card says what a row means, so that most sources need no Python.

A value is a column's name, or {fixed: text} for something that the source says once for all rows.
"""

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from manumit.model.base import Model
from manumit.model.words import EntityKind, LinkKind

ISO2 = r"^[a-z]{2}$"
SCHEMES = ("lei", "os_id", "imo", "licence", "registration", "tax")


class Column(Model):
    """The cell of this column."""

    column: str

    def __str__(self) -> str:
        return self.column


class Fixed(Model):
    """The same text for every row."""

    fixed: str


def _as_column(value: Any) -> Any:
    return {"column": value} if isinstance(value, str) else value


Value = Annotated[Column | Fixed, BeforeValidator(_as_column)]
Country = Annotated[str, Field(pattern=ISO2)] | Column


def _party_fields(value: Any) -> Any:
    """`fields:` is the readable spelling of a party's own fields; identifiers may stand in it under their scheme."""
    if not (isinstance(value, dict) and isinstance(value.get("fields"), dict)):
        return value
    rest = {key: inner for key, inner in value.items() if key != "fields"}
    fields = {key: inner for key, inner in value["fields"].items() if key not in SCHEMES}
    schemes = {key: inner for key, inner in value["fields"].items() if key in SCHEMES}
    twice = sorted(set(rest) & set(fields))
    if twice:
        raise ValueError(f"{twice[0]} stands both in fields and beside it")
    return rest | fields | ({"identifiers": rest.get("identifiers", {}) | schemes} if schemes else {})


class Party(Model):
    """A record that a row names: the row's own, or the other end of a link.

    key gives the columns that identify it; without a key, its kind, name, country and address do.
    split separates several names in one cell.
    """

    entity: EntityKind
    name: Value
    key: Annotated[tuple[str, ...], BeforeValidator(lambda v: (v,) if isinstance(v, str) else v)] = ()
    country: Country | None = None
    address: Value | None = None
    website: Value | None = None
    sector: Value | None = None
    lat: Value | None = None
    lon: Value | None = None
    aliases: Value | None = None
    identifiers: dict[str, Value] = Field(default_factory=dict, description="scheme → value: lei, os_id, licence, …")
    issuer: str | None = None
    split: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _unfold(cls, value: Any) -> Any:
        return _party_fields(value)


class LinkMap(Model):
    """One end is given, as source or as target; the row's record is the other. An empty name means no link."""

    source: Party | None = None
    target: Party | None = None
    tier: Annotated[int | Column | None, BeforeValidator(_as_column)] = None
    goods: Value | None = None
    goods_split: str = ","
    share: Value | None = None
    origin: Country | None = None
    destination: Country | None = None
    position: Value | None = None
    placed_on: Value | None = None
    date: str = "%Y-%m-%d"
    basis: str | None = None

    @model_validator(mode="after")
    def _one_end(self) -> Self:
        if (self.source is None) == (self.target is None):
            raise ValueError("give either source or target; the row's record is the other end")
        return self


class LicenceMap(Model):
    """A licence interval. The status goes through the card's status table; an unknown word becomes review."""

    authority: Value
    status: Value
    number: Value | None = None
    valid_from: Value | None = None
    valid_to: Value | None = None
    date: str = "%Y-%m-%d"


class ListingMap(Model):
    """A place on an official list. list defaults to the card's title."""

    list: Value | None = None
    measure: Literal["entity_list", "import_ban", "exclusion", "sanction"]
    status: Value | None = None
    programme: Value | None = None
    goods: Value | None = None
    effective: Value | None = None
    removed: Value | None = None
    date: str = "%Y-%m-%d"


class DisclosureMap(Model):
    """A published statement of the row's record."""

    regime: Value
    year: Value
    url: Value | None = None


class SignalMap(Model):
    """Exactly one kind of signal."""

    licence: LicenceMap | None = None
    listing: ListingMap | None = None
    disclosure: DisclosureMap | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if sum(part is not None for part in (self.licence, self.listing, self.disclosure)) != 1:
            raise ValueError("give exactly one of licence, listing, disclosure")
        return self


class RecordMap(Party):
    """What one row describes: a record, its signals, and its links to other records.

    rows finds the rows: a CSS selector of the one table (HTML), or a dotted path to the array (JSON).
    """

    rows: str | None = None
    delimiter: str = ","
    signals: tuple[SignalMap, ...] = ()
    links: tuple[Annotated[dict[LinkKind, LinkMap], Field(min_length=1, max_length=1)], ...] = ()
    ignore: tuple[str, ...] = ()
