"""One record of a WARC file: packed as a gzip member of its own, and read back."""

import json
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import IO, Any
from urllib.parse import quote
from uuid import UUID

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordbuilder import RecordBuilder
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from manumit.archive.bodies import HttpHead
from manumit.archive.entry import Entry
from manumit.model.base import digest

_LEVEL = 6  # warcio's 9 takes half as long again for half a per cent
_VERSION = "WARC/1.1"
_PIECE = 1 << 18


def record_id(capture: str, seq: int) -> str:
    """The same record has the same id, so that the same input gives the same bytes."""
    return UUID(hex=digest(capture, seq)[:32], version=4).urn


def pack(entry: Entry, *, head: HttpHead | None, content: bytes, refers_to: Entry | None = None) -> bytes:
    """The compressed record that an entry of the manifest will vouch for."""
    headers = {
        "WARC-Record-ID": f"<{record_id(entry.capture, entry.seq)}>",
        "WARC-Date": _date(entry.fetched_at),
        "WARC-JSON-Metadata": json.dumps(_metadata(entry), sort_keys=True),
    }
    if entry.is_first:
        headers["WARC-Payload-Digest"] = entry.body_digest
    if entry.ip:
        headers["WARC-IP-Address"] = entry.ip
    if refers_to:
        headers |= _revisit_headers(refers_to)
    if entry.kind == "request":
        headers["WARC-Concurrent-To"] = f"<{record_id(entry.capture, entry.seq - 1)}>"
    return _compressed(entry, head, content, headers)


def body_of(member: IO[bytes]) -> Iterator[bytes]:
    """The body in the first record of a stream, piece by piece. Raises ValueError where there is none to read."""
    try:
        for record in ArchiveIterator(member):
            while piece := record.raw_stream.read(_PIECE):
                yield piece
            return
    except (ArchiveLoadFailed, zlib.error, EOFError, OSError) as error:
        raise ValueError(f"not a readable WARC record ({error})") from error
    raise ValueError("not a WARC record")


def _compressed(entry: Entry, head: HttpHead | None, content: bytes, headers: dict[str, str]) -> bytes:
    http = None
    if head is not None:
        protocol, _, rest = head.line.partition(" ")
        http = StatusAndHeaders(rest, list(head.headers), protocol=protocol)
    block = BytesIO()
    record = RecordBuilder(warc_version=_VERSION).create_warc_record(
        quote(entry.url, safe="%/:=&?~#+!$,;'@()*[]"),
        entry.kind,
        payload=BytesIO(content),
        length=len(content),
        warc_content_type=_one_line(entry.mime) if entry.kind == "resource" else "",
        warc_headers_dict=headers,
        http_headers=http,
    )
    WARCWriter(block, gzip=False, warc_version=_VERSION).write_record(record)
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS + 16)
    return packer.compress(block.getvalue()) + packer.flush()


def _metadata(entry: Entry) -> dict[str, Any]:
    """What the manifest knows beyond the standard headers, so that a WARC file alone tells it too."""
    facts = {
        "capture": entry.capture,
        "source": entry.source,
        "sha256": entry.payload_sha256,
        "robots": entry.robots,
        "tls_verified": entry.tls_verified,
    }
    return {name: value for name, value in facts.items() if value is not None}


def _revisit_headers(first: Entry) -> dict[str, str]:
    return {
        "WARC-Profile": RecordBuilder.REVISIT_PROFILE_1_1,
        "WARC-Refers-To": f"<{record_id(first.capture, first.seq)}>",
        "WARC-Refers-To-Target-URI": quote(first.url, safe="%/:=&?~#+!$,;'@()*[]"),
        "WARC-Refers-To-Date": _date(first.fetched_at),
        "WARC-Payload-Digest": first.body_digest,
    }


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _one_line(text: str) -> str:
    return " ".join(text.split())
