"""Statements in files checked against the criteria of a law, keeping nothing."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from manumit.model.criteria import CriterionAnswer, Law
from manumit.model.document import Document, ReadState
from manumit.model.words import DocumentType
from manumit.pipeline.passing import passing_capture
from manumit.pipeline.read import documents_of
from nlp.criteria import check, load_laws
from nlp.text import line_id


def check_file(
    path: Path, payload: bytes, *, law: Law, at: datetime
) -> Iterator[tuple[Document, tuple[CriterionAnswer, ...]]]:
    """Each document with its answers; none for a document that could not be read: nothing was looked for in it."""
    for document in documents_of(
        passing_capture(path, payload, at=at), payload, type=DocumentType.STATEMENT, publisher=None
    ):
        named = document.model_copy(update={"id": line_id(document) or document.id})
        yield named, check(document.main, law) if document.state is ReadState.READ else ()


def citation(law: Law) -> str:
    """What the law is called, with its sections."""
    return load_laws()[law].citation
