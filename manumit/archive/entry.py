"""One line of the manifest: where a record lies, what it holds, and the hashes by which both are checked."""

import hashlib
from datetime import datetime
from typing import Literal

from pydantic import ValidationError

from manumit.model.base import Model, canonical
from manumit.model.evidence import Capture

Kind = Literal["response", "resource", "revisit", "request"]


class Entry(Model):
    """One record: where it lies, what it holds, and the hashes by which both are checked.

    record_sha256 is over the compressed bytes; payload_sha256 over the decoded payload that readers see.
    encoding is how the archived body decodes to that payload (empty: it is the payload); body_sha256 is over
    the archived body where the two differ.
    """

    seq: int
    file: str
    offset: int
    length: int
    record_sha256: str
    kind: Kind
    capture: str
    source: str
    url: str
    payload_sha256: str
    payload_length: int
    encoding: str = ""
    body_sha256: str | None = None
    fetched_at: datetime
    mime: str
    status: int = 200
    title: str | None = None
    robots: str | None = None
    tls_verified: bool | None = None
    ip: str | None = None
    previous: str

    @property
    def end(self) -> int:
        return self.offset + self.length

    @property
    def is_first(self) -> bool:
        """The record holds the payload itself."""
        return self.kind in ("response", "resource")

    @property
    def body_digest(self) -> str:
        return f"sha256:{self.body_sha256 or self.payload_sha256}"

    def to_capture(self) -> Capture:
        return Capture(
            id=self.capture,
            source=self.source,
            url=self.url,
            fetched_at=self.fetched_at,
            status=self.status,
            mime=self.mime,
            sha256=self.payload_sha256,
            length=self.payload_length,
            warc_file=self.file,
            warc_offset=self.offset,
            title=self.title,
            robots=self.robots,
            tls_verified=self.tls_verified,
            ip=self.ip,
        )


def line_of(entry: Entry) -> bytes:
    return canonical(entry).encode()


def sha256(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()


def entry_of(line: bytes) -> Entry | None:
    """The entry that a line holds, if it holds one."""
    try:
        return Entry.model_validate_json(line)
    except ValidationError:
        return None
