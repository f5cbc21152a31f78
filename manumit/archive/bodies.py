"""Bodies as received and as read: HTTP heads, and the content encodings that can be undone for certain."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator

from manumit.model.base import Model

_PIECE = 1 << 18
_WINDOWS = {"gzip": 31, "deflate": 15, "deflate-raw": -15}
_DECLARED = {"gzip": ("gzip",), "x-gzip": ("gzip",), "deflate": ("deflate", "deflate-raw")}
_SECRET = ("authorization", "cookie", "proxy-authorization")
_FRAMING = ("content-encoding", "content-length", "transfer-encoding")


class HttpHead(Model):
    """The first line of a request or response, and its headers in order."""

    line: str
    headers: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


def encoding_of(body: bytes, payload: bytes, declared: str | None) -> str | None:
    """The encoding by which body decodes to exactly this payload: "" if they are equal, None if there is none."""
    if body == payload:
        return ""
    wanted = hashlib.sha256(payload).digest()
    for encoding in _DECLARED.get((declared or "").strip().lower(), ()):
        try:
            if sha256_of(decode([body], encoding, limit=len(payload))).digest() == wanted:
                return encoding
        except (zlib.error, ValueError):
            continue
    return None


def decode(chunks: Iterable[bytes], encoding: str, *, limit: int) -> Iterator[bytes]:
    """The decoded body, piece by piece. Raises zlib.error, and ValueError where it grows beyond limit."""
    size = 0
    for piece in _inflate(chunks, _WINDOWS[encoding]) if encoding else chunks:
        size += len(piece)
        if size > limit:
            raise ValueError(f"more than the {limit:,} bytes that were stored")
        yield piece


def sha256_of(chunks: Iterable[bytes]) -> "hashlib._Hash":
    hasher = hashlib.sha256()
    for chunk in chunks:
        hasher.update(chunk)
    return hasher


def response_head(head: HttpHead | None, *, status: int, mime: str, content: int, encoding: str) -> HttpHead:
    """The head to archive: made up where none was received, and true of the block that follows it.

    Headers that describe the transfer rather than the archived block are kept under X-Archive-Orig-.
    """
    if head is None:
        return HttpHead(line=f"HTTP/1.1 {status}", headers=(("Content-Type", mime), ("Content-Length", str(content))))
    true_of_block = {"content-length": str(content)}
    if encoding:
        true_of_block["content-encoding"] = head.get("content-encoding") or ""
    return HttpHead(
        line=_plain(head.line),
        headers=tuple(
            (_plain(name), _plain(value))
            if name.lower() not in _FRAMING or true_of_block.get(name.lower()) == value
            else (f"X-Archive-Orig-{_plain(name)}", _plain(value))
            for name, value in head.headers
        ),
    )


def request_head(head: HttpHead) -> HttpHead:
    """The head to archive, without what would let a reader of the evidence log in."""
    return HttpHead(
        line=_plain(head.line),
        headers=tuple(
            (_plain(name), "removed" if name.lower() in _SECRET else _plain(value)) for name, value in head.headers
        ),
    )


def _plain(text: str) -> str:
    """One line: a line break in a header would start another one."""
    return "".join(" " if ord(char) < 32 else char for char in text)


def _inflate(chunks: Iterable[bytes], window: int) -> Iterator[bytes]:
    unpack = zlib.decompressobj(window)
    for chunk in chunks:
        rest = chunk
        while rest:
            if unpack.eof:  # gzip allows several members one after the other
                unpack = zlib.decompressobj(window)
            if piece := unpack.decompress(rest, _PIECE):
                yield piece
            rest = unpack.unused_data if unpack.eof else unpack.unconsumed_tail
    while piece := unpack.decompress(b"", _PIECE) if not unpack.eof else b"":
        yield piece
    if not unpack.eof:
        raise ValueError("the encoded body ends too early")
