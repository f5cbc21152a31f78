"""The archive: append-only, safe against a crash at any moment, shared by several processes.

A record is written and synced before the manifest vouches for it, and the manifest is synced before
put returns. What a crash leaves beyond that was never acknowledged, and is cut when the archive is next
opened or written to.
"""

import fcntl
import hashlib
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from manumit.archive.arrival import Arrival, entries_of
from manumit.archive.bodies import HttpHead, decode
from manumit.archive.entry import Entry
from manumit.archive.errors import AddressRefused, ArchiveDamaged, CaptureUnknown, PayloadMismatch
from manumit.archive.files import WarcFiles
from manumit.archive.manifest import Manifest
from manumit.archive.verify import verify
from manumit.archive.warc import body_of
from manumit.model.evidence import Capture
from manumit.model.finding import Verification

_FILE_LIMIT = 1 << 30
_LOCK = "lock"


@dataclass(frozen=True)
class Stored:
    """What put gives: the capture, and whether its bytes are new to the archive."""

    capture: Capture
    new: bool


@dataclass(frozen=True)
class Sighting:
    """A capture was fetched, the first time or again with the same bytes."""

    capture: str
    seen_at: datetime


class Archive:
    """A folder of evidence. Opening it repairs what a crash left; damage of any other kind is never repaired."""

    def __init__(self, folder: Path, *, file_limit: int = _FILE_LIMIT) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._files = WarcFiles(folder, file_limit)
        self._manifest = Manifest(folder)
        with self._locked():
            self._manifest.create()
            self._manifest.settle()
            if not self._manifest.fault:
                with suppress(ArchiveDamaged):  # told by verify, and by put
                    self._files.place(self._manifest.last)

    def put(
        self,
        *,
        source: str,
        url: str,
        payload: bytes,
        mime: str,
        fetched_at: datetime,
        status: int = 200,
        title: str | None = None,
        robots: str | None = None,
        tls_verified: bool | None = None,
        ip: str | None = None,
        request: HttpHead | None = None,
        response: HttpHead | None = None,
        body: bytes | None = None,
    ) -> Stored:
        """Keep a response, or a file given by the user (url "file:NAME"); safe on the disk when this returns.

        payload is what readers see, decoded; body is what was received, still encoded, and is what the WARC
        file holds if it decodes to that payload. The same bytes again add a revisit: one more sighting.
        Raises ArchiveDamaged, AddressRefused, OSError.
        """
        _check_address(url)
        sha256 = hashlib.sha256(payload).hexdigest()
        facts = {
            "capture": Capture.id_of(source, _text(url), sha256),
            "source": source,
            "url": _text(url),
            "payload_sha256": sha256,
            "payload_length": len(payload),
            "fetched_at": fetched_at.astimezone(UTC),
            "mime": mime,
            "status": status,
            "title": None if title is None else _text(title),
            "robots": robots,
            "tls_verified": tls_verified,
            "ip": ip,
        }
        return self._append(Arrival(facts, payload, body, request, response))

    def payload(self, capture: Capture | str) -> bytes:
        """The decoded payload, checked. Raises CaptureUnknown, PayloadMismatch, ArchiveDamaged."""
        id = capture if isinstance(capture, str) else capture.id
        entry = self._manifest.first(id)
        if entry is None:
            raise CaptureUnknown(f"{self.folder}: no capture {id} in this archive")
        try:
            chunks = decode(body_of(BytesIO(self._files.read(entry))), entry.encoding, limit=entry.payload_length)
            payload = b"".join(chunks)
        except (ValueError, zlib.error) as error:
            raise _mismatch(entry, str(error)) from error
        if hashlib.sha256(payload).hexdigest() != entry.payload_sha256:
            raise _mismatch(entry, "its sha256 is another one")
        return payload

    def capture(self, id: str) -> Capture | None:
        entry = self._manifest.first(id)
        return entry.to_capture() if entry else None

    def captures(self) -> Iterator[Capture]:
        """In the order in which they were first stored. Raises ArchiveDamaged."""
        return (entry.to_capture() for entry in self._manifest.entries() if entry.is_first)

    def sightings(self, capture: str | None = None) -> Iterator[Sighting]:
        """Every time that a capture was fetched, in order. Raises ArchiveDamaged."""
        for entry in self._manifest.entries():
            if entry.kind != "request" and capture in (None, entry.capture):
                yield Sighting(entry.capture, entry.fetched_at)

    def head(self) -> tuple[int, str]:
        """The number of lines and the sha256 of the last: published elsewhere, they prove the whole archive."""
        self._manifest.refresh()
        return self._manifest.seq, self._manifest.previous

    def verify(self, tell: Callable[[int, int], None] | None = None) -> list[Verification]:
        """Recompute everything; every fault with its file. tell is told bytes done and bytes in all."""
        with self._locked():
            sizes = {path.name: path.stat().st_size for path in self.folder.iterdir()}
        return verify(self.folder, sizes, tell)

    def _append(self, arrival: Arrival) -> Stored:
        manifest = self._manifest
        with self._locked():
            manifest.settle()
            manifest.check()
            first = manifest.first(arrival.facts["capture"])
            file, offset = self._files.place(manifest.last)
            entries, content = entries_of(
                arrival, file=file, offset=offset, seq=manifest.seq + 1, previous=manifest.previous, first=first
            )
            self._files.write(file, offset, content)
            manifest.append(entries)
        return Stored((first or entries[0]).to_capture(), new=first is None)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Alone among all processes and threads: each holds a descriptor of its own."""
        with (self.folder / _LOCK).open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _check_address(url: str) -> None:
    if url.startswith("file:") and ("/" in url or "\\" in url):
        raise AddressRefused(f"{url}: a file is archived under its name alone; give file:NAME without its folders")


def _text(text: str) -> str:
    """Without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode()


def _mismatch(entry: Entry, why: str) -> PayloadMismatch:
    return PayloadMismatch(
        f"{entry.file}: capture {entry.capture} at byte {entry.offset:,} is not what was stored: {why}; "
        "run 'manumit evidence verify' and restore a backup"
    )
