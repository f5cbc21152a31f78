"""A sentence of a statement as a sparse row: its words and word pairs, the sentences beside it and its heading."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt

BUCKETS = 1 << 16
CONTEXT = 0.5
"""Weight of the neighbours and the heading beside the sentence's own words."""
LONGEST = 200
"""Words of a sentence that are looked at: a table read as one sentence has thousands."""
_WORD = re.compile(r"[^\W\d_]+|\d+")
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Terms:
    """Buckets of a sentence's own terms and of its context, each once."""

    own: Ints
    context: Ints


@dataclass(frozen=True)
class Row:
    """Buckets and their values; a bucket may stand twice and then counts as the sum."""

    buckets: Ints
    values: Floats


def terms_of(sentences: Sequence[str], headings: Sequence[str | None]) -> list[Terms]:
    """The terms of each sentence of one document, in order."""
    cut = [words(sentence) for sentence in sentences]
    above = {heading: [f"h {word}" for word in words(heading)] for heading in set(headings) if heading}
    padded = [[], *cut, []]
    return [
        Terms(
            own=_buckets([*own, *(f"{one} {two}" for one, two in pairwise(own))]),
            context=_buckets([*(f"p {w}" for w in before), *(f"n {w}" for w in after), *above.get(heading or "", [])]),
        )
        for before, own, after, heading in zip(padded, cut, padded[2:], headings, strict=False)
    ]


def words(sentence: str) -> list[str]:
    """The words in small letters; every number is 0."""
    return ["0" if word.isdigit() else word for word in _WORD.findall(sentence.lower())[:LONGEST]]


def row_of(terms: Terms, rarity: Floats) -> Row:
    """The values of the terms: rare ones count more, and the sentence's own more than its context's."""
    parts = [(terms.own, 1.0), (terms.context, CONTEXT)]
    values = [weight * _unit(rarity[buckets]) for buckets, weight in parts]
    return Row(np.concatenate([terms.own, terms.context]), np.concatenate(values))


def rarity_of(rows: Iterable[Terms], *, at_least: int) -> Floats:
    """Inverse document frequency by bucket; nought for what fewer sentences than at_least hold."""
    seen = np.zeros(BUCKETS)
    count = 0
    for terms in rows:
        seen[np.union1d(terms.own, terms.context)] += 1
        count += 1
    rarity = np.log((1 + count) / (1 + seen)) + 1
    return np.where(seen < at_least, 0.0, rarity).astype(np.float32)


def _buckets(terms: Iterable[str]) -> Ints:
    return np.array(sorted({crc32(term.encode()) % BUCKETS for term in terms}), dtype=np.int64)


def _unit(values: Floats) -> Floats:
    length = float(np.linalg.norm(values))
    return values / length if length else values
