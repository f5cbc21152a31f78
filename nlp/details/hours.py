"""Hours a day, a week or a month; days a week or a month; days of rest."""

import re
from collections.abc import Iterator

from manumit.model.detail import Detail, DetailKind
from nlp.details.numbers import figure_or_words, plain, second_number, span_in_words, value_of
from nlp.details.units import any_of, load_units

MOST = {"day": 24, "week": 168, "month": 744}
MOST_DAYS = {"week": 7, "month": 31}


class Hours:
    """Finds working hours, working days and days of rest."""

    def __init__(self) -> None:
        units = self._units = load_units()
        number = figure_or_words()
        counted = rf"({number})(?:[ -]?(?:-|–|to|and|or)[ -]?({second_number()}))?"
        hour, per = any_of(units.hour), any_of(units.per)
        day, week, month = any_of(units.day), any_of(units.week), any_of(units.month)
        rate = rf"(?:\s?/\s?|(?:{per}) )({day}|{week}|{month})\b|({any_of(units.adverbs)})\b"
        middle = r"(?:[ -](?:of|overtime|work|straight|continuously|extra|on duty|on their feet|on end|or more)){0,3}"
        self._hours = re.compile(rf"(?i){counted}[ -]{hour}({middle})[ ,]*(?:{rate})")
        self._shifts = re.compile(rf"(?i){counted}[ -]{hour}[- ](?:work(?:ing)?[- ])?({day}|{week}s?)\b")
        clock = r"(\d{1,2})(?:[:.](\d\d))? ?(a|p)\.?m\b\.?"
        self._clock = re.compile(rf"(?i)(?:from|between) {clock} (?:to|until|till|and) {clock}")
        self._days = re.compile(
            rf"(?i){counted}[ -](?:working )?{any_of(units.day)}[ -](?:(?:{per}) )?({week}s?|{month}s?)\b"
        )
        self._rest = re.compile(
            rf"(?i)(?:({number})|(\bno)|(\ba)) (?:(?:rest[ -]|free )days?|days? (?:off|of rest))"
            rf"(?: (?:(?:{per}) )?({week}|{month})\b)?"
        )

    def find(self, text: str, start: int, end: int) -> Iterator[Detail]:
        """Each rate between start and end that a day, a week or a month can hold."""
        for match in self._hours.finditer(text, start, end):
            unit = self._units.name(match[4] or match[5])
            kind = DetailKind.OVERTIME if "overtime" in match[3].lower() else DetailKind.HOURS
            yield from _rate(kind, match, unit, MOST)
        for match in self._shifts.finditer(text, start, end):
            yield from _rate(DetailKind.HOURS, match, self._unit(match[3]), MOST)
        for match in self._clock.finditer(text, start, end):
            yield _detail(DetailKind.HOURS, match, _between(match), "day")
        for match in self._days.finditer(text, start, end):
            yield from _rate(DetailKind.DAYS, match, self._unit(match[3]), MOST_DAYS)
        for match in self._rest.finditer(text, start, end):
            if match[4] or match[2]:
                value = "0" if match[2] else plain(value_of(match[1])) if match[1] else "1"
                yield _detail(DetailKind.REST_DAYS, match, value, self._unit(match[4]) if match[4] else None)

    def _unit(self, word: str) -> str:
        known = {*self._units.day, *self._units.week, *self._units.month}
        return self._units.name(word if word.lower() in known else word[:-1])


def _rate(kind: DetailKind, match: re.Match[str], unit: str, most: dict[str, int]) -> Iterator[Detail]:
    value = span_in_words(match[1], match[2])
    if unit in most and float(value.split("-")[-1]) <= most[unit]:
        yield _detail(kind, match, value, unit)


def _between(match: re.Match[str]) -> str:
    """Hours from one time of the clock to the next."""
    first, second = (
        (int(match[at]) % 12 + (12 if match[at + 2].lower() == "p" else 0)) * 60 + int(match[at + 1] or 0)
        for at in (1, 4)
    )
    hours = (second - first) % 1440 / 60
    return f"{hours:.1f}".removesuffix(".0")


def _detail(kind: DetailKind, match: re.Match[str], value: str, unit: str | None) -> Detail:
    return Detail(kind=kind, value=value, unit=unit, start=match.start(), end=match.end())
