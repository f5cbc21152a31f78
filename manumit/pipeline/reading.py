"""The reading stage alone, over files, keeping nothing."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from manumit.model.document import Document
from manumit.model.evidence import Capture
from manumit.model.reading import Reading
from manumit.model.words import DocumentType
from manumit.pipeline.names import guess_mime, source_name
from manumit.pipeline.read import documents_of, open_reader
from nlp.reader import ENGLISH
from nlp.text import line_id


def read_file(
    contents: Sequence[tuple[Path, bytes]], *, type: DocumentType, at: datetime
) -> Iterator[tuple[Document, Reading]]:
    """Each document with its reading. The id is the line's own where it has one, else the document's."""
    reader = open_reader()
    for path, payload in contents:
        capture = _passing(path, payload, at)
        for document in documents_of(capture, payload, type=type, publisher=None):
            named = document.model_copy(update={"id": line_id(document) or document.id})
            if not document.state.holds_text:
                yield named, Reading()
                continue
            yield (
                named,
                reader.read(
                    document.main,
                    language=document.language or ENGLISH,
                    title=document.title,
                    publisher=document.publisher,
                    published_at=document.published_at,
                    type=document.type,
                ),
            )


def _passing(path: Path, payload: bytes, at: datetime) -> Capture:
    """A capture that is in no archive."""
    digest = sha256(payload).hexdigest()
    source = source_name("documents", path)
    url = f"file:{path.name}"
    return Capture(
        id=Capture.id_of(source, url, digest), source=source, url=url, fetched_at=at, mime=guess_mime(path),
        sha256=digest, length=len(payload), warc_file="", warc_offset=0,
    )  # fmt: skip
