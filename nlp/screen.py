"""The screen before everything else: which sentences can matter at all, told by their words alone.

It is made from the lexicon, so that no sentence in which a term can hold is lost, and it asks the trained gate, so
that the model also reads what the lexicon has no term for.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from nlp.inflect import expand
from nlp.lexicon import IndicatorPage, Term
from nlp.pages import spread
from nlp.slots import NUMBERS, RANGE

WORD = re.compile(r"[^\W\d_]+")
FIGURES = re.compile(r"\d")
NUMBER = "#"
"""Stands among the words of a sentence for any number in it."""
CONTRACTED = frozenset({"not", "is", "are", "will", "would", "have", "has", "had", "am", "us", "s", "t"})
"""Words that a text may write in another way: isn't, we're."""
Words = frozenset[str]
Slot = frozenset[Words]
"""Sets of words one of which stands whole in every sentence that fills the slot; empty where nothing is needed."""


class Screen:
    """Says of sentences whether any term of the lexicon can hold in them, or the gate lets them through."""

    def __init__(self, pages: Iterable[IndicatorPage], gate: Callable[[list[str]], Sequence[bool]]) -> None:
        terms = {tuple(slot for slot in slots(term) if slot) for page in pages for term in page.terms}
        self._always = () in terms
        self._needed = [len(term) for term in terms]
        self._index: dict[str, list[tuple[int, int, Words]]] = {}
        for number, term in enumerate(terms):
            for place, slot in enumerate(term):
                for words in slot:
                    key = max(sorted(words), key=len)
                    self._index.setdefault(key, []).append((number, place, words - {key}))
        self._gate = gate

    def passes(self, sentences: list[str]) -> list[bool]:
        """For each sentence whether it has to be read."""
        held = [self._always or self.can_hold(words_of(sentence)) for sentence in sentences]
        left = [number for number, kept in enumerate(held) if not kept]
        for number, kept in zip(left, self._gate([sentences[number] for number in left]), strict=True):
            held[number] = bool(kept)
        return held

    def can_hold(self, words: set[str]) -> bool:
        """Whether every slot of some term is filled by these words."""
        filled: dict[int, set[int]] = {}
        for word in words & self._index.keys():
            for number, place, rest in self._index[word]:
                if rest <= words:
                    places = filled.setdefault(number, set())
                    places.add(place)
                    if len(places) == self._needed[number]:
                        return True
        return False


def words_of(sentence: str) -> set[str]:
    """The words of a sentence in lower case, and the sign for a number where one stands in it."""
    words = set(WORD.findall(sentence.lower()))
    if FIGURES.search(sentence) or not words.isdisjoint(NUMBERS):
        words.add(NUMBER)
    return words


def slots(term: Term) -> list[Slot]:
    """For each list of a term what a sentence needs to fill it."""
    lists = term.words or term.together or ((term.verb, term.object) if term.verb else ((term.phrase or "",),))
    verbs = [not term.phrase and (not term.verb or index == 0) for index in range(len(lists))]
    needed = [_needed(spread(words, "screen"), verb) for words, verb in zip(lists, verbs, strict=True)]
    return [*needed, _needed(spread(term.near, "screen"), False)] if term.near else needed


def _needed(phrases: Sequence[str], verb: bool) -> Slot:
    needed: set[Words] = set()
    for phrase in phrases:
        if RANGE.fullmatch(phrase):
            needed.add(frozenset({NUMBER}))
            continue
        for wording in {phrase[1:].lower()} if phrase.startswith("=") else expand(phrase, verb=verb):
            words = frozenset(WORD.findall(wording)) - CONTRACTED
            if not words:
                return frozenset()
            needed.add(words)
    return frozenset(needed)
