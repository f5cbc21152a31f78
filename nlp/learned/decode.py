"""From logits of word pieces to spans of characters: names by kind, and the words that show an indicator."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from manumit.model.words import Indicator
from nlp.learned.labels import INDICATORS, KINDS, OUTSIDE, first_tag
from nlp.learned.model import Encoded

BRIDGE = 2
"""Word pieces between two stretches that are still one quote."""
KEPT = 0.6
"""Share of the best piece's probability that a piece needs to stand in the quote."""
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Found:
    """Characters start to end of the stretch, the pieces first to last + 1, and how sure it is (0 to 1)."""

    label: str
    start: int
    end: int
    pieces: tuple[int, int]
    sure: float


def names(encoded: Encoded) -> list[Found]:
    """Names by kind; each word has the tag of its first piece."""
    chances = softmax(encoded.tags)
    tags = chances.argmax(1)
    words = np.flatnonzero(encoded.pieces.firsts)
    found: list[Found] = []
    begun: tuple[str, int, int] | None = None
    for position, piece in enumerate(words):
        after = int(words[position + 1]) if position + 1 < len(words) else len(encoded.pieces) - 1
        kind, first = _kind(int(tags[piece]))
        if begun and (kind != begun[0] or first):
            found.append(_found(encoded, chances, *begun))
            begun = None
        if kind:
            begun = (kind, begun[1] if begun else int(piece), after)
    if begun:
        found.append(_found(encoded, chances, *begun))
    return found


def likely(encoded: Encoded, kind: str, floor: float) -> list[tuple[int, int]]:
    """Characters of words in a row that have a kind with at least this probability, whatever else they may be."""
    tag = first_tag(kind)
    chances = softmax(encoded.tags)[:, tag : tag + 2].sum(1)
    pieces, words = encoded.pieces, np.flatnonzero(encoded.pieces.firsts)
    ends = [*(int(word) for word in words[1:]), len(pieces) - 1][: len(words)]
    found: list[tuple[int, int]] = []
    before = -1
    for number, (word, after) in enumerate(zip(words, ends, strict=True)):
        if chances[word] < floor:
            continue
        start = found.pop()[0] if number == before + 1 and found else int(pieces.starts[word])
        found.append((start, int(pieces.ends[after - 1])))
        before = number
    return found


def indicators(encoded: Encoded, floors: dict[Indicator, float]) -> Iterator[Found]:
    """Quotes that show an indicator with at least its floor of probability, the surest pieces together."""
    chances = 1.0 / (1.0 + np.exp(-encoded.indicators))
    chances[[0, -1]] = 0.0
    for column, indicator in enumerate(INDICATORS):
        sure = chances[:, column]
        if sure.max(initial=0.0) < floors[indicator]:
            continue
        for start, end in _stretches(np.flatnonzero(sure >= min(floors[indicator], KEPT * sure.max()))):
            best = float(sure[start:end].max())
            if best >= floors[indicator]:
                start, end = _whole_words(encoded, start, end)
                pieces = encoded.pieces
                yield Found(indicator, int(pieces.starts[start]), int(pieces.ends[end - 1]), (start, end), best)


def softmax(logits: Floats) -> Floats:
    """Probabilities of each row."""
    raised = np.exp(logits - logits.max(1, keepdims=True))
    chances: Floats = raised / raised.sum(1, keepdims=True)
    return chances


def _kind(tag: int) -> tuple[str | None, bool]:
    if tag == OUTSIDE:
        return None, False
    kind = KINDS[(tag - 1) // 2]
    return kind, tag == first_tag(kind)


def _found(encoded: Encoded, chances: Floats, kind: str, start: int, end: int) -> Found:
    tag = first_tag(kind)
    sure = float((chances[start:end, tag] + chances[start:end, tag + 1]).mean())
    pieces = encoded.pieces
    return Found(kind, int(pieces.starts[start]), int(pieces.ends[end - 1]), (start, end), sure)


def _stretches(shown: npt.NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Runs of pieces, bridging small gaps."""
    if not len(shown):
        return
    breaks = np.flatnonzero(np.diff(shown) > BRIDGE + 1)
    firsts, lasts = [0, *(breaks + 1)], [*breaks, len(shown) - 1]
    for first, last in zip(firsts, lasts, strict=True):
        yield int(shown[first]), int(shown[last]) + 1


def _whole_words(encoded: Encoded, start: int, end: int) -> tuple[int, int]:
    firsts = encoded.pieces.firsts
    while start > 1 and not firsts[start]:
        start -= 1
    while end < len(firsts) - 1 and not firsts[end]:
        end += 1
    return start, end
