"""The indicators as pages that a domain expert can edit: nlp/indicators/<indicator>.yml."""

from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from manumit.model.base import Model
from manumit.model.words import Indicator
from nlp.errors import LexiconProblem
from nlp.pages import HERE, read_page, spread

FOLDER = HERE / "indicators"
Words = tuple[str, ...]
Form = Literal["noun", "event"]


class Term(Model):
    """One pattern. A plain line of a page is a phrase; a mapping is verb with object, words in order, or together.

    gap is how many tokens may stand between two parts; unless silences, near is required in the sentence.
    """

    phrase: str | None = None
    verb: Words = ()
    object: Words = ()
    words: tuple[Words, ...] = ()
    together: tuple[Words, ...] = ()
    gap: int = Field(default=5, ge=0, le=15)
    unless: Words = ()
    near: Words = ()
    form: Form | None = None

    @model_validator(mode="after")
    def _one_shape(self) -> "Term":
        shapes = [bool(self.phrase), bool(self.verb or self.object), bool(self.words), bool(self.together)]
        if sum(shapes) != 1 or bool(self.verb) != bool(self.object):
            raise ValueError("a term is a phrase, a verb with an object, words, or together")
        return self

    @property
    def kind(self) -> Form:
        """noun: the thing is named; event: somebody does it. A noun alone is seldom conduct."""
        return self.form or ("noun" if self.phrase else "event")


class IndicatorPage(Model):
    """One indicator: what it means, the phrases that show it, the look-alikes that do not, examples of both."""

    ilo: int | None = Field(default=None, ge=1, le=11)
    means: str
    c29: tuple[Literal["involuntariness", "menace"], ...] = ()
    source: str
    terms: tuple[Term, ...] = Field(min_length=1)
    silent: Words = ()
    fires: tuple[str, ...] = Field(min_length=5)
    quiet: tuple[str, ...] = Field(min_length=5)

    @model_validator(mode="before")
    @classmethod
    def _phrases_are_terms(cls, raw: object) -> object:
        if isinstance(raw, dict) and isinstance(raw.get("terms"), list):
            terms = [{"phrase": term} if isinstance(term, str) else term for term in raw["terms"]]
            return raw | {"terms": terms}
        return raw


def load_lexicon(folder: Path = FOLDER) -> dict[Indicator, IndicatorPage]:
    """All pages of a folder, by indicator. Raises LexiconProblem for a page that is malformed or missing."""
    pages = {path.stem: read_page(path, IndicatorPage) for path in sorted(folder.glob("*.yml"))}
    for name in pages:
        if name not in set(Indicator):
            raise LexiconProblem(f"{name}.yml: no indicator has this name; rename or remove the page")
    if missing := sorted(set(Indicator) - pages.keys()):
        raise LexiconProblem(f"{missing[0]}.yml: the page is missing from {folder.name}/; add it")
    for name, page in pages.items():
        _check_lists(name, page)
    return {Indicator(name): page for name, page in pages.items()}


def _check_lists(name: str, page: IndicatorPage) -> None:
    for number, term in enumerate(page.terms):
        for words in (term.verb, term.object, term.unless, term.near, *term.words, *term.together):
            spread(words, f"{name}.yml: terms.{number}")
    spread(page.silent, f"{name}.yml: silent")
