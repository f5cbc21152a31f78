"""A language as a page that a native-speaking expert can edit: nlp/languages/<code>.yml."""

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from manumit.model.base import Model
from manumit.model.words import Indicator, OrganisationType
from nlp.errors import LexiconProblem
from nlp.lexicon import Term
from nlp.pages import read_page

HERE = Path(__file__).parent
Words = tuple[str, ...]


class Senses(Model):
    """One indicator in one language: what shows it, the look-alikes that do not, examples of both."""

    terms: tuple[Term, ...] = Field(min_length=1)
    silent: Words = ()
    fires: Words = Field(min_length=3)
    quiet: Words = Field(min_length=2)

    @model_validator(mode="before")
    @classmethod
    def _phrases_are_terms(cls, raw: object) -> object:
        if isinstance(raw, dict) and isinstance(raw.get("terms"), list):
            terms = [{"phrase": term} if isinstance(term, str) else term for term in raw["terms"]]
            return raw | {"terms": terms}
        return raw


class StanceCues(Model):
    """Cue phrases of each stance, and of who may find."""

    deny: Words
    none_found: Words
    negation: Words
    remedy: Words
    obligation: Words
    prohibit: Words
    policy: Words
    first_person: Words
    conditional: Words
    body: Words
    verdict: Words
    finding: Words
    own_audit: Words
    admission: Words
    charge: Words
    said: Words
    defines: Words
    statistics: Words
    general: Words
    answer_denied: Words
    answer_remedied: Words


class NameCues(Model):
    """How organisations are named: legal forms, words of a name by type, words before a name by type."""

    legal: Words
    legal_first: Words = ()
    heads: dict[OrganisationType, Words]
    nouns: dict[OrganisationType, Words]
    acronyms: dict[OrganisationType, Words]
    connectors: Words
    joins: Words
    articles: Words
    never: Words


class AccusedCues(Model):
    """agent: by. prepositions: a name behind one is no subject. accuse: its object did it. others: somebody else."""

    agent: Words
    prepositions: Words
    accuse: Words
    reports: Words
    others: Words
    relative: Words


class PeopleCues(Model):
    """What a personal name follows or precedes, beside nlp/persons.yml; places: a name behind one is a place."""

    honorifics: Words
    roles: Words
    given: Words
    human: Words
    verbs: Words
    not_names: Words
    places: Words


class SentenceCues(Model):
    """As in nlp/sentences.yml, for this language."""

    abbreviations: Words
    titles: Words
    starters: Words


class LanguagePage(Model):
    """Everything that is known of one language. In an indicator $name stands for the list of that name."""

    language: str
    lists: dict[str, Words]
    indicators: dict[Indicator, Senses]
    stance: StanceCues
    names: NameCues
    accused: AccusedCues
    people: PeopleCues
    sentences: SentenceCues
    countries: dict[str, str]

    @model_validator(mode="before")
    @classmethod
    def _lists_are_spread(cls, raw: object) -> object:
        if isinstance(raw, dict) and isinstance(raw.get("lists"), dict):
            return raw | {"indicators": _spread(raw.get("indicators"), raw["lists"])}
        return raw

    @model_validator(mode="after")
    def _all_indicators(self) -> "LanguagePage":
        if missing := sorted(set(Indicator) - self.indicators.keys()):
            raise ValueError(f"indicators: {missing[0]} is missing")
        return self


def _spread(value: Any, lists: dict[str, list[str]]) -> Any:
    """The value with each $name inside a list replaced by the words of that list."""
    if isinstance(value, dict):
        return {key: _spread(inner, lists) for key, inner in value.items()}
    if not isinstance(value, list):
        return value
    out: list[Any] = []
    for item in value:
        if not (isinstance(item, str) and item.startswith("$")):
            out.append(_spread(item, lists))
        elif item[1:] in lists:
            out += lists[item[1:]]
        else:
            raise ValueError(f"no list of this page is called {item}")
    return out


def language_codes() -> tuple[str, ...]:
    """The codes of all languages that have a page, sorted."""
    return tuple(sorted(path.stem for path in HERE.glob("*.yml")))


@cache
def load_language(code: str) -> LanguagePage:
    """The page of a language. Raises LexiconProblem."""
    path = HERE / f"{code}.yml"
    if not path.exists():
        raise LexiconProblem(
            f"no page {path.name} in languages/; write one, or choose of {', '.join(language_codes())}"
        )
    return read_page(path, LanguagePage)
