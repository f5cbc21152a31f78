"""Is everything as it was archived? Every hash, the chain, the numbers and the sizes, computed again.

What a line of the manifest that is not trusted says about a WARC file is not held against that file.
"""

import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from manumit.archive.bodies import decode, sha256_of
from manumit.archive.chain import Line, lines
from manumit.archive.entry import Entry
from manumit.archive.files import pieces, section
from manumit.archive.manifest import HEAD, NAME, read_head
from manumit.archive.warc import body_of
from manumit.model.evidence import Capture
from manumit.model.finding import Verification

Tell = Callable[[int, int], None]


def verify(folder: Path, sizes: Mapping[str, int], tell: Tell | None = None) -> list[Verification]:
    """Every fault in the archive's files as they were at these sizes, in the order of the manifest."""
    return list(_Check(folder, sizes, tell).faults())


class _Check:
    def __init__(self, folder: Path, sizes: Mapping[str, int], tell: Tell | None) -> None:
        self._folder = folder
        self._warcs = {name: size for name, size in sorted(sizes.items()) if name.endswith(".warc.gz")}
        self._manifest_size = sizes.get(NAME)
        self._head = read_head(folder)
        self._tell = tell
        self._done = 0
        self._ends: dict[str, int] = {}
        self._unreadable: set[str] = set()
        self._captures: set[str] = set()
        self._last = 0
        self._manifest_sound = True

    def faults(self) -> Iterator[Verification]:
        if self._manifest_size is None:
            yield Verification(file=NAME, problem="is missing: nothing says what the archive held")
            return
        for line in lines(self._folder / NAME, self._manifest_size, self._head):
            yield from self._line(line)
        yield from self._end_of_manifest()
        if self._manifest_sound:
            yield from self._ends_of_files()

    def _line(self, line: Line) -> Iterator[Verification]:
        yield from (Verification(file=NAME, line=line.number, problem=fault) for fault in line.faults)
        entry = line.entry
        if entry is not None:
            self._last = entry.seq
            if entry.is_first:
                self._captures.add(entry.capture)
        self._manifest_sound &= not line.faults
        if entry is None or not line.trusted:
            return
        if problem := self._place_problem(entry, joined=line.joined and self._manifest_sound):
            yield Verification(file=NAME, line=line.number, problem=problem)
        self._ends[entry.file] = entry.end
        if problem := self._record_problem(entry):
            yield Verification(file=entry.file, problem=problem)
        self._done += entry.length
        if self._tell:
            self._tell(self._done, sum(self._warcs.values()))

    def _place_problem(self, entry: Entry, *, joined: bool) -> str | None:
        if joined and entry.offset != self._ends.get(entry.file, 0):
            return f"says that its record is at byte {entry.offset:,}, where the one before it does not end"
        if joined and entry.capture not in self._captures:
            return f"speaks of capture {entry.capture}, which no line before it stored"
        return None

    def _record_problem(self, entry: Entry) -> str | None:
        """What is wrong with the record that a trusted line speaks of; a missing or cut file is told once."""
        if entry.file in self._unreadable:
            return None
        path, size = self._folder / entry.file, self._warcs.get(entry.file)
        if size is None:
            self._unreadable.add(entry.file)
            return "is missing"
        if size < entry.end:
            self._unreadable.add(entry.file)
            return f"was cut: it ends at byte {size:,}, within or before record {entry.seq} ({entry.url})"
        where = f"record {entry.seq} at byte {entry.offset:,} ({entry.url})"
        if sha256_of(pieces(path, entry.offset, entry.length)).hexdigest() != entry.record_sha256:
            return f"{where} was changed: its sha256 is another one"
        return f"{where}: {problem}" if entry.is_first and (problem := _payload_problem(path, entry)) else None

    def _end_of_manifest(self) -> Iterator[Verification]:
        if self._head is None:
            yield Verification(file=HEAD, problem="is missing or was changed: it cannot be read")
        elif self._head[0] > self._last:
            self._manifest_sound = False
            yield Verification(
                file=NAME,
                line=self._last + 1,
                problem=f"is missing: {HEAD} names line {self._head[0]}, and the manifest ends at {self._last}",
            )

    def _ends_of_files(self) -> Iterator[Verification]:
        for name, size in self._warcs.items():
            if size > self._ends.get(name, 0) and name not in self._unreadable:
                extra = size - self._ends.get(name, 0)
                problem = (
                    f"{extra:,} bytes at its end are in no line of the manifest: lines were removed, or bytes added"
                )
                yield Verification(file=name, problem=problem)


def _payload_problem(path: Path, entry: Entry) -> str | None:
    try:
        with section(path, entry.offset, entry.length) as member:
            found = sha256_of(decode(body_of(member), entry.encoding, limit=entry.payload_length)).hexdigest()
    except (ValueError, zlib.error) as error:
        return f"its payload cannot be read: {error}"
    if found != entry.payload_sha256:
        return "the sha256 of its payload is another one"
    if entry.capture != Capture.id_of(entry.source, entry.url, found):
        return "its capture id is not that of its source, address and payload"
    return None
