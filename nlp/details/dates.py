"""Dates and periods, kept to the month: a day could lead to one worker."""

import re
from collections.abc import Iterator

from manumit.model.detail import Detail, DetailKind
from nlp.details.units import any_of, load_units

YEAR = r"((?:19[5-9]|20[0-9])\d)"
FIRST, LAST = 1950, 2100


class Dates:
    """Finds dates behind a preposition, intervals, and days written in figures."""

    def __init__(self) -> None:
        units = load_units()
        self._months = {name[:3]: number for number, name in enumerate(units.months, 1)}
        short = [name[:3] for name in units.months] + ["sept"]
        month = rf"((?:{any_of((*units.months, *short))})\b\.?)"
        day = r"(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)?"
        moment = rf"{day}(?:{month} (?:\d{{1,2}}(?:st|nd|rd|th)?, )?)?{YEAR}?"
        dated = rf"{day}(?:{month} (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?(?:of )?)?{YEAR}"
        early = r"(?:(?:early|mid|late|the summer of|the end of|the start of)[ -])?"
        self._between = re.compile(
            rf"(?i)\b(?:between|from) {early}{moment} ?(?:and|to|until|till|-|–) ?{early}{dated}\b"
        )
        self._years = re.compile(rf"(?i)\b(?:in|during|since)? ?{YEAR} ?[-–] ?{YEAR}\b")
        self._one = re.compile(
            rf"(?i)\b(in|since|during|by|until|of|on|from|after|before|around) {early}{dated}\b(?! ?[-–] ?\d)"
        )
        self._figures = re.compile(rf"\b{YEAR}-(0[1-9]|1[0-2])-\d\d\b")
        self._telling = re.compile(rf"(?i)\b{any_of(units.telling)}\b")

    def find(self, text: str, start: int, end: int) -> Iterator[Detail]:
        """Each date between start and end, as an ISO month or year, or an interval of two."""
        for match in self._between.finditer(text, start, end):
            last = self._iso(match[3], match[4])
            yield _when(match, f"{self._iso(match[1], match[2] or match[4])}/{last}")
        for match in self._years.finditer(text, start, end):
            yield _when(match, f"{match[1]}/{match[2]}")
        for match in self._one.finditer(text, start, end):
            value = self._iso(match[2], match[3])
            yield _when(match, {"since": f"{value}/..", "until": f"../{value}"}.get(match[1].lower(), value))
        for match in self._figures.finditer(text, start, end):
            yield _when(match, f"{match[1]}-{match[2]}")

    def of_the_telling(self, text: str, date: Detail, start: int, end: int) -> bool:
        """Whether a word of telling parts the date from the words at start to end: it dates the report then."""
        low, high = (date.end, start) if date.end <= start else (end, date.start)
        return low < high and bool(self._telling.search(text, low, high))

    def _iso(self, month: str | None, year: str) -> str:
        return f"{year}-{self._months[month[:3].lower()]:02}" if month else year


def _when(match: re.Match[str], value: str) -> Detail:
    return Detail(kind=DetailKind.WHEN, value=value, start=match.start(), end=match.end())
