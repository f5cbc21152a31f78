"""Captures, the documents read from them, and which reader has been over which capture."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Select, func, select
from sqlalchemy.exc import IntegrityError

from manumit.ledger.errors import NoEvidence
from manumit.ledger.store import Store, insert_new
from manumit.ledger.tables import captures, documents, stages
from manumit.ledger.times import stamp
from manumit.model.base import canonical
from manumit.model.document import Document
from manumit.model.evidence import Capture

_PAGE = 500


class EvidenceBook(Store):
    """What statements rest on."""

    def add_capture(self, capture: Capture) -> None:
        self.add_captures([capture])

    def add_captures(self, new: Iterable[Capture]) -> None:
        """Those that the ledger does not have yet are added, in one transaction."""
        rows = [
            {
                "id": capture.id,
                "source": capture.source,
                "url": capture.url,
                "sha256": capture.sha256,
                "fetched_at": stamp(capture.fetched_at),
                "body": canonical(capture),
            }
            for capture in new
        ]
        with self.writing() as connection:
            insert_new(connection, captures, rows)

    def capture(self, id: str) -> Capture | None:
        with self.reading() as connection:
            body = connection.scalar(select(captures.c.body).where(captures.c.id == id))
        return Capture.model_validate_json(body) if body else None

    def captures(self, source: str | None = None) -> Iterator[Capture]:
        """In the order of their ids."""
        query = select(captures.c.id, captures.c.body).order_by(captures.c.id).limit(_PAGE)
        if source is not None:
            query = query.where(captures.c.source == source)
        after = ""
        while page := self._page(query.where(captures.c.id > after)):
            yield from (Capture.model_validate_json(body) for _, body in page)
            after = page[-1][0]

    def put_document(self, document: Document) -> bool:
        """Keep a document; True if it, or this reading of it, is new. Raises NoEvidence."""
        body = canonical(document)
        latest = select(documents.c.revision, documents.c.body).where(documents.c.id == document.id)
        latest = latest.order_by(documents.c.revision.desc()).limit(1)
        with self.reading() as connection:
            known = connection.execute(latest).first()
        if known and known.body == body:
            return False
        row = {
            "id": document.id,
            "revision": known.revision + 1 if known else 1,
            "capture": document.capture,
            "source": document.source,
            "state": str(document.state),
            "body": body,
        }
        try:
            with self.writing() as connection:
                insert_new(connection, documents, [row])
        except IntegrityError as error:
            raise NoEvidence(
                f"document {document.id}: the ledger has no capture {document.capture}; add the capture first"
            ) from error
        return True

    def document(self, id: str) -> Document | None:
        """As it was last read."""
        return next(iter(self.revisions(id)), None)

    def revisions(self, id: str) -> list[Document]:
        """Every reading of a document, the latest first."""
        query = select(documents.c.body).where(documents.c.id == id).order_by(documents.c.revision.desc())
        with self.reading() as connection:
            return [Document.model_validate_json(body) for body in connection.scalars(query)]

    def documents(self, capture: str | None = None) -> Iterator[Document]:
        """As last read, in the order of their ids."""
        newest = documents.alias()
        last = select(func.max(newest.c.revision)).where(newest.c.id == documents.c.id).scalar_subquery()
        query = select(documents.c.id, documents.c.body).where(documents.c.revision == last)
        query = query.order_by(documents.c.id).limit(_PAGE)
        if capture is not None:
            query = query.where(documents.c.capture == capture)
        after = ""
        while page := self._page(query.where(documents.c.id > after)):
            yield from (Document.model_validate_json(body) for _, body in page)
            after = page[-1][0]

    def has_documents(self, capture: str) -> bool:
        with self.reading() as connection:
            return connection.scalar(select(documents.c.id).where(documents.c.capture == capture).limit(1)) is not None

    def parsed(self, capture: str, version: str, *, stage: str = "read") -> bool:
        """Whether this version of a stage has been over the capture to the end."""
        query = select(stages.c.capture).where(
            stages.c.capture == capture, stages.c.stage == stage, stages.c.version == version
        )
        with self.reading() as connection:
            return connection.scalar(query) is not None

    def mark_parsed(self, capture: str, version: str, *, stage: str = "read") -> None:
        with self.writing() as connection:
            insert_new(connection, stages, [{"capture": capture, "stage": stage, "version": version}])

    def _page(self, query: Select[str, str]) -> list[tuple[str, str]]:
        with self.reading() as connection:
            return [(id, body) for id, body in connection.execute(query)]
