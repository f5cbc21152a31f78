"""Statements: one thing that one source says, with its evidence. The ledger holds nothing else."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from manumit.model.base import Model, digest
from manumit.model.detail import Detail
from manumit.model.evidence import Evidence
from manumit.model.words import (
    AccusedKind,
    EntityKind,
    Indicator,
    LabourKind,
    LicenceStatus,
    LinkKind,
    ListingStatus,
    SignalGroup,
    Stance,
)


class Identifier(Model):
    """An identifier that its issuer keeps unique: lei, os_id, imo, licence, registration, tax."""

    scheme: str
    value: str
    issuer: str | None = None


class Record(Model):
    """An entity as one source describes it.

    id is "<source>/<key>", stable while the source keeps describing the same thing.
    country and context_countries are ISO 3166 alpha-2 in lower case; context_countries are only
    mentioned near the name, so they can support a match but never make one.
    """

    kind: Literal["entity"] = "entity"
    id: str
    entity: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    context_countries: tuple[str, ...] = ()
    address: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    website: str | None = None
    sector: str | None = None
    lat: float | None = None
    lon: float | None = None


class Link(Model):
    """Record source LINK record target."""

    kind: Literal["link"] = "link"
    link: LinkKind
    source: str
    target: str
    tier: int | None = None
    goods: tuple[str, ...] = ()
    share: float | None = None
    origin: str | None = None
    destination: str | None = None
    position: str | None = None
    placed_on: date | None = None
    basis: str | None = Field(default=None, description="why the link holds where the source does not say it outright")


class Listing(Model):
    """An official list or import order names the subject."""

    kind: Literal["listing"] = "listing"
    subject: str
    list: str
    measure: Literal["entity_list", "import_ban", "exclusion", "sanction"]
    status: ListingStatus = ListingStatus.ACTIVE
    programme: str | None = None
    goods: str | None = None
    effective: date | None = None
    removed: date | None = None
    extends_to_subsidiaries: bool = False

    @property
    def group(self) -> SignalGroup:
        return SignalGroup.DETERMINATION


class Licence(Model):
    """One interval of a licence, as its register words it. Absence from a register is unknown, not illegal."""

    kind: Literal["licence"] = "licence"
    subject: str
    authority: str
    number: str | None = None
    status: LicenceStatus
    wording: str
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def group(self) -> SignalGroup:
        return SignalGroup.LICENCE


class Claim(Model):
    """A text says something about an indicator. subject is None when nobody that can be named is accused.

    details are part of what is said, and so of the statement's id; a claim without any is written without the field.
    """

    kind: Literal["claim"] = "claim"
    subject: str | None = None
    indicator: Indicator
    stance: Stance
    accused: str | None = None
    accused_kind: AccusedKind | None = None
    found_by: str | None = None
    confidence: float
    model: str
    publisher: str | None = None
    published_at: str | None = None
    details: tuple[Detail, ...] = Field(default=(), exclude_if=lambda details: not details)

    @property
    def group(self) -> SignalGroup:
        return {
            Stance.FOUND: SignalGroup.FINDING,
            Stance.ALLEGED: SignalGroup.ALLEGATION,
            Stance.DENIED: SignalGroup.ANSWER,
            Stance.REMEDIED: SignalGroup.ANSWER,
        }.get(self.stance, SignalGroup.SELF_DISCLOSURE)


class Disclosure(Model):
    """The subject published a statement (UK s.54, AU s.16, CA S-211) for a year."""

    kind: Literal["disclosure"] = "disclosure"
    subject: str
    regime: str
    year: int
    url: str | None = None

    @property
    def group(self) -> SignalGroup:
        return SignalGroup.SELF_DISCLOSURE


class Context(Model):
    """A good made in a country is listed. It says nothing about any company."""

    kind: Literal["context"] = "context"
    subject: str
    country: str
    labour: tuple[LabourKind, ...]
    edition: str
    derived: bool = False

    @property
    def group(self) -> SignalGroup:
        return SignalGroup.CONTEXT


Signal = Listing | Licence | Claim | Disclosure | Context
Body = Annotated[Record | Link | Listing | Licence | Claim | Disclosure | Context, Field(discriminator="kind")]


class Draft(Model):
    """What a parser or reader gives: a body and its place, before the capture is known."""

    body: Body
    row: int | None = None
    document: str | None = None
    zone: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def of(self, source: str, capture: str) -> "Statement":
        """The statement that this draft becomes, as said by source in capture.

        Neither the capture nor the row is part of the id: a list that is published again
        says the same thing, and is seen to say it again.
        """
        place = (self.document, self.zone, self.start, self.end)
        evidence = Evidence(
            capture=capture,
            row=self.row,
            document=self.document,
            zone=self.zone,
            start=self.start,
            end=self.end,
            quote=self.quote,
        )
        return Statement(
            id="s-" + digest(source, self.body, place, str(self.valid_from), str(self.valid_to))[:24],
            source=source,
            evidence=evidence,
            body=self.body,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
        )


class Statement(Model):
    """One thing that one source says. Its id is its content, so saying it again adds nothing.

    valid_from and valid_to are the clock of the world; when a source was seen to say it
    is kept by the ledger (seen_first, seen_last, gone_at).
    """

    id: str
    source: str
    evidence: Evidence
    body: Body
    valid_from: date | None = None
    valid_to: date | None = None
