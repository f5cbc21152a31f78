"""Cues of stance: nlp/stances.yml, and where they stand around a hit."""

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from manumit.model.base import Model
from nlp.notes import Hit, Notes
from nlp.pages import HERE, read_page
from nlp.patterns import by_sentence
from nlp.slots import Slots, Span


class Stances(Model):
    """The cue lists, and words of a title or a text that tell in which voice it is written."""

    cues: dict[str, tuple[str, ...]]
    voice: tuple[str, ...]
    policy_titles: frozenset[str]
    verdict_titles: frozenset[str]
    charge_titles: frozenset[str]


def load_stances() -> Stances:
    """The cues. Raises LexiconProblem."""
    return read_page(HERE / "stances.yml", Stances)


class Cues:
    """All cues of a text, found in one pass."""

    def __init__(self, nlp: Language, stances: Stances) -> None:
        self._slots = Slots(nlp)
        for name, phrases in stances.cues.items():
            self._slots.add(name, phrases, verb=True)
        self._slots.add("voice", stances.voice)

    def find(self, doc: Doc, notes: Notes) -> "Found":
        """The cues, over the text and by sentence."""
        found = self._slots.find(doc)
        return Found(found, {name: by_sentence(spans, notes.sentences) for name, spans in found.items()})


@dataclass(frozen=True)
class Found:
    """Where the cues of a text stand: everywhere, and by sentence number."""

    anywhere: dict[str, list[Span]]
    placed: dict[str, dict[int, list[Span]]]

    def here(self, name: str, sentence: int) -> list[Span]:
        return self.placed.get(name, {}).get(sentence, [])


@dataclass(frozen=True)
class Around:
    """The cues in the sentence of one hit. What the hit itself covers is not a cue about it."""

    hit: Hit
    found: Found

    def all(self, name: str) -> list[Span]:
        low, high = self.hit.start, self.hit.end
        return [s for s in self.found.here(name, self.hit.sentence) if not (low <= s[0] and s[1] <= high)]

    def inside(self, name: str) -> bool:
        """Whether the hit itself covers such a word."""
        low, high = self.hit.start, self.hit.end
        return any(low <= s[0] and s[1] <= high for s in self.found.here(name, self.hit.sentence))

    def has(self, *names: str) -> bool:
        return any(self.all(name) for name in names)

    def before(self, name: str, within: int) -> bool:
        """Whether the cue begins before the hit and ends at most so many tokens away from it."""
        return any(span[0] < self.hit.start <= span[1] + within for span in self.all(name))

    def after(self, name: str, within: int) -> bool:
        return any(0 <= span[0] - self.hit.end <= within for span in self.all(name))

    def nearest(self, name: str) -> int | None:
        """How far before the hit the cue last stands; None where it does not."""
        gaps = [self.hit.start - span[0] for span in self.all(name) if span[0] < self.hit.start]
        return min(gaps) if gaps else None
