"""Captures of texts → documents → claims, organisations and links in the ledger."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from manumit.model.base import digest
from manumit.model.document import Document, ReadState
from manumit.model.evidence import Capture
from manumit.model.scan import ReadSummary
from manumit.model.statement import Claim, Record, Statement
from manumit.model.words import DocumentType, EntityKind, OrganisationType
from manumit.pipeline.names import LINES
from manumit.pipeline.progress import Tell, quiet
from manumit.pipeline.workspace import Workspace
from nlp.reader import ENGLISH, KnownName, Reader
from nlp.statements import drafts, masked
from nlp.text import TEXT_VERSION, read_capture, read_lines

KNOWN_TYPES = {
    EntityKind.COMPANY: OrganisationType.COMPANY,
    EntityKind.AGENCY: OrganisationType.AGENCY,
    EntityKind.FACILITY: OrganisationType.FACILITY,
    EntityKind.VESSEL: OrganisationType.FACILITY,
    EntityKind.BRAND: OrganisationType.BRAND,
}


def known_names(workspace: Workspace) -> list[KnownName]:
    """The names that lists and registers gave, sorted; what documents say adds nothing to them."""
    names: dict[str, KnownName] = {}
    for statement in workspace.ledger.statements(kinds={"entity"}):
        record = statement.body
        if isinstance(record, Record) and statement.evidence.document is None and record.entity in KNOWN_TYPES:
            for name in (record.name, *record.aliases):
                names.setdefault(name, KnownName(name=name, type=KNOWN_TYPES[record.entity], key=record.id))
    return [names[name] for name in sorted(names)]


def open_reader(known: Sequence[KnownName] = ()) -> Reader:
    return Reader(known=known)


def documents_of(capture: Capture, payload: bytes, *, type: DocumentType, publisher: str | None) -> Iterator[Document]:
    """The document in a capture, or one for each of its lines."""
    if capture.mime == LINES:
        yield from read_lines(capture, payload)
    else:
        yield read_capture(capture, payload, type=type, publisher=publisher)


def read_captures(
    workspace: Workspace,
    captures: Sequence[tuple[Capture, DocumentType, str | None]],
    *,
    run: str,
    tell: Tell = quiet,
) -> ReadSummary:
    """Read each capture that this reader has not read yet, and add what it says.

    The names known so far are part of the reader's version: a text is read again when they change,
    and what it no longer says then is gone.
    """
    known = known_names(workspace)
    version = digest(TEXT_VERSION, [(k.name, str(k.type)) for k in known])[:12]
    reader: Reader | None = None
    for number, (capture, type, publisher) in enumerate(captures, 1):
        tell("read", number, len(captures))
        reader = reader or open_reader(known)
        stage = f"{reader.version}-{version}"
        if workspace.ledger.parsed(capture.id, stage):
            workspace.ledger.see_again(capture.id, seen_at=workspace.clock(), run=run)
            continue
        payload = workspace.archive.payload(capture)
        said: list[Statement] = []
        for document in documents_of(capture, payload, type=type, publisher=publisher):
            said += _read_document(workspace, reader, document)
        at = workspace.clock()
        workspace.ledger.add_statements(said, seen_at=at, run=run)
        workspace.ledger.record_departures(
            capture.source, seen_ids={statement.id for statement in said}, at=at, run=run, capture=capture.id
        )
        workspace.ledger.mark_parsed(capture.id, stage)
    return summarise(workspace, [capture for capture, _, _ in captures])


def _read_document(workspace: Workspace, reader: Reader, document: Document) -> list[Statement]:
    if not document.state.holds_text:
        workspace.ledger.put_document(document)
        return []
    reading = reader.read(
        document.main,
        language=document.language or ENGLISH,
        title=document.title,
        publisher=document.publisher,
        published_at=document.published_at,
        type=document.type,
    )
    safe = masked(document, reading)
    workspace.ledger.put_document(safe)
    return [draft.of(document.source, document.capture) for draft in drafts(safe, reading)]


def summarise(workspace: Workspace, captures: Iterable[Capture]) -> ReadSummary:
    """What was read of these captures: claims by stance, unread languages, texts that gave nothing."""
    documents, claims, unread = 0, Counter[str](), Counter[str]()
    failures: list[str] = []
    for capture in captures:
        for document in workspace.ledger.documents(capture=capture.id):
            documents += 1
            if document.state is ReadState.UNREAD_LANGUAGE:
                unread[document.language or "unknown"] += 1
            elif document.state is not ReadState.READ:
                where = f" line {document.row}" if document.row else ""
                failures.append(f"{capture.url}{where}: {document.state}: {document.reason or 'no text'}")
        for statement in workspace.ledger.statements(kinds={"claim"}, capture=capture.id):
            if isinstance(statement.body, Claim):
                claims[str(statement.body.stance)] += 1
    return ReadSummary(
        documents=documents,
        claims=dict(sorted(claims.items())),
        unread=dict(sorted(unread.items())),
        failures=tuple(sorted(failures)),
    )
