"""Who is one step upstream of whom, as a sparse matrix in memory: the fast way to walk for many subjects.

It is made from one version of the embedded graph and kept beside it on disk. Rows are entities in the order
of their ids, so sorted row numbers are sorted ids.
"""

import json
import logging
import zipfile
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

log = logging.getLogger(__name__)

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Snapshot:
    """Compressed rows: indices[indptr[i]:indptr[i + 1]] are the entities one step upstream of entity i."""

    stamp: str
    ids: list[str]
    indptr: Numbers
    indices: Numbers

    def number(self, id: str) -> int | None:
        """The row of an entity, or None where the graph does not hold it."""
        place = bisect_left(self.ids, id)
        return place if place < len(self.ids) and self.ids[place] == id else None

    def reach(self, start: int, tiers: int, seen: Numbers) -> Iterator[tuple[int, str]]:
        """Each entity reached once, at its nearest tier, by tier and id. seen marks rows with start + 1."""
        frontier = np.array([start], dtype=np.int64)
        seen[start] = start + 1
        for tier in range(tiers + 1):
            yield from ((tier, self.ids[row]) for row in frontier)
            further = self._beyond(frontier)
            frontier = np.unique(further[seen[further] != start + 1])
            seen[frontier] = start + 1
            if not frontier.size:
                return

    def unseen(self) -> Numbers:
        return np.zeros(len(self.ids), dtype=np.int64)

    def _beyond(self, frontier: Numbers) -> Numbers:
        starts = self.indptr[frontier]
        lengths = self.indptr[frontier + 1] - starts
        offsets = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        beyond: Numbers = self.indices[np.repeat(starts, lengths) + offsets]
        return beyond

    def save(self, path: Path) -> None:
        """Keep it for the next process. A disk that refuses costs time, not correctness."""
        part = path.with_name(path.name + ".part")
        try:
            with part.open("wb") as out:
                np.savez(
                    out, stamp=_bytes([self.stamp]), ids=_bytes(self.ids), indptr=self.indptr, indices=self.indices
                )
            part.replace(path)
        except OSError as error:
            log.warning("%s: the snapshot was not kept: %s", path, error)


def build(stamp: str, entities: Iterable[tuple[int, str]], steps: Iterable[tuple[int, int]]) -> Snapshot:
    """From (key, id) in the order of ids, and (nearer key, further key)."""
    keys, ids = [], []
    for key, id in entities:
        keys.append(key)
        ids.append(id)
    order = np.argsort(np.array(keys, dtype=np.int64), kind="stable")
    by_key = np.array(keys, dtype=np.int64)[order]
    pairs = np.array(list(steps), dtype=np.int64).reshape(-1, 2)
    rows, columns = (order[np.searchsorted(by_key, pairs[:, side])] for side in (0, 1))
    matrix = csr_array((np.ones(len(pairs), dtype=np.int8), (rows, columns)), shape=(len(ids), len(ids)))
    matrix.sum_duplicates()
    return Snapshot(stamp, ids, matrix.indptr.astype(np.int64), matrix.indices.astype(np.int64))


def load(path: Path, stamp: str) -> Snapshot | None:
    """The kept snapshot of this very version, or None where there is none that can be read."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            if _texts(kept["stamp"]) != [stamp]:
                return None
            return Snapshot(stamp, _texts(kept["ids"]), kept["indptr"], kept["indices"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        log.warning("%s: unreadable snapshot, made again: %s", path, error)
        return None


def fresh(path: Path, stamp: str, make: Callable[[], Snapshot]) -> Snapshot:
    """The kept snapshot, or a new one that is kept."""
    snapshot = load(path, stamp)
    if snapshot is None:
        snapshot = make()
        snapshot.save(path)
    return snapshot


def _bytes(texts: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer(json.dumps(texts).encode(), dtype=np.uint8)


def _texts(stored: NDArray[np.uint8]) -> list[str]:
    return [str(text) for text in json.loads(stored.tobytes())]
