"""What a reader of one format gives: the zones of a text, or why there is none."""

import re
from dataclasses import dataclass, replace

from manumit.model.document import ReadState

LONGEST = 1_000_000
"""Characters of the longest text that is read, as many as the language pipeline takes at once."""

_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
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


def settled(zones: Zones) -> Zones:
    """The zones with settled texts; a text beyond LONGEST is broken by name, never cut off in silence."""
    longest = max(len(zones.main), len(zones.full), len(zones.comments))
    if longest > LONGEST:
        return broken(f"the text has {longest:,} characters, at most {LONGEST:,} are read; split the file")
    return replace(
        zones,
        main=settle(zones.main),
        full=settle(zones.full),
        comments=settle(zones.comments),
        title=_one_line(zones.title),
        publisher=_one_line(zones.publisher),
    )


def _one_line(text: str | None) -> str | None:
    return " ".join(settle(text).split())[:500] or None if text else None
