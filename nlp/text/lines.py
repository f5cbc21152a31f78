"""JSON lines: one passage a line, with an id and a text."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, unquote

from manumit.model.document import Document
from manumit.model.evidence import Capture
from manumit.model.words import DocumentType
from nlp.text.reader import with_language
from nlp.text.zones import Zones, broken, no_text, shortened, undecodable, with_letters

_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")


def read_lines(capture: Capture, payload: bytes) -> Iterator[Document]:
    """One document a line; row is the line's number, the line's id is the fragment of the url.

    Of a line only id, text, title, publisher, published_at and type are looked at. The text stays as it is,
    character for character, so offsets hold for whoever wrote the line. A line that cannot be used
    is a document in the state broken; blank lines are none, a file of nothing else is one without text.
    """
    lines = payload.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        entry = _entry(line)
        key = entry["id"] if isinstance(entry, dict) else None
        if key is not None and seen.setdefault(key, number) != number:
            entry = f"the id '{key}' was used in line {seen[key]} already"
        yield _document(capture, number, _zones(entry), entry, key)
    if not any(line.strip() for line in lines):
        yield _document(capture, None, no_text("the file is empty"), {}, None)


def line_id(document: Document) -> str | None:
    """The id that the line of a document gave itself."""
    _, mark, fragment = (document.url or "").rpartition("#")
    return unquote(fragment) if mark and document.row is not None else None


def _entry(line: bytes) -> dict[str, Any] | Zones | str:
    """The line's fields, or what is wrong with it."""
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return undecodable(f"the line is not UTF-8: {error.reason} at byte {error.start + 1}")
    except (json.JSONDecodeError, RecursionError) as error:
        return f"the line is not JSON: {error}"
    except ValueError:
        return "the line is not JSON: a number in it is too long"
    if not isinstance(value, dict):
        return "the line is not a JSON object"
    key = value.get("id")
    if isinstance(key, int) and not isinstance(key, bool):
        value["id"] = key = str(key)
    if not isinstance(key, str) or not key:
        return "the line has no 'id'"
    if not isinstance(value.get("text"), str):
        return "the line has no 'text'"
    return value


def _document(capture: Capture, number: int | None, zones: Zones, entry: object, key: str | None) -> Document:
    fields: dict[str, Any] = entry if isinstance(entry, dict) else {}
    code, zones = with_language(zones)
    return Document(
        id=Document.id_of(capture.id, number),
        capture=capture.id,
        row=number,
        source=capture.source,
        url=f"{capture.url}#{quote(_storable(key), safe='')}" if key else capture.url,
        title=_text_or_none(fields.get("title")),
        publisher=_text_or_none(fields.get("publisher")),
        published_at=_text_or_none(fields.get("published_at")),
        type=_type(fields.get("type")),
        language=code,
        state=zones.state,
        reason=zones.reason,
        main=zones.main,
        full=zones.full,
    )


def _zones(entry: dict[str, Any] | Zones | str) -> Zones:
    if isinstance(entry, Zones):
        return entry
    if isinstance(entry, str):
        return broken(entry)
    text = _storable(entry["text"])
    if not text.strip():
        return no_text("the text is empty")
    return with_letters(shortened(Zones(main=text, full=text)))


def _storable(text: str) -> str:
    """What no database stores, replaced one for one."""
    return _UNSTORABLE.sub("\ufffd", text)


def _text_or_none(value: object) -> str | None:
    return _storable(value).strip() or None if isinstance(value, str) else None


def _type(value: object) -> DocumentType:
    known = {kind.value for kind in DocumentType}
    return DocumentType(value) if isinstance(value, str) and value in known else DocumentType.OTHER
