"""Sums of money: amount, currency and what the money is for."""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from manumit.model.base import Model
from manumit.model.detail import Detail, DetailKind
from nlp.details.currencies import Signs, load_signs
from nlp.details.numbers import figure_or_words, second_number, span_in_words, value_of
from nlp.pages import HERE, read_page

GAP = r"[ \u00a0\u202f]?"
REACH_BEFORE, REACH_BEHIND = 60, 40
FEWEST = {"won": Decimal(100), "P": Decimal(500), "R": Decimal(100), "Sh": Decimal(10)}
"""Signs that are words or letters too: fewer than this is no money."""


class Roles(Model):
    """Cues by what a sum is for."""

    fee: tuple[str, ...]
    deposit: tuple[str, ...]
    debt: tuple[str, ...]
    pay: tuple[str, ...]
    deduction: tuple[str, ...]
    fine: tuple[str, ...]
    repayment: tuple[str, ...]


class Money:
    """Finds sums of money."""

    def __init__(self) -> None:
        self._signs: Signs = load_signs()
        number, second = figure_or_words(), second_number()
        dash = rf"{GAP}[-–]{GAP}"
        signs, words, adjectives = self._signs.signs, self._signs.words, self._signs.adjectives
        self._before = re.compile(
            rf"(?<![\w$])(?P<sign>{signs}){GAP}(?P<low>{second})"
            rf"(?:(?:{dash}(?:{signs})?| (?:to|and) (?:{signs})){GAP}(?P<high>{second}))?(?P<adjective>$^)?"
        )
        self._behind = re.compile(
            rf"(?:(?<![\w.,])(?i:between )(?P<least>{second}) and (?P<most>{second})"
            rf"|(?P<low>{number})(?:(?:{dash}| to )(?P<high>{second}))?)"
            rf"[ \u00a0\u202f-]?(?:(?P<adjective>{adjectives}) )?(?P<sign>{words}|{signs})"
            r"(?![\w$])(?! of (?!recruit|visa|fee))"
        )
        roles = read_page(HERE / "details" / "money.yml", Roles)
        self._cues = [
            (DetailKind(role), re.compile(rf"(?<!\w)(?:{'|'.join(cues)})(?!\w)", re.IGNORECASE))
            for role, cues in roles.model_dump().items()
        ]

    def find(self, text: str, start: int, end: int, countries: Collection[str]) -> Iterator[Detail]:
        """Each sum between start and end; countries decide between rupees and rupees."""
        taken: list[tuple[int, int]] = []
        for match in (*self._before.finditer(text, start, end), *self._behind.finditer(text, start, end)):
            parts = match.groupdict()
            low, high = parts["low"] or parts["least"], parts["high"] or parts.get("most")
            if any(match.start() < stop and begin < match.end() for begin, stop in taken):
                continue
            if value_of(low) < FEWEST.get(parts["sign"], 0):
                continue
            taken.append(match.span())
            yield Detail(
                kind=self._kind(text, match.span(), start, end),
                value=span_in_words(low, high),
                unit=self._signs.code(parts["sign"], parts["adjective"], countries),
                start=match.start(),
                end=match.end(),
            )

    def _kind(self, text: str, place: tuple[int, int], start: int, end: int) -> DetailKind:
        """What the nearest cue says; one that stands before the sum is nearer than one behind it."""
        best = (float(REACH_BEFORE), DetailKind.SUM)
        for kind, cue in self._cues:
            for match in cue.finditer(text, max(start, place[0] - REACH_BEFORE), place[0]):
                best = min(best, (float(place[0] - match.end()), kind))
            for match in cue.finditer(text, place[1], min(end, place[1] + REACH_BEHIND)):
                best = min(best, (1.5 * (match.start() - place[1]), kind))
        return best[1]
