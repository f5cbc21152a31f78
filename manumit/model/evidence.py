"""What stands behind a statement: a capture of bytes, and the place in it."""

from datetime import datetime

from manumit.model.base import Model, digest


class Capture(Model):
    """One fetched response or imported file.

    The id is content-addressed over source, address and payload, so the same page fetched
    again unchanged is the same capture seen once more.
    """

    id: str
    source: str
    url: str
    fetched_at: datetime
    status: int = 200
    mime: str
    sha256: str
    length: int
    warc_file: str
    warc_offset: int
    title: str | None = None
    robots: str | None = None
    tls_verified: bool | None = None
    ip: str | None = None

    @staticmethod
    def id_of(source: str, url: str, sha256: str) -> str:
        return "c-" + digest(source, url, sha256)[:24]


class Evidence(Model):
    """The place of a statement: a row of a list, or a character span of a document's zone.

    row counts from 1 at the first data row. start and end count characters of the zone's text.
    """

    capture: str
    row: int | None = None
    document: str | None = None
    zone: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
