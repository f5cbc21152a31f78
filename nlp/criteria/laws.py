"""The criteria of each law, read from laws.yml and checked against the labels of the model."""

import re
from functools import cache
from pathlib import Path

from pydantic import field_validator

from manumit.model.base import Model
from manumit.model.criteria import Law
from nlp.criteria.labels import LABELS
from nlp.pages import read_page

PAGE = Path(__file__).with_name("laws.yml")


class Criterion(Model):
    """label stands for the criterion; words, where given, narrow it: a beginning of one must stand in the sentence."""

    id: str
    section: str
    title: str
    label: str
    required: bool
    words: tuple[str, ...] = ()

    @field_validator("label")
    @classmethod
    def _known(cls, label: str) -> str:
        if label not in LABELS:
            raise ValueError(f"'{label}' is no label; use one of {', '.join(LABELS)}")
        return label

    def speaks_in(self, sentence: str) -> bool:
        """Whether the sentence holds one of the words, where the criterion asks for any."""
        return not self.words or bool(_beginnings(self.words).search(sentence))


class LawPage(Model):
    """One law: what it is called, where it stands, and its criteria in order."""

    citation: str
    source: str
    criteria: tuple[Criterion, ...]

    @field_validator("criteria")
    @classmethod
    def _distinct(cls, criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
        ids = [criterion.id for criterion in criteria]
        if len(set(ids)) < len(ids):
            raise ValueError("an id is used twice")
        return criteria


class Laws(Model):
    """Every law that statements are checked against."""

    laws: dict[Law, LawPage]


@cache
def load_laws() -> dict[Law, LawPage]:
    """The laws by name. Raises LexiconProblem."""
    return read_page(PAGE, Laws).laws


@cache
def _beginnings(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
