"""Questions put to the heads: which stretches of the text to look at, and what is known about them already."""

import math
from dataclasses import dataclass

from manumit.model.words import DocumentType, Indicator, Stance
from nlp.learned.labels import DOCUMENTS, DOER, GOOD, INDICATORS, ORGANISATION, PERSON, PLACE, STANCES

Span = tuple[int, int]
CANDIDATES = (ORGANISATION, PERSON, DOER)
TAILS = (ORGANISATION, PLACE, GOOD)
FAR = 5.0
"""Natural logarithm of about 150 word pieces: what is further off is simply far."""


@dataclass(frozen=True)
class Question:
    """Spans of word pieces, each read as the mean of its pieces, and numbers that stand beside them."""

    spans: tuple[Span, ...]
    extras: tuple[float, ...]


def type_question(name: Span, all_: Span) -> Question:
    """Which type of organisation is this name?"""
    return Question((name, all_), ())


def stance_question(
    quote: Span, sentence: Span, all_: Span, indicator: Indicator, document: DocumentType | None
) -> Question:
    """What does the text say of this: that it happened, is forbidden, was put right? OTHER is an unknown type."""
    known = None if document is DocumentType.OTHER else document
    return Question((quote, sentence, all_), (*_one(INDICATORS, indicator), *_one(DOCUMENTS, known)))


def accused_question(quote: Span, candidate: Span, kind: str, stance: Stance) -> Question:
    """Is this who did it?"""
    extras = (*_place(candidate, quote), *_one(CANDIDATES, kind), *_one(STANCES, stance))
    return Question((quote, candidate, _between(candidate, quote)), extras)


def relation_question(head: Span, tail: Span, tail_kind: str) -> Question:
    """How is the first related to the second?"""
    return Question((head, tail, _between(head, tail)), (*_place(head, tail), *_one(TAILS, tail_kind)))


def widths() -> dict[str, tuple[int, int]]:
    """For each head how many spans and how many extras its questions have."""
    here = (0, 1)
    asked = {
        "typing": type_question(here, here),
        "stance": stance_question(here, here, here, INDICATORS[0], None),
        "accused": accused_question(here, here, ORGANISATION, STANCES[0]),
        "relation": relation_question(here, here, ORGANISATION),
    }
    return {name: (len(question.spans), len(question.extras)) for name, question in asked.items()}


def _one(values: tuple[object, ...], value: object) -> tuple[float, ...]:
    return tuple(float(each == value) for each in values)


def _place(one: Span, other: Span) -> tuple[float, float, float]:
    """Whether it stands before, whether behind, and how far off."""
    gap = max(one[0] - other[1], other[0] - one[1], 0)
    return float(one[1] <= other[0]), float(other[1] <= one[0]), min(math.log1p(gap) / FAR, 1.0)


def _between(one: Span, other: Span) -> Span:
    """The pieces from the one to the other; where they touch or overlap, both together."""
    start, end = min(one[1], other[1]), max(one[0], other[0])
    return (start, end) if start < end else (min(one[0], other[0]), max(one[1], other[1]))
