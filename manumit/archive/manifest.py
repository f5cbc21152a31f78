"""The manifest: one line per WARC record, each holding the sha256 of the line before it.

It is the truth about the archive and enough to list every capture. A chain alone does not show that its
last lines were cut off, so a small file beside it (the head) names the last line that was acknowledged.
"""

import hashlib
import os
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from manumit.archive.entry import Entry, entry_of, line_of, sha256
from manumit.archive.errors import ArchiveDamaged

NAME = "manifest.jsonl"
HEAD = "manifest.head"
START = hashlib.sha256(b"manumit archive, manifest 1").hexdigest()
_HEAD_FORM = "{seq:012d} {sha256}\n"  # of a fixed length, so that it is overwritten in place


def read_head(folder: Path) -> tuple[int, str] | None:
    """The last acknowledged line's number and sha256; None where the head is missing or unreadable."""
    try:
        seq, hash = (folder / HEAD).read_text(encoding="ascii").split()
        return int(seq), hash
    except (OSError, ValueError):
        return None


class Manifest:
    """The manifest as far as it was read. Appending needs the archive's lock."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._folder = folder
        self._read_to = 0
        self._recent: deque[tuple[int, str]] = deque([(0, START)], maxlen=16)
        self._places: dict[str, int] = {}
        self.last: Entry | None = None
        self.fault: str | None = None

    @property
    def seq(self) -> int:
        return self._recent[-1][0]

    @property
    def previous(self) -> str:
        return self._recent[-1][1]

    def create(self) -> None:
        """Make the files of a new archive: the head first, so that a manifest is never without one."""
        unused = read_head(self._folder) in (None, (0, START)) and not any(self._folder.glob("*.warc.gz"))
        if not self.path.exists() and unused:
            _write_durably(self._folder / HEAD, _HEAD_FORM.format(seq=0, sha256=START).encode())
            _write_durably(self.path, b"")

    def refresh(self) -> None:
        """Read the lines that were added since, by whatever process."""
        if not self.path.exists():
            self.fault = "the file is missing"
            return
        with self.path.open("rb") as file:
            file.seek(self._read_to)
            for line in file:
                if self.fault or not line.endswith(b"\n"):
                    break
                self._take(line[:-1])

    def settle(self) -> None:
        """After a crash: cut a last line that was not acknowledged; where more is amiss, say so in fault."""
        self.refresh()
        head = read_head(self._folder)
        if head is None:
            self.fault = self.fault or f"{HEAD} beside it is missing or unreadable"
        elif head not in self._recent:
            self.fault = self.fault or f"the last line that {HEAD} names is not in it"
        if self.fault:
            return
        if self.path.stat().st_size > self._read_to:
            os.truncate(self.path, self._read_to)
        self._write_head()

    def append(self, entries: Sequence[Entry]) -> None:
        """Add lines for records that are already safe on the disk."""
        lines = b"".join(line_of(entry) + b"\n" for entry in entries)
        with self.path.open("ab") as file:
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())
        self.refresh()
        self._write_head()

    def first(self, capture: str) -> Entry | None:
        """The entry under which a capture's payload was stored."""
        if capture not in self._places:
            self.refresh()
        place = self._places.get(capture)
        if place is None:
            return None
        with self.path.open("rb") as file:
            file.seek(place)
            return self._read(file)

    def entries(self) -> Iterator[Entry]:
        """Every entry up to now, in order. Raises ArchiveDamaged."""
        self.refresh()
        self.check()
        with self.path.open("rb") as file:
            while file.tell() < self._read_to:
                yield self._read(file)

    def check(self) -> None:
        """Raise ArchiveDamaged where a fault was found."""
        if self.fault:
            raise ArchiveDamaged(f"{self.path}: {self.fault}; run 'manumit evidence verify' and restore a backup")

    def _read(self, file: BinaryIO) -> Entry:
        if entry := entry_of(file.readline()):
            return entry
        raise ArchiveDamaged(f"{self.path}: a line changed while it was in use; run 'manumit evidence verify'")

    def _take(self, line: bytes) -> None:
        entry = entry_of(line)
        if entry is None:
            self.fault = f"line {self.seq + 1} cannot be read"
            return
        if (entry.previous, entry.seq) != (self.previous, self.seq + 1):
            self.fault = f"line {self.seq + 1} does not follow the line before it"
            return
        if entry.is_first:
            self._places.setdefault(entry.capture, self._read_to)
        self._read_to += len(line) + 1
        self._recent.append((entry.seq, sha256(line)))
        self.last = entry

    def _write_head(self) -> None:
        with (self._folder / HEAD).open("r+b") as file:
            file.write(_HEAD_FORM.format(seq=self.seq, sha256=self.previous).encode())


def _write_durably(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
