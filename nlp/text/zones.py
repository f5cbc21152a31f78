"""What a reader of one format gives: the zones of a text, or why there is none."""

import re
from dataclasses import dataclass, replace

from manumit.model.document import ReadState

LONGEST = 1_000_000
"""Characters of the longest text that is read whole; of a longer one its beginning is read, and its state says so."""

_LAST_LINE = 10_000  # characters before the limit in which a line or sentence may end
_INVISIBLE = re.compile(r"[\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LINE_END = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True)
class Zones:
    """The text of one payload. language is only what the page declares; reason explains every state but read."""

    main: str = ""
    full: str = ""
    comments: str = ""
    title: str | None = None
    publisher: str | None = None
    published_at: str | None = None
    language: str | None = None
    state: ReadState = ReadState.READ
    reason: str | None = None


def broken(reason: str) -> Zones:
    return Zones(state=ReadState.BROKEN, reason=reason)


def no_text(reason: str) -> Zones:
    return Zones(state=ReadState.NO_TEXT, reason=reason)


def too_large(reason: str) -> Zones:
    return Zones(state=ReadState.TOO_LARGE, reason=reason)


def undecodable(reason: str) -> Zones:
    return Zones(state=ReadState.UNDECODABLE, reason=reason)


def with_reason(zones: Zones, reason: str | None, *, state: ReadState | None = None) -> Zones:
    """The zones with one more reason, and in another state where one is given."""
    return replace(zones, state=state or zones.state, reason="; ".join(filter(None, (zones.reason, reason))) or None)


def settle(text: str) -> str:
    """The text with one kind of space and of line end, and nothing that no one sees.

    Letters stay as they were written (no composition, no case), so a quote of the result
    is a quote of the source. Settling twice changes nothing.
    """
    text = _LINE_END.sub("\n", text)
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    text = _LONE_SURROGATE.sub("\ufffd", text)
    text = _SPACES.sub(" ", text).replace(" \n", "\n").replace("\n ", "\n")
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def settled(zones: Zones, *, longest: int = LONGEST) -> Zones:
    """The zones with settled texts, none longer than longest; in the state that follows."""
    zones = shortened(zones, longest)
    return with_letters(
        replace(
            zones,
            main=settle(zones.main),
            full=settle(zones.full),
            comments=settle(zones.comments),
            title=_one_line(zones.title),
            publisher=_one_line(zones.publisher),
        )
    )


def shortened(zones: Zones, longest: int = LONGEST) -> Zones:
    """The beginning of a text that is too long to be read whole, in the state that says so; never cut in silence."""
    length = max(len(zones.main), len(zones.full), len(zones.comments))
    if length <= longest:
        return zones
    return with_reason(
        replace(
            zones,
            main=beginning(zones.main, longest),
            full=beginning(zones.full, longest),
            comments=beginning(zones.comments, longest),
        ),
        f"the text has {length:,} characters, of which the first {longest:,} were read; split the file",
        state=ReadState.PARTLY_READ,
    )


def beginning(text: str, longest: int) -> str:
    """The text up to the last line or sentence that ends within the limit: half a sentence may say the contrary."""
    if len(text) <= longest:
        return text
    for mark in ("\n", ". ", " "):
        found = text.rfind(mark, max(0, longest - _LAST_LINE), longest)
        if found > 0:
            return text[: found + len(mark)]
    return text[:longest]


def with_letters(zones: Zones) -> Zones:
    """The zones; without any letter to read, in the state no text."""
    if not zones.state.holds_text or any(map(str.isalpha, zones.main)):
        return zones
    beside = any(map(str.isalpha, zones.full)) or any(map(str.isalpha, zones.comments))
    said = "nothing but menus, footers or comments" if beside else "no letters"
    return with_reason(zones, f"the text holds {said}", state=ReadState.NO_TEXT)


def _one_line(text: str | None) -> str | None:
    return " ".join(settle(text).split())[:500] or None if text else None
