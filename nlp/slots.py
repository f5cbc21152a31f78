"""Slots: the word lists of all patterns, found in a text in one pass of one matcher."""

import re
from collections.abc import Iterable
from typing import Protocol

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Token

from nlp.inflect import expand

RANGE = re.compile(r"<(\d+)-(\d+)>")
WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
NUMBERS = {word: value for value, word in enumerate(WORDS)}
Span = tuple[int, int]


class PhraseSlots(Protocol):
    """Lists of phrases by key, and where they stand in a text."""

    def add(self, key: str, phrases: Iterable[str], *, verb: bool = False) -> None: ...

    def find(self, doc: Doc) -> dict[str, list[Span]]: ...


class Slots:
    """Lists of phrases by key. find() gives every place where a phrase of a key stands, in order."""

    def __init__(self, nlp: Language) -> None:
        self._tokenizer = nlp.tokenizer
        self._matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        self._ranges: dict[str, list[Span]] = {}
        self._strings = nlp.vocab.strings

    def add(self, key: str, phrases: Iterable[str], *, verb: bool = False) -> None:
        """Let key stand for the phrases, in all their forms; <10-24> stands for a number in that range."""
        wordings: set[str] = set()
        for phrase in phrases:
            if bounds := RANGE.fullmatch(phrase):
                self._ranges.setdefault(key, []).append((int(bounds[1]), int(bounds[2])))
            elif phrase.startswith("="):
                wordings.add(phrase[1:].lower())
            else:
                wordings |= expand(phrase, verb=verb)
        if wordings:
            self._matcher.add(key, [self._tokenizer(wording) for wording in sorted(wordings)])

    def find(self, doc: Doc) -> dict[str, list[Span]]:
        """Where each key's phrases stand; of two that overlap at one key the longer."""
        found: dict[str, list[Span]] = {}
        for match, start, end in self._matcher(doc):
            found.setdefault(self._strings[match], []).append((start, end))
        numbers = _numbers(doc) if self._ranges else []
        for key, bounds in self._ranges.items():
            places = [(i, i + 1) for i, value in numbers if any(low <= value <= high for low, high in bounds)]
            if places:
                found.setdefault(key, []).extend(places)
        return {key: longest(spans) for key, spans in found.items()}


def number(token: Token) -> float | None:
    """The value of a number written in figures or as a word up to twenty."""
    try:
        return float(token.text.replace(",", ""))
    except ValueError:
        return NUMBERS.get(token.lower_)


def _numbers(doc: Doc) -> list[tuple[int, float]]:
    """The numbers of a text with their places."""
    written = [(token.i, number(token)) for token in doc if token.like_num]
    return [(place, value) for place, value in written if value is not None]


def longest(spans: list[Span]) -> list[Span]:
    """Spans in order, without those that lie inside another."""
    if len(spans) == 1:
        return spans
    kept: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept
