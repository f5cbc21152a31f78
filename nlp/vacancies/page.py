"""The pages of offers: what shows one, and which terms hide something."""

import re
from collections.abc import Iterable
from functools import cache

from pydantic import model_validator

from manumit.model.base import Model
from manumit.model.words import Indicator
from nlp.errors import LexiconProblem
from nlp.pages import HERE, read_page

FOLDER = HERE / "vacancies"


class OfferPage(Model):
    """Cues of an offer by group, of telling about offers, of conduct, and where clauses part."""

    call: tuple[str, ...]
    groups: dict[str, tuple[str, ...]]
    told: tuple[str, ...]
    conduct: tuple[str, ...]
    clauses: tuple[str, ...]


class Term(Model):
    """One kind of term: its indicator, the wordings that show it, promise that there is
    none, turn it into a promise, or make it another thing.
    """

    indicator: Indicator
    means: str
    shows: tuple[str, ...]
    promises: tuple[str, ...]
    pledges: tuple[str, ...]
    silent: tuple[str, ...]


class TermsPage(Model):
    """All terms, with the words that their patterns share as {word}."""

    words: dict[str, str]
    terms: dict[str, Term]

    @model_validator(mode="after")
    def _filled(self) -> "TermsPage":
        for name, term in self.terms.items():
            for pattern in (*term.shows, *term.promises):
                if unknown := sorted(set(re.findall(r"\{([a-z]+)\}", pattern)) - self.words.keys()):
                    raise ValueError(f"terms.{name}: no word is called {unknown[0]}")
        return self

    def filled(self, patterns: Iterable[str]) -> list[str]:
        """Patterns with their words filled in."""
        for word, wording in self.words.items():
            patterns = [pattern.replace(f"{{{word}}}", wording) for pattern in patterns]
        return list(patterns)


@cache
def load_offers() -> OfferPage:
    """The cues of nlp/vacancies/offers.yml. Raises LexiconProblem."""
    return read_page(FOLDER / "offers.yml", OfferPage)


@cache
def load_terms() -> TermsPage:
    """The terms of nlp/vacancies/terms.yml. Raises LexiconProblem."""
    return read_page(FOLDER / "terms.yml", TermsPage)


def any_pattern(patterns: Iterable[str], page: str) -> re.Pattern[str]:
    """One pattern for all, that begins and ends at a word's bounds, in any case. Raises LexiconProblem."""
    whole = "|".join(f"(?:{pattern})" for pattern in patterns)
    try:
        return re.compile(rf"(?<!\w)(?:{whole})", re.IGNORECASE)
    except re.error as error:
        raise LexiconProblem(f"{page}: {error}; correct the pattern") from error


def whole_words(patterns: Iterable[str], page: str) -> re.Pattern[str]:
    """The same, where no word may go on behind it either."""
    return any_pattern([rf"(?:{pattern})(?!\w)" for pattern in patterns], page)
