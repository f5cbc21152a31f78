"""Which countries a text names, by a table built once from the territories that rigour knows."""

import re
from functools import cache

from rigour.territories import get_territories

AMBIGUOUS = frozenset({"georgia", "jersey"})
FURTHER = {
    "Burma": "mm",
    "Congo": "cd",
    "Democratic Republic of Congo": "cd",
    "Hong Kong": "hk",
    "Ivory Coast": "ci",
    "Russia": "ru",
    "South Korea": "kr",
    "North Korea": "kp",
    "Syria": "sy",
    "Taiwan": "tw",
    "Turkey": "tr",
    "Türkiye": "tr",
    "United States of America": "us",
    "Vietnam": "vn",
    "Viet Nam": "vn",
    "England": "gb",
    "Scotland": "gb",
    "Wales": "gb",
    "Great Britain": "gb",
    "Britain": "gb",
}
INITIALS = {"UK": "gb", "U.K.": "gb", "US": "us", "U.S.": "us", "USA": "us", "UAE": "ae", "DRC": "cd", "DPRK": "kp"}


def countries_in(text: str) -> tuple[str, ...]:
    """Codes (ISO 3166 alpha-2, lower case) of the countries named in the text, sorted."""
    codes, pattern = _table()
    return tuple(sorted({codes[match[0]] for match in pattern.finditer(text)}))


@cache
def country_names() -> frozenset[str]:
    """Every name of a country that the table knows, in lower case."""
    return frozenset(name.casefold() for name in _table()[0])


@cache
def _table() -> tuple[dict[str, str], re.Pattern[str]]:
    codes = FURTHER | INITIALS
    for territory in get_territories():
        if len(territory.code) == 2 and territory.is_country and not territory.is_historical:
            codes |= {name: territory.code for name in (territory.name, territory.full_name) if name}
    codes = {name: code for name, code in codes.items() if name.casefold() not in AMBIGUOUS}
    longest_first = sorted(codes, key=lambda name: (-len(name), name))
    wordings = "|".join(re.escape(name) for name in longest_first)
    return codes, re.compile(rf"(?<![\w.])(?:{wordings})(?!\w)")
