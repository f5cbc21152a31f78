"""Currencies: which code a sign or a word stands for, with the help of the countries that the text names."""

import re
from collections.abc import Collection
from functools import cache

from manumit.model.base import Model
from nlp.pages import HERE, read_page


class Currency(Model):
    """How a currency is written. country: ISO 3166, whose naming decides where signs or words are shared."""

    country: str | None
    signs: tuple[str, ...]
    words: tuple[str, ...]
    adjectives: tuple[str, ...]


class Currencies(Model):
    """All currencies by code, and the code that a shared sign or word usually stands for."""

    usual: dict[str, str]
    currencies: dict[str, Currency]


class Signs:
    """Patterns for the signs, words and adjectives of all currencies, and what each stands for."""

    def __init__(self, page: Currencies) -> None:
        self._page = page
        self._codes: dict[str, set[str]] = {code: {code} for code in page.currencies}
        self._adjectives: dict[str, str] = {}
        for code, currency in page.currencies.items():
            for sign in (*currency.signs, *currency.words):
                self._codes.setdefault(sign, set()).add(code)
            self._adjectives |= dict.fromkeys(currency.adjectives, code)
        every = page.currencies.values()
        self.signs = _any_of({*page.currencies, *(sign for c in every for sign in c.signs)})
        self.words = rf"(?i:{_any_of({word for c in every for word in c.words})}s?)"
        self.adjectives = rf"(?i:{_any_of(set(self._adjectives))})"

    def code(self, written: str, adjective: str | None, countries: Collection[str]) -> str:
        """The ISO code of a sign or word; the word for all of them where several codes are left and none is usual."""
        word = written if written in self._codes else _singular(written.lower(), self._codes)
        codes = self._codes[word]
        if adjective and (named := self._adjectives.get(adjective.lower())) in codes:
            return str(named)
        if len(codes) == 1:
            return next(iter(codes))
        near = {code for code in codes if self._page.currencies[code].country in countries}
        if len(near) == 1:
            return next(iter(near))
        return self._page.usual.get(word) or self._name(word, min(codes))

    def _name(self, word: str, code: str) -> str:
        """The word itself, or for a sign the word of the currency."""
        words = self._page.currencies[code].words
        return word if any(word in c.words for c in self._page.currencies.values()) else words[0]


@cache
def load_signs() -> Signs:
    """The currencies of nlp/details/currencies.yml. Raises LexiconProblem."""
    return Signs(read_page(HERE / "details" / "currencies.yml", Currencies))


def _singular(word: str, known: dict[str, set[str]]) -> str:
    return word if word in known else next(name for name in known if word in (name.lower(), f"{name.lower()}s"))


def _any_of(wordings: set[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(wordings, key=lambda w: (-len(w), w))) + ")"
