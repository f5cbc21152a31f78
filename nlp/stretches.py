"""Stretches: the parts of a text that are read. A short text is one; of a long one only what can matter is read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.screen import Screen

LONGEST = 1_000
"""Characters of a stretch, about as much as the encoder reads at once; a single sentence may be longer."""
CONTEXT = 200
"""Characters that two stretches of one long sentence share."""
LEAD = 600
"""Characters at the beginning of a text that are always read: they say what it is about."""
LONGEST_SENTENCE = 4_000
"""Characters after which a line without any stop is cut all the same."""
BOUND = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W\d_a-z]|\d)|\n\s*|(?<=[。！？؟])")
Span = tuple[int, int]


@dataclass(frozen=True)
class Stretch:
    """Characters start to end are read together; mentions count that begin from own to end, the rest is context."""

    start: int
    own: int
    end: int


def stretches(text: str, screen: Screen) -> Iterator[Stretch]:
    """The stretches of a text, in order. A text that fits is read whole."""
    if len(text) <= LONGEST:
        yield Stretch(0, 0, len(text))
        return
    bounds = list(sentences(text))
    chosen = _chosen(text, bounds, screen)
    at = 0
    while at < len(chosen):
        first = chosen[at]
        follows = bool(at) and chosen[at - 1] == first - 1
        before = first - 1 if follows and _fits(bounds, first - 1, first) else first
        stop = at + 1
        while stop < len(chosen) and chosen[stop] == chosen[stop - 1] + 1 and _fits(bounds, before, chosen[stop]):
            stop += 1
        yield from _short(text, Stretch(bounds[before][0], bounds[first][0], bounds[chosen[stop - 1]][1]))
        at = stop


def _short(text: str, stretch: Stretch) -> Iterator[Stretch]:
    """A stretch that is one sentence too long for the encoder, in parts that end between words."""
    start, own = stretch.start, stretch.own
    while stretch.end - start > LONGEST:
        blank = text.rfind(" ", own + 1, start + LONGEST)
        end = blank + 1 if blank > start + CONTEXT else start + LONGEST
        yield Stretch(start, own, end)
        start, own = end - CONTEXT, end
    yield Stretch(start, own, stretch.end)


def sentences(text: str) -> Iterator[Span]:
    """Sentences by their marks alone: quick, and sometimes too short, which costs nothing here."""
    start = 0
    for match in BOUND.finditer(text):
        yield from _cut(start, match.end())
        start = match.end()
    yield from _cut(start, len(text))


def _cut(start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST_SENTENCE:
        yield start, start + LONGEST_SENTENCE
        start += LONGEST_SENTENCE
    if end > start:
        yield start, end


def _chosen(text: str, bounds: list[Span], screen: Screen) -> list[int]:
    """The numbers of the sentences that can matter, with their neighbours in the paragraph, and of the lead."""
    kept = {number for number, (start, _end) in enumerate(bounds) if start < LEAD}
    for number, passes in enumerate(screen.passes([text[start:end] for start, end in bounds])):
        if passes:
            kept.add(number)
            if number and "\n" not in text[slice(*bounds[number - 1])].rstrip(" "):
                kept.add(number - 1)
            if number + 1 < len(bounds) and "\n" not in text[slice(*bounds[number])].rstrip(" "):
                kept.add(number + 1)
    return sorted(kept)


def _fits(bounds: list[Span], first: int, last: int) -> bool:
    return bounds[last][1] - bounds[first][0] <= LONGEST
