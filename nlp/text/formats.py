"""Which format a payload is in: its first bytes speak before its header does."""

import re
from enum import StrEnum

_HTML = re.compile(rb"^(?:\s|\xef\xbb\xbf|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_FOREIGN = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc")
_PLAIN = frozenset({"text/plain", "text/markdown", "text/x-markdown", ""})


class Format(StrEnum):
    """The formats that are read, and everything else."""

    HTML = "html"
    PDF = "pdf"
    PLAIN = "plain"
    OTHER = "other"


def format_of(payload: bytes, mime: str) -> Format:
    """The format by signature; by the header's type where there is no signature."""
    head = payload[:2048]
    name = mime.partition(";")[0].strip().lower()
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(_FOREIGN):
        return Format.OTHER
    if name in ("text/html", "application/xhtml+xml") or _HTML.match(head):
        return Format.HTML
    if name == "application/pdf":
        return Format.PDF
    return Format.PLAIN if name in _PLAIN else Format.OTHER
