"""What arrived at one fetch, and the records that it becomes."""

import hashlib
from dataclasses import dataclass
from typing import Any

from manumit.archive.bodies import HttpHead, encoding_of, request_head, response_head
from manumit.archive.entry import Entry, Kind, line_of, sha256
from manumit.archive.warc import pack

_ENCODED = "content-encoding"


@dataclass(frozen=True)
class Arrival:
    """facts are the fields of a manifest entry that say what was fetched; the rest is the bytes of it."""

    facts: dict[str, Any]
    payload: bytes
    body: bytes | None
    request: HttpHead | None
    response: HttpHead | None

    @property
    def is_file(self) -> bool:
        return str(self.facts["url"]).startswith("file:")


def entries_of(
    arrival: Arrival, *, file: str, offset: int, seq: int, previous: str, first: Entry | None
) -> tuple[list[Entry], bytes]:
    """The manifest entries of an arrival, and the bytes to append to the file that they speak of."""
    entries, members = [], []
    for kind, head, content, encoding in _parts(arrival, first):
        draft = Entry(
            **arrival.facts, kind=kind, encoding=encoding, seq=seq, file=file, offset=offset,
            body_sha256=hashlib.sha256(content).hexdigest() if encoding and content else None,
            length=0, record_sha256="", previous=previous,
        )  # fmt: skip
        member = pack(draft, head=head, content=content, refers_to=first if kind == "revisit" else None)
        entry = draft.model_copy(update={"length": len(member), "record_sha256": hashlib.sha256(member).hexdigest()})
        entries.append(entry)
        members.append(member)
        seq, offset, previous = seq + 1, entry.end, sha256(line_of(entry))
    return entries, b"".join(members)


def _parts(arrival: Arrival, first: Entry | None) -> list[tuple[Kind, HttpHead | None, bytes, str]]:
    parts = [_answer(arrival, first)]
    if arrival.request:
        parts.append(("request", request_head(arrival.request), b"", parts[0][3]))
    return parts


def _answer(arrival: Arrival, first: Entry | None) -> tuple[Kind, HttpHead | None, bytes, str]:
    if first:
        head = None if arrival.is_file else _head(arrival, 0, "")
        return "revisit", head, b"", first.encoding
    if arrival.is_file:
        return "resource", None, arrival.payload, ""
    content, encoding = arrival.payload, ""
    if arrival.body is not None:
        declared = arrival.response.get(_ENCODED) if arrival.response else None
        undone = encoding_of(arrival.body, arrival.payload, declared)
        if undone is not None:
            content, encoding = arrival.body, undone
    return "response", _head(arrival, len(content), encoding), content, encoding


def _head(arrival: Arrival, content: int, encoding: str) -> HttpHead:
    facts = arrival.facts
    return response_head(
        arrival.response, status=facts["status"], mime=facts["mime"], content=content, encoding=encoding
    )
