"""The sentences of a statement with their places and the heading that each stands under; what repeats counts once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language

from nlp.components import sentences as bounds
from nlp.criteria.headings import is_heading, run_in_heading
from nlp.notes import notes_of
from nlp.pieces import pieces

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_ENDED = re.compile(r"[.;:!?…][\"'”’)\]]*\s*$")
_DIGITS = re.compile(r"\d+")
AT_ONCE = 1_500
"""Characters that are split at once: marking sentence starts takes time with the square of the words."""
Place = tuple[int, int]


@dataclass(frozen=True)
class Sentence:
    """text is characters start to end of the document; is_heading for a line that only heads what follows."""

    text: str
    start: int
    end: int
    heading: str | None
    is_heading: bool


def sentences_of(text: str) -> list[Sentence]:
    """In order. Of what pages repeat (a running head, a footer, a disclaimer) only the first stands."""
    found: list[Sentence] = []
    seen: set[str] = set()
    heading: str | None = None
    for (start, end), heads in _places(text):
        words = text[start:end]
        key = " ".join(words.casefold().split())
        if not _ENDED.search(words):  # a footer: its number is the page's
            key = _DIGITS.sub("0", key)
        if key not in seen:
            seen.add(key)
            heading = words if heads else run_in_heading(words) or heading
            found.append(Sentence(words, start, end, heading, heads))
    return found


def _places(text: str) -> Iterator[tuple[Place, bool]]:
    """Characters of each heading and of each sentence between headings."""
    done = 0
    for start, end in _heading_lines(text):
        for place in _split(text, done, start):
            yield place, False
        yield (start, end), True
        done = end
    for place in _split(text, done, len(text)):
        yield place, False


def _heading_lines(text: str) -> Iterator[Place]:
    """Lines that are headings: shaped so, and not in the middle of a paragraph that was broken into lines."""
    open_ = False
    last = 0
    for line in _LINE.finditer(text):
        words = line[0].strip()
        start = line.start() + line[0].index(words)
        apart = "\n\n" in text[last : line.start()]
        goes_on = text[line.end() + 1 : line.end() + 2].islower()
        heads = (apart or not open_) and not goes_on and is_heading(words)
        if heads:
            yield start, start + len(words)
        open_ = not heads and not _ENDED.search(words)
        last = line.end()


def _split(text: str, start: int, end: int) -> Iterator[Place]:
    """Characters of each sentence of a stretch, without the spaces around it."""
    if not text[start:end].strip():
        return
    for offset, part in pieces(text[start:end], AT_ONCE):
        doc = _splitter()(part)
        for first, last in notes_of(doc).sentences:
            raw = doc[first:last].text
            begins = start + offset + doc[first].idx
            if raw.strip():
                yield begins + len(raw) - len(raw.lstrip()), begins + len(raw.rstrip())


@cache
def _splitter() -> Language:
    splitter = spacy.blank("en")
    splitter.add_pipe(bounds.NAME)
    return splitter
