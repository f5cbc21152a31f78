"""What the reading stage finds in one document, before anything is stored."""

from manumit.model.base import Model
from manumit.model.words import AccusedKind, Indicator, OrganisationType, Stance


class Span(Model):
    """Characters start to end of a text."""

    start: int
    end: int


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


class Organisation(Model):
    """An organisation that the text names, in its fullest form there."""

    name: str
    type: OrganisationType
    known: str | None = None
    spans: tuple[Span, ...] = ()


class Relation(Model):
    """head supplies tail, head recruits_for tail, or head is owned_by tail, as the text states it."""

    head: str
    relation: str
    tail: str
    start: int
    end: int


class Reading(Model):
    """Everything that was read in one text. persons are spans to mask before storage."""

    mentions: tuple[Mention, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    relations: tuple[Relation, ...] = ()
    countries: tuple[str, ...] = ()
    persons: tuple[Span, ...] = ()
    model: str = ""
