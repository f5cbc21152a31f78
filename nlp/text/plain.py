"""Plain text."""

from manumit.model.document import ReadState
from nlp.text.encodings import decode
from nlp.text.zones import LONGEST, Zones, no_text, settle, undecodable, with_reason

LARGEST = 4 * LONGEST
"""Bytes that are looked at: no encoding needs more for the characters that are read."""


def read_plain(payload: bytes, mime: str, *, largest: int = LARGEST) -> Zones:
    """The whole text is main and full; of a file beyond largest (a multiple of four) only its beginning is decoded."""
    text, note = decode(_whole_letters(payload, largest), mime=mime, markup=False)
    if _is_binary(text):
        return undecodable("the file is not text in any known encoding: it is full of control characters")
    if not settle(text):
        return no_text("the file is empty")
    zones = Zones(main=text, full=text, reason=note)
    if len(payload) <= largest:
        return zones
    reason = f"of {len(payload):,} bytes the first {largest:,} were looked at; split the file"
    return with_reason(zones, reason, state=ReadState.PARTLY_READ)


def _whole_letters(payload: bytes, largest: int) -> bytes:
    """The beginning of a payload that is too large, without a letter of UTF-8 that it would cut through."""
    if len(payload) <= largest:
        return payload
    end = largest
    while end > largest - 4 and payload[end] & 0xC0 == 0x80:
        end -= 1
    return payload[: end if payload[end] & 0xC0 == 0xC0 else largest]


def _is_binary(text: str) -> bool:
    head = text[:10_000]
    strange = sum((letter < " " and letter not in "\t\n\r\x0b\x0c") or letter == "\ufffd" for letter in head)
    return strange * 20 > len(head)
