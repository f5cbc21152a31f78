"""The words that many names share, read once from words.yml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from rigour.territories import get_territories

FILE = Path(__file__).with_name("words.yml")


@dataclass(frozen=True)
class Words:
    """What a token is, beside being a part of a name."""

    legal: Mapping[str, str]
    phrases: Mapping[str, str]
    families: Mapping[str, str]
    also: re.Pattern[str]
    courtesy: re.Pattern[str]
    joining: frozenset[str]
    short: Mapping[str, str]
    numerals: Mapping[str, str]
    trade: frozenset[str]
    site: frozenset[str]
    places: frozenset[str]

    def folded(self, token: str) -> str:
        """The token written out, a word of trade in the singular, a number without leading zeros."""
        if token.isdigit():
            return token.lstrip("0") or "0"
        token = self.short.get(token) or self.short.get(token.removesuffix("s"), token)
        if token in self.trade:
            return token
        single = singular(token)
        return single if single in self.trade else token

    def is_distinctive(self, token: str) -> bool:
        """Whether the token can tell one bearer from another: no word of trade, place, number or single letter."""
        if len(token) < 2 or token.isdigit() or token in self.legal:
            return False
        return not (token in self.trade or token in self.places or token in self.site)


def singular(word: str) -> str:
    """An English plural folded by rule: industries → industry, bricks → brick."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "oes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


@lru_cache(maxsize=1)
def load_words() -> Words:
    """The lists of words.yml, with the one-word names of countries added to the places."""
    lists = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return Words(
        legal=lists["legal"],
        phrases=lists["phrases"],
        families=lists["families"],
        also=_any_of(lists["also"]),
        courtesy=re.compile(r"^\s*(?:" + _alternatives(lists["courtesy"]) + r")\s+", re.IGNORECASE),
        joining=frozenset(lists["joining"]),
        short=lists["short"],
        numerals=lists["numerals"],
        trade=frozenset(lists["trade"]),
        site=frozenset(lists["site"]),
        places=frozenset(lists["places"]) | _countries(),
    )


def _alternatives(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda text: (-len(text), text)))


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + _alternatives(phrases) + r")(?!\w)[.:]?", re.IGNORECASE)


def _countries() -> frozenset[str]:
    names = (territory.name.casefold() for territory in get_territories() if territory.is_country)
    return frozenset(name for name in names if name.isalpha() and name.isascii())
