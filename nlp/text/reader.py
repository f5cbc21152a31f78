"""A capture to a document: which reader, in the jail, and what became of it."""

from collections.abc import Callable

from manumit.jail import JailBreach, run_jailed
from manumit.model.document import Document, ReadState
from manumit.model.evidence import Capture
from manumit.model.words import DocumentType
from nlp.text.formats import Format, format_of
from nlp.text.html import read_html
from nlp.text.languages import READ, foreign_script, identify
from nlp.text.pdf import read_pdf
from nlp.text.plain import read_plain
from nlp.text.zones import Zones, broken, no_text, settled, with_reason

TEXT_VERSION = "text-2"
"""Raised whenever the same bytes would give another text, since offsets count characters of it."""

_SECONDS = 20
_MOSTLY, _PARTLY = 0.5, 0.2  # shares of letters in another script

Reader = Callable[[bytes, str], Zones]
_READERS: dict[Format, Reader] = {Format.HTML: read_html, Format.PDF: read_pdf, Format.PLAIN: read_plain}


def read_capture(
    capture: Capture, payload: bytes, *, type: DocumentType, publisher: str | None, jailed: bool = True
) -> Document:
    """The capture as text. What cannot be read is a document too, in a named state with its reason.

    publisher is the source's, from its card; without one, the page's own word is taken.
    """
    zones = _read(payload, capture, jailed=jailed)
    code, zones = with_language(zones)
    return Document(
        id=Document.id_of(capture.id),
        capture=capture.id,
        source=capture.source,
        url=capture.url,
        title=zones.title or capture.title,
        publisher=publisher or zones.publisher,
        published_at=zones.published_at,
        type=type,
        language=code,
        state=zones.state,
        reason=zones.reason,
        main=zones.main,
        full=zones.full,
        comments=zones.comments,
    )


def with_language(zones: Zones) -> tuple[str | None, Zones]:
    """The language's code, and the zones in the state that follows from it.

    A text too short to tell, with no declaration, is read: English words in it count, others find nothing.
    """
    if not zones.state.holds_text:
        return None, zones
    declared = (zones.language or "").lower().replace("_", "-").partition("-")[0]
    code = identify(zones.main).code or declared or None
    if code is None or code in READ:
        return _with_script(code, zones)
    return code, with_reason(zones, f"the language '{code}' is not read yet", state=ReadState.UNREAD_LANGUAGE)


def _with_script(code: str | None, zones: Zones) -> tuple[str | None, Zones]:
    """A text that no language could be told of, or that changes its script, never passes for one that was read."""
    foreign = foreign_script(zones.main)
    if foreign is None or foreign.share < _PARTLY:
        return code, zones
    if foreign.share > _MOSTLY:
        reason = f"a text in {foreign.script} script is not read yet"
        return None, with_reason(zones, reason, state=ReadState.UNREAD_LANGUAGE)
    reason = f"{foreign.share:.0%} of the letters are in {foreign.script} script and were not read"
    return code, with_reason(zones, reason, state=ReadState.PARTLY_READ)


def _read(payload: bytes, capture: Capture, *, jailed: bool) -> Zones:
    if not payload:
        return no_text("the response is empty")
    kind = format_of(payload, capture.mime)
    if kind is Format.OTHER:
        return broken(f"'{capture.mime}' is not a format that is read (HTML, PDF, plain text)")
    reader = _READERS[kind]
    if not jailed or kind is Format.PLAIN:
        return settled(reader(payload, capture.mime))
    try:
        return settled(run_jailed(reader, payload, capture.mime, seconds=_SECONDS, what=capture.url))
    except JailBreach as breach:
        return broken(str(breach).removeprefix(f"{capture.url}: "))
