"""The manifest read with distrust: which of its lines are as they were written.

A line is trusted when the line after it (or the head, for the last) names its sha256.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from manumit.archive.entry import Entry, entry_of, sha256
from manumit.archive.manifest import START


@dataclass(frozen=True)
class Line:
    """One line and its faults. joined: it directly follows a trusted line, so that its offset can be foretold."""

    number: int
    entry: Entry | None
    faults: tuple[str, ...]
    trusted: bool
    joined: bool


@dataclass(frozen=True)
class _Raw:
    bytes: bytes
    whole: bool
    entry: Entry | None


def lines(path: Path, size: int, head: tuple[int, str] | None) -> Iterator[Line]:
    """The first size bytes of the manifest, judged line by line."""
    before: _Raw | None = None
    joined = True
    for number, (raw, after) in enumerate(_with_next(_raw_lines(path, size)), 1):
        faults = list(_faults(raw, before))
        edited = _is_edited(raw, after, head)
        if edited:
            faults.append(edited)
        trusted = raw.entry is not None and raw.whole and not edited
        yield Line(number, raw.entry, tuple(faults), trusted, joined and not _is_gap(raw, before))
        before, joined = raw, trusted


def _faults(raw: _Raw, before: _Raw | None) -> Iterator[str]:
    if raw.entry is None or not raw.whole:
        yield "cannot be read: it was changed, or its writing was interrupted"
    elif _is_gap(raw, before):
        yield "does not follow the line before it: lines were removed, added or moved"
    elif before is None and raw.entry.previous != START:
        yield "is not the start of a manifest"


def _is_gap(raw: _Raw, before: _Raw | None) -> bool:
    if raw.entry is None:
        return False
    if before is None:
        return raw.entry.seq != 1
    return before.entry is not None and raw.entry.seq != before.entry.seq + 1


def _is_edited(raw: _Raw, after: _Raw | None, head: tuple[int, str] | None) -> str | None:
    if raw.entry is None:
        return None
    mine = (raw.entry.seq, sha256(raw.bytes))
    if head and head[0] == raw.entry.seq and head != mine:
        return "is not the line that the head names: one of the two was changed"
    if after is None or after.entry is None or after.entry.seq != raw.entry.seq + 1:
        return None
    return None if after.entry.previous == mine[1] else "was changed: the next line names another sha256"


def _raw_lines(path: Path, size: int) -> Iterator[_Raw]:
    with path.open("rb") as file:
        while (rest := size - file.tell()) > 0:
            line = file.readline(rest)
            if not line:
                return
            bare = line.removesuffix(b"\n")
            yield _Raw(bare, whole=len(bare) < len(line), entry=entry_of(bare))


def _with_next(raws: Iterator[_Raw]) -> Iterator[tuple[_Raw, _Raw | None]]:
    current = next(raws, None)
    while current is not None:
        following = next(raws, None)
        yield current, following
        current = following
