"""What the reading stage finds in one document, before anything is stored."""

from enum import StrEnum

from pydantic import Field

from manumit.model.base import Model
from manumit.model.detail import Detail
from manumit.model.words import AccusedKind, Indicator, OrganisationType, Stance


class Span(Model):
    """Characters start to end of a text."""

    start: int
    end: int


def is_empty(values: tuple[object, ...]) -> bool:
    """Whether an optional field says nothing, and is left out of what is written."""
    return not values


class Mention(Model):
    """One indicator, said in one stance about one accused, in these exact words of the text.

    sentence: the characters of the sentence that holds the quote.
    """

    indicator: Indicator
    stance: Stance
    start: int
    end: int
    quote: str
    confidence: float
    accused: str | None = None
    accused_kind: AccusedKind | None = None
    found_by: str | None = None
    rules: tuple[str, ...] = ()
    sentence: Span | None = None
    details: tuple[Detail, ...] = Field(default=(), exclude_if=is_empty)


class Organisation(Model):
    """An organisation that the text names, in its fullest form there."""

    name: str
    type: OrganisationType
    known: str | None = None
    spans: tuple[Span, ...] = ()


class Relation(Model):
    """head supplies, recruits_for or is owned_by tail, as the text states it.

    Among links: head subcontracts_to tail, produces the good tail, or is located_in the place tail.
    """

    head: str
    relation: str
    tail: str
    start: int
    end: int


class OfferWarningKind(StrEnum):
    """What a vacancy or recruitment offer hides that is no indicator by itself."""

    NO_EMPLOYER_NAMED = "no_employer_named"
    NO_PLACE_NAMED = "no_place_named"
    PAY_ABOVE_MARKET = "pay_above_market"
    PHONE_ONLY_CONTACT = "phone_only_contact"
    MINORS_WANTED = "minors_wanted"


class OfferWarning(Model):
    """A reason to look closer at an offer; it accuses nobody. quote: the words it rests on, or that begin the offer."""

    kind: OfferWarningKind
    start: int
    end: int
    quote: str
    text: str


class Reading(Model):
    """Everything that was read in one text. persons are spans to mask before storage."""

    mentions: tuple[Mention, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    relations: tuple[Relation, ...] = ()
    links: tuple[Relation, ...] = Field(default=(), exclude_if=is_empty)
    countries: tuple[str, ...] = ()
    persons: tuple[Span, ...] = ()
    warnings: tuple[OfferWarning, ...] = Field(default=(), exclude_if=is_empty)
    model: str = ""
