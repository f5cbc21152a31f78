"""The WARC files: where the next record goes, how it gets to the disk, and how one is read back."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from warcio.limitreader import LimitReader

from manumit.archive.entry import Entry
from manumit.archive.errors import ArchiveDamaged

_NAME = "evidence-{number:05d}.warc.gz"
_PIECE = 1 << 18


class WarcFiles:
    """Files evidence-00001.warc.gz and on, a new one when the last has reached the limit."""

    def __init__(self, folder: Path, limit: int) -> None:
        self._folder = folder
        self._limit = limit

    def place(self, last: Entry | None) -> tuple[str, int]:
        """File and offset of the next record. Cuts what a crash left behind the last one; raises ArchiveDamaged."""
        name, end = self._after(last)
        path = self._folder / name
        size = path.stat().st_size if path.exists() else 0
        if size < end:
            raise ArchiveDamaged(
                f"{path}: {end - size:,} bytes are missing at its end; "
                "run 'manumit evidence verify' and restore a backup"
            )
        if size > end:
            os.truncate(path, end)
        return name, end

    def write(self, name: str, offset: int, content: bytes) -> None:
        """Append and sync."""
        path = self._folder / name
        with path.open("ab") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if offset == 0:
            self._sync_folder()

    def read(self, entry: Entry) -> bytes:
        """The compressed record. Raises ArchiveDamaged where its file is gone."""
        path = self._folder / entry.file
        try:
            with path.open("rb") as file:
                file.seek(entry.offset)
                return file.read(entry.length)
        except OSError as error:
            raise ArchiveDamaged(f"{path}: {error.strerror}; restore it from a backup") from error

    def _after(self, last: Entry | None) -> tuple[str, int]:
        if last is None:
            return _NAME.format(number=1), 0
        if last.end < self._limit:
            return last.file, last.end
        return _NAME.format(number=int(last.file[9:14]) + 1), 0

    def _sync_folder(self) -> None:
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextmanager
def section(path: Path, offset: int, length: int) -> Iterator[IO[bytes]]:
    """Part of a file as a file of its own."""
    with path.open("rb") as file:
        file.seek(offset)
        yield cast("IO[bytes]", LimitReader(file, length))


def pieces(path: Path, offset: int, length: int) -> Iterator[bytes]:
    """Part of a file, piece by piece; it ends early where the file does."""
    with path.open("rb") as file:
        file.seek(offset)
        while length > 0 and (piece := file.read(min(_PIECE, length))):
            length -= len(piece)
            yield piece
