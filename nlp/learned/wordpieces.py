"""Word pieces of a text with their places and the shape of their words, which the uncased vocabulary forgets."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Encoding, Tokenizer

LONGEST = 256
"""Word pieces that the encoder reads at once, with its two marks."""
SHAPES = ("mark", "small", "title", "capitals", "mixed", "digits", "sign")
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Pieces:
    """ids and shapes of every piece, marks included; start and end character (0, 0 for a mark)."""

    ids: Ints
    shapes: Ints
    starts: Ints
    ends: Ints
    firsts: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The pieces that hold these characters, as first and last + 1; None where none do."""
        inside = np.flatnonzero((self.starts < end) & (self.ends > start) & (self.ends > self.starts))
        return (int(inside[0]), int(inside[-1]) + 1) if len(inside) else None


@lru_cache(maxsize=2)
def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer of the encoder, cutting at LONGEST pieces."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def cut(tokenizer: Tokenizer, texts: list[str]) -> list[Pieces]:
    """The pieces of each text."""
    return [_pieces(text, encoding) for text, encoding in zip(texts, tokenizer.encode_batch(texts), strict=True)]


def _pieces(text: str, encoding: Encoding) -> Pieces:
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    words = encoding.word_ids
    return Pieces(
        ids=np.array(encoding.ids, dtype=np.int64),
        shapes=np.array(_shapes(text, offsets, words), dtype=np.int64),
        starts=offsets[:, 0],
        ends=offsets[:, 1],
        firsts=np.array([word is not None and word != before for before, word in pairwise([None, *words])]),
    )


def _shapes(text: str, offsets: Ints, words: list[int | None]) -> list[int]:
    bounds: dict[int, tuple[int, int]] = {}
    for word, (start, end) in zip(words, offsets.tolist(), strict=True):
        if word is not None:
            bounds[word] = (min(start, bounds.get(word, (start, end))[0]), end)
    shapes = {word: shape(text[start:end]) for word, (start, end) in bounds.items()}
    return [0 if word is None else shapes[word] for word in words]


def shape(word: str) -> int:
    """The number in SHAPES of the shape of a word."""
    if not any(letter.isalnum() for letter in word):
        return 6
    if any(letter.isdigit() for letter in word):
        return 5
    if word.islower() or (not word.isupper() and not any(letter.isupper() for letter in word)):
        return 1
    if word.isupper() and len(word) > 1:
        return 3
    return 2 if word[0].isupper() and not any(letter.isupper() for letter in word[1:]) else 4
