"""Time as a measure: months of pay, months of debt, how long it lasted."""

import re
from collections.abc import Iterator
from decimal import Decimal

from manumit.model.detail import Detail, DetailKind
from nlp.details.numbers import figure_or_words, plain, value_of
from nlp.details.units import any_of, load_units

ROUGHLY = r"(?:(?:about|around|nearly|almost|more than|over|at least|up to|the|first|past|last|next|some) )*"
PLAIN = r"(?!(?:to|for|from|in|on|and|by|at)\b)\w+"
PAY = r"(?:pay|wages?|salar(?:y|ies)|earnings|income|gaji|salaires?|salarios?)"
REPAYING = (
    r"(?:repay(?:ing)?|pay(?:ing)? (?:it |them )?(?:off|back)|clear(?:ing|ed)?|work(?:ed|ing)? (?:it )?off"
    r"|settl(?:e|ed|ing)|debts?|loans?)"
)


class Months:
    """Finds months of pay, months of debt and spans of time."""

    def __init__(self) -> None:
        units = self._units = load_units()
        number = rf"({figure_or_words()}|\ban?\b)"
        long = rf"({any_of((*units.month, *units.year))})"
        self._pay = (
            re.compile(rf"(?i){number}[ -]{long}['’]?s?['’]? (?:of |worth of |de )?(?:{PLAIN} ){{0,2}}?{PAY}\b"),
            re.compile(rf"(?i)\b{PAY} (?:\w+ ){{0,3}}?(?:for|of) {ROUGHLY}{number} {long}\b"),
            re.compile(
                rf"(?i)\b(?:unpaid|without pay|not (?:been )?paid|never paid) (?:\w+ )?for {ROUGHLY}{number} {long}\b"
            ),
        )
        self._debt = (
            re.compile(rf"(?i){number} {long} (?:\w+ ){{0,3}}?to {REPAYING}"),
            re.compile(
                rf"(?i)\b{REPAYING} (?:\w+ ){{0,6}}?(?:over|for|in|within|after|took|takes) {ROUGHLY}{number} {long}\b"
            ),
            re.compile(rf"(?i)\bin debt for {ROUGHLY}{number} {long}\b"),
        )
        every = rf"({any_of((*units.day, *units.week, *units.month, *units.year))})"
        self._lasted = re.compile(rf"(?i)\bfor {ROUGHLY}{number} {every}\b(?! (?:of|old)\b)")

    def find(self, text: str, start: int, end: int) -> Iterator[Detail]:
        """Each measure between start and end; years are counted as months, except in how long it lasted."""
        for kind, patterns in ((DetailKind.MONTHS_OF_PAY, self._pay), (DetailKind.MONTHS_OF_DEBT, self._debt)):
            for pattern in patterns:
                for match in pattern.finditer(text, start, end):
                    yield _detail(kind, match, self._months(match), "month")
        for match in self._lasted.finditer(text, start, end):
            yield _detail(DetailKind.LASTED, match, plain(_count(match[1])), self._units.name(match[2]))

    def _months(self, match: re.Match[str]) -> str:
        return plain(_count(match[1]) * (12 if self._units.name(match[2]) == "year" else 1))


def _count(wording: str) -> Decimal:
    return Decimal(1) if wording.lower() in ("a", "an") else value_of(wording)


def _detail(kind: DetailKind, match: re.Match[str], value: str, unit: str) -> Detail:
    return Detail(kind=kind, value=value, unit=unit, start=match.start(), end=match.end())
