"""Plain text."""

from nlp.text.encodings import decode
from nlp.text.zones import LONGEST, Zones, broken, no_text, settle


def read_plain(payload: bytes, mime: str) -> Zones:
    """The whole text is main and full."""
    if len(payload) > 4 * LONGEST:
        return broken(f"the file has {len(payload):,} bytes, at most {4 * LONGEST:,} are read as text; split the file")
    text, note = decode(payload, mime=mime, markup=False)
    if _is_binary(text):
        return broken("the file is not text: it is full of control characters")
    if not settle(text):
        return no_text("the file is empty")
    return Zones(main=text, full=text, reason=note)


def _is_binary(text: str) -> bool:
    head = text[:10_000]
    strange = sum((letter < " " and letter not in "\t\n\r\x0b\x0c") or letter == "\ufffd" for letter in head)
    return strange * 20 > len(head)
