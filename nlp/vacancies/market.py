"""Pay far above the market: stated monthly pay beside rough ordinary pay for such work. It warns, it proves nothing."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from pydantic import Field

from manumit.model.base import Model
from manumit.model.detail import Detail
from nlp.details.money import Money
from nlp.pages import read_page
from nlp.slots import Span
from nlp.vacancies.page import FOLDER, whole_words

PAGE = "market_pay.yml"
MONTHLY_BEHIND = re.compile(r"(?i)\W{0,2}(?:a|per|/|each|every)?\s?(?:month\b|monthly\b|mth\b|p\.?m\b)")
MONTHLY_BEFORE = re.compile(r"(?i)\bmonthly (?:\w+ ){0,3}?(?:of |is |up to |: ?)?$|\bmonthly\b[^.\n]{0,20}$")


class Group(Model):
    """A group of work: its words, and how many times unskilled pay it ordinarily gets at most."""

    times: Decimal
    words: tuple[str, ...]


class Pay(Model):
    """Rough ordinary monthly pay in a country, and what it was rounded from."""

    currency: str
    ordinary: Decimal
    basis: str


class MarketPage(Model):
    """nlp/vacancies/market_pay.yml."""

    factor: Decimal = Field(ge=2)
    groups: dict[str, Group]
    per_dollar: dict[str, Decimal]
    countries: dict[str, Pay]
    source: str


@dataclass(frozen=True)
class Excess:
    """Where an offer states pay far above the market, and beside what."""

    place: Span
    country: str
    ordinary: Decimal
    currency: str
    factor: Decimal


class Market:
    """Compares stated monthly pay with the page. Without a known kind of work and country it says nothing."""

    def __init__(self) -> None:
        self._page = read_page(FOLDER / PAGE, MarketPage)
        self._money = Money()
        self._groups = [(group.times, whole_words(group.words, PAGE)) for group in self._page.groups.values()]

    def excesses(self, text: str, countries: Collection[str]) -> Iterator[Excess]:
        """Each monthly pay above factor times the ordinary; of several countries the one that pays best counts."""
        times = max((times for times, words in self._groups if words.search(text)), default=None)
        if times is None:
            return
        for pay in self._money.find(text, 0, len(text), countries):
            if not _monthly(text, pay):
                continue
            if (found := self._beside(pay, countries, times)) is not None:
                yield found

    def _beside(self, pay: Detail, countries: Collection[str], times: Decimal) -> Excess | None:
        local = [code for code, row in self._page.countries.items() if row.currency == pay.unit and pay.unit != "USD"]
        rate = self._page.per_dollar.get(pay.unit or "")
        known = [code for code in (local or sorted(countries)) if code in self._page.countries]
        if rate is None or not known:
            return None
        country = max(known, key=self._dollars)
        row = self._page.countries[country]
        low = Decimal(pay.value.split("-")[0]) / rate
        if low <= self._page.factor * times * self._dollars(country):
            return None
        return Excess((pay.start, pay.end), country, row.ordinary * times, row.currency, self._page.factor)

    def _dollars(self, country: str) -> Decimal:
        row = self._page.countries[country]
        return row.ordinary / self._page.per_dollar[row.currency]


def _monthly(text: str, pay: Detail) -> bool:
    return bool(MONTHLY_BEHIND.match(text, pay.end) or MONTHLY_BEFORE.search(text[max(0, pay.start - 40) : pay.start]))
