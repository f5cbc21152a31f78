"""Words of time: nlp/details/units.yml, as patterns."""

import re
from collections.abc import Iterable
from functools import cache

from manumit.model.base import Model
from nlp.pages import HERE, read_page


class Units(Model):
    """Words for hour, day, week, month and year, what joins them to numbers, and words of telling."""

    hour: tuple[str, ...]
    day: tuple[str, ...]
    week: tuple[str, ...]
    month: tuple[str, ...]
    year: tuple[str, ...]
    per: tuple[str, ...]
    adverbs: dict[str, str]
    months: tuple[str, ...]
    telling: tuple[str, ...]

    def name(self, word: str) -> str:
        """day, week, month or year, for a word of any language of the page."""
        small = word.lower()
        if small in self.adverbs:
            return self.adverbs[small]
        return next(unit for unit in ("hour", "day", "week", "month", "year") if small in getattr(self, unit))


@cache
def load_units() -> Units:
    """The words. Raises LexiconProblem."""
    return read_page(HERE / "details" / "units.yml", Units)


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"
