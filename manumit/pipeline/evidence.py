"""From a statement to what a reader of a report needs to see and check."""

from collections.abc import Iterable

from manumit.model.document import Document, Zone
from manumit.model.errors import ManumitError
from manumit.model.finding import Verification
from manumit.model.graph import Attached
from manumit.model.statement import Statement
from manumit.pipeline.workspace import Workspace
from manumit.reports.evidence import EvidenceView


class EvidenceDesk:
    """Looks evidence up in the ledger and checks it against the archived bytes, each capture once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._sound: dict[str, bool] = {}

    def view(self, statement_id: str) -> EvidenceView | None:
        """The evidence of a statement, or None where the ledger has no such statement."""
        statement = self._workspace.ledger.statement(statement_id)
        if statement is None:
            return None
        place = statement.evidence
        capture = self._workspace.ledger.capture(place.capture)
        document = self._workspace.ledger.document(place.document) if place.document else None
        if capture is None:
            return None
        return EvidenceView(
            statement=statement.id,
            source=statement.source,
            publisher=document.publisher if document else None,
            url=document.url if document and document.url else capture.url,
            title=document.title if document else capture.title,
            capture=capture.id,
            sha256=capture.sha256,
            fetched_at=capture.fetched_at,
            published_at=document.published_at if document else None,
            quote=place.quote,
            row=place.row,
        )

    def stands(self, signal: Attached) -> bool:
        """Whether every statement behind a signal is in the archive, word for word."""
        statements = [self._workspace.ledger.statement(id) for id in signal.statements]
        return all(statement is not None and self.holds(statement) for statement in statements)

    def holds(self, statement: Statement) -> bool:
        """Whether the archived bytes are intact and the quote is an exact part of the document."""
        place = statement.evidence
        if not self._intact(place.capture):
            return False
        if place.quote is None or place.document is None:
            return True
        return any(
            document.zone(Zone(place.zone or Zone.MAIN))[place.start : place.end] == place.quote
            for document in self._revisions(place.document)
        )

    def _revisions(self, document: str) -> list[Document]:
        """A document may have been read anew since; a statement of an earlier reading is checked against that one."""
        return self._workspace.ledger.revisions(document)

    def faults(self, statements: Iterable[Statement]) -> list[Verification]:
        """Each of the statements whose evidence does not hold."""
        return [
            Verification(file="ledger", problem=f"statement {statement.id}: its quote or capture cannot be verified")
            for statement in statements
            if not self.holds(statement)
        ]

    def _intact(self, capture_id: str) -> bool:
        if capture_id not in self._sound:
            capture = self._workspace.ledger.capture(capture_id)
            try:
                self._sound[capture_id] = capture is not None and bool(self._workspace.archive.payload(capture) or True)
            except ManumitError:
                self._sound[capture_id] = False
        return self._sound[capture_id]
