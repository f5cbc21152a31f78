"""A source card: who publishes what, how it is fetched, and how it is read. One YAML file per source."""

import re
from importlib.util import find_spec
from typing import Annotated, Any, Literal, Self

from cssselect import GenericTranslator, SelectorError
from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from crawlers.mapping import ISO2, RecordMap
from manumit.model.base import Model
from manumit.model.words import DocumentType, LicenceStatus, ListingStatus, SignalGroup

Kind = Literal["table", "csv", "json", "feed", "site", "file"]
Frequency = Literal["hourly", "daily", "weekly", "monthly", "quarterly", "yearly", "irregular", "never"]
Status = LicenceStatus | ListingStatus


def _one_or_several(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


class Publisher(Model):
    """Who says it. country is ISO 3166 alpha-2 in lower case; official: a public authority."""

    name: str = Field(min_length=1)
    country: str = Field(pattern=ISO2)
    official: bool = False


def _selector(text: str) -> str:
    try:
        GenericTranslator().css_to_xpath(text)
    except SelectorError as error:
        raise ValueError(f"'{text}' is not a CSS selector: {error}") from error
    return text


Selector = Annotated[str, AfterValidator(_selector)]


class Find(Model):
    """The card's url is a page that links to the file: link is the selector of that one link."""

    link: Selector


class Follow(Model):
    """Which links are followed.

    links selects the links of a site (or a feed's entries), allow is a regular expression that their
    address must match; pages selects the link to the next page of a list (CSS in HTML, a dotted path in JSON).
    """

    links: Selector | None = None
    allow: str | None = None
    pages: str | None = None

    @model_validator(mode="after")
    def _pattern(self) -> Self:
        if self.allow is not None:
            try:
                re.compile(self.allow)
            except re.error as error:
                raise ValueError(f"allow is not a regular expression: {error}") from error
        return self


class Limits(Model):
    """Where a crawl of this source stops. delay (seconds) can only raise the delay of the settings."""

    pages: int = Field(500, ge=1)
    depth: int = Field(4, ge=0)
    max_bytes: int | None = Field(None, ge=1)
    delay: float | None = Field(None, ge=0)


class Documents(Model):
    """The captures are texts to read: the register that they are written in, and who speaks in them."""

    type: DocumentType
    publisher: str | None = None


class Card(Model):
    """One source. The name is the file's stem and starts with its folder's country code."""

    name: str = Field(pattern=r"^[a-z]{2}_[a-z0-9_]+$")
    title: str = Field(min_length=1)
    publisher: Publisher
    url: Annotated[tuple[str, ...], BeforeValidator(_one_or_several), Field(min_length=1)]
    kind: Kind
    find: Find | None = None
    follow: Follow | None = None
    encoding: str | None = None
    licence: str = Field(min_length=1)
    frequency: Frequency
    signal: SignalGroup
    min_items: int = Field(1, ge=0)
    max_items: int | None = Field(None, ge=1)
    parse: str | None = Field(None, pattern=r"^[a-z][a-z0-9_]*$")
    records: RecordMap | None = None
    status: dict[str, Status] = Field(default_factory=dict)
    lookups: dict[str, dict[str, Any]] = Field(default_factory=dict)
    drop: tuple[str, ...] = Field((), description="personal or needless columns, dropped on purpose")
    documents: Documents | None = None
    snapshot: bool = Field(False, description="each capture is the full list: what is absent has gone")
    limits: Limits = Limits()
    shape_seen: str = Field(pattern=r"^\d{4}-\d{2}$")
    notes: str | None = None
    default: bool = Field(True, description="gathered unless sources are named")
    off_because: str | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.follow and self.follow.pages and self.kind != "json":
            _selector(self.follow.pages)
        if self.records and self.records.rows and self.kind == "table":
            _selector(self.records.rows)
        for wrong, message in (
            (
                any(not re.match(r"^https?://[^/\s]+", url) for url in self.url),
                "url: must start with http:// or https://",
            ),
            (not (self.parse or self.records or self.documents), "one of records, parse or documents must be given"),
            (bool(self.parse and self.records), "parse and records exclude each other"),
            (bool(self.records) and self.kind not in ("table", "csv", "json"), "records needs kind table, csv or json"),
            (
                self.parse is not None and not _parser_exists(self.parse),
                f"parse: no file crawlers/parse/{self.parse}.py",
            ),
            (self.max_items is not None and self.max_items < self.min_items, "max_items is below min_items"),
            (not self.default and not self.off_because, "default: false needs off_because"),
        ):
            if wrong:
                raise ValueError(message)
        return self


def _parser_exists(module: str) -> bool:
    return find_spec(f"crawlers.parse.{module}") is not None
