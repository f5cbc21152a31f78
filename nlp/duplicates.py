"""Which documents are one source: copies, pages that mainly quote another, and all that one publisher says itself.

Two documents are tied when they share most of the shorter one's word 5-shingles, or a good part of them
in one long passage. Intersections are counted exactly, for all pairs at once, so nothing depends on
the order of the documents or on chance. Copies belong to whoever published the text first, and a publisher
is one source for all that it says itself: a newspaper that reprints a report once still has its own voice.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from manumit.model.document import Document

SHINGLE = 5
"""Words in a shingle."""
MOST = 0.6
"""Share of the shorter text's shingles from which on it is the other's. Copies with a Jaccard index of .5 share .67."""
PART = 0.3
PASSAGE = 50
"""From PART on, a passage of this many words in one piece makes the page one that quotes."""
LATE = "9999"
"""A text without a date is taken for the copy of one with a date."""
_FEWEST = 20
_BLOCK = 500

Shingles = NDArray[np.uint64]


def origins(documents: Iterable[Document]) -> dict[str, str]:
    """Document id → the id of the independent source it belongs to: the smallest of its publisher's own texts."""
    texts = {document.id: document for document in documents}
    ids = sorted(texts)
    first = _originals([texts[id] for id in ids])
    own: dict[str, str] = {}
    for number, id in enumerate(ids):
        if first[number] == number:
            own.setdefault(_voice(texts[id]), id)
    return {id: own[_voice(texts[ids[first[number]]])] for number, id in enumerate(ids)}


def _originals(documents: Sequence[Document]) -> list[int]:
    """For each document, the one of its text that was published first; of equals, the one of the smallest id."""
    shingles = [_shingles(document.main or document.full) for document in documents]
    parents = list(range(len(documents)))
    for group in _same_text(shingles):
        for left, right in pairwise(group):
            _tie(parents, left, right)
    for left, right in _quoting(shingles):
        _tie(parents, left, right)
    earliest: dict[int, int] = {}
    for number in sorted(range(len(documents)), key=lambda n: (documents[n].published_at or LATE, n)):
        earliest.setdefault(_root(parents, number), number)
    return [earliest[_root(parents, number)] for number in range(len(documents))]


def _voice(document: Document) -> str:
    """Who speaks: the publisher, or where none is known the document itself."""
    return " ".join((document.publisher or "").casefold().split()) or document.id


def _same_text(shingles: Sequence[Shingles]) -> Iterator[list[int]]:
    same: defaultdict[bytes, list[int]] = defaultdict(list)
    for number, found in enumerate(shingles):
        if found.size:
            same[found.tobytes()].append(number)
    yield from same.values()


def _shingles(text: str) -> Shingles:
    """The hashes of a text's shingles, in the order of the text. A shorter text is one shingle."""
    words = re.findall(r"\w+", text.casefold())
    if not words:
        return np.empty(0, dtype=np.uint64)
    last = max(1, len(words) - SHINGLE + 1)
    whole = (" ".join(words[start : start + SHINGLE]).encode("utf-8", "replace") for start in range(last))
    return np.frombuffer(b"".join(blake2b(part, digest_size=8).digest() for part in whole), dtype=np.uint64)


def _quoting(shingles: Sequence[Shingles]) -> Iterator[tuple[int, int]]:
    """Pairs of documents of which one is a copy of the other or quotes it at length."""
    first = {found.tobytes(): number for number, found in reversed(list(enumerate(shingles)))}
    numbers = [n for n, found in enumerate(shingles) if found.size >= _FEWEST and first[found.tobytes()] == n]
    if not numbers:
        return
    table = _table([np.unique(shingles[number]) for number in numbers])
    sizes = np.diff(table.indptr)
    for start in range(0, len(numbers), _BLOCK):
        shared = (table[start : start + _BLOCK] @ table.T).tocoo()
        lefts, rights = shared.row + start, shared.col
        share = shared.data / np.minimum(sizes[lefts], sizes[rights])
        for position in np.flatnonzero((lefts < rights) & (share >= PART)):
            left, right = numbers[lefts[position]], numbers[rights[position]]
            if share[position] >= MOST or _longest_passage(shingles[left], shingles[right]) >= PASSAGE:
                yield left, right


def _table(sets: Sequence[Shingles]) -> csr_array:
    """A row for each document, a column for each shingle that occurs in any."""
    _, columns = np.unique(np.concatenate(sets), return_inverse=True)
    starts = np.concatenate(([0], np.cumsum([len(found) for found in sets])))
    ones = np.ones(len(columns), dtype=np.int32)
    return csr_array((ones, columns, starts), shape=(len(sets), int(columns.max()) + 1))


def _longest_passage(left: Shingles, right: Shingles) -> int:
    """Words of the longest piece of left whose shingles are all in right."""
    longest = run = 0
    for found in np.isin(left, right).tolist():
        run = run + 1 if found else 0
        longest = max(longest, run)
    return longest + SHINGLE - 1 if longest else 0


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number


def _tie(parents: list[int], left: int, right: int) -> None:
    """The smaller number, and with it the smaller id, stays the root."""
    left, right = _root(parents, left), _root(parents, right)
    parents[max(left, right)] = min(left, right)
