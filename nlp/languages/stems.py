"""Phrases of stems: a word of a page that ends in * stands for every word that begins so."""

from collections.abc import Iterable

from spacy.tokens import Doc

from nlp.languages.words import folded, parts
from nlp.slots import Span, longest

Phrase = tuple[str, ...]
ANY = "*"


class StemSlots:
    """Lists of phrases by key, as nlp.slots.Slots, for languages whose forms no rule here makes."""

    def __init__(self) -> None:
        self._phrases: dict[str, list[tuple[Phrase, str]]] = {}

    def add(self, key: str, phrases: Iterable[str], *, verb: bool = False) -> None:  # noqa: ARG002 -- as Slots.add
        """Let key stand for the phrases."""
        for phrase in phrases:
            words = parts(phrase)
            self._phrases.setdefault(words[0], []).append((words, key))

    def find(self, doc: Doc) -> dict[str, list[Span]]:
        """Where each key's phrases stand; of two that overlap at one key the longer."""
        words = [folded(token.text) for token in doc]
        found: dict[str, list[Span]] = {}
        for index, word in enumerate(words):
            for phrase, key in self._beginning(word):
                end = index + len(phrase)
                if end <= len(words) and all(map(_fits, phrase[1:], words[index + 1 : end])):
                    found.setdefault(key, []).append((index, end))
        return {key: longest(spans) for key, spans in found.items()}

    def _beginning(self, word: str) -> Iterable[tuple[Phrase, str]]:
        """Phrases whose first word is this word or a stem of it."""
        yield from self._phrases.get(word, ())
        for size in range(1, len(word) + 1):
            yield from self._phrases.get(word[:size] + ANY, ())


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith(ANY) else word == pattern
