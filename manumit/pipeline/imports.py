"""Files that a user has: a source's file, documents to read."""

from pathlib import Path

from crawlers.cards import load_cards
from crawlers.parse import Parsed, parse_capture
from manumit.model.errors import PartialResult, UsageProblem
from manumit.model.evidence import Capture
from manumit.model.scan import ReadSummary
from manumit.model.words import DocumentType
from manumit.pipeline.names import guess_mime, source_name
from manumit.pipeline.progress import Tell, quiet
from manumit.pipeline.read import read_captures
from manumit.pipeline.record import Recorded, record_source
from manumit.pipeline.suppliers import read_bytes
from manumit.pipeline.workspace import Workspace


def parse_file(workspace_cards: tuple[Path, ...], path: Path, source: str) -> Parsed:
    """What a source's file says, without keeping anything."""
    cards = load_cards(workspace_cards)
    if source not in cards:
        raise UsageProblem(f"{source}: no such source; 'manumit sources list' shows the {len(cards)} there are")
    return parse_capture(cards[source], read_bytes(path), url=f"file:{path.name}", mime=guess_mime(path))


def import_source(workspace: Workspace, path: Path, source: str, tell: Tell = quiet) -> Recorded:
    """Archive a downloaded file and record what it says. Raises PartialResult where it holds too few items."""
    cards = load_cards(workspace.settings.cards)
    if source not in cards:
        raise UsageProblem(f"{source}: no such source; 'manumit sources list' shows the {len(cards)} there are")
    card = cards[source]
    payload = read_bytes(path)
    parse_capture(card, payload, url=f"file:{path.name}", mime=guess_mime(path))
    capture = workspace.keep(source=source, url=f"file:{path.name}", payload=payload, mime=guess_mime(path))
    run = workspace.ledger.open_run("import", f"{source}/{capture.id}", workspace.clock())
    recorded = record_source(workspace, card, [capture], run=run.id, complete=True, tell=tell)
    workspace.ledger.finish_run(run.id, workspace.clock(), {"source": source})
    if recorded.failure:
        raise PartialResult(recorded.failure)
    return recorded


def keep_documents(workspace: Workspace, path: Path) -> Capture:
    """Archive a file of documents. Raises UsageProblem where it is missing."""
    payload = read_bytes(path)
    return workspace.keep(
        source=source_name("documents", path), url=f"file:{path.name}", payload=payload, mime=guess_mime(path)
    )


def import_documents(workspace: Workspace, path: Path, *, type: DocumentType, tell: Tell = quiet) -> ReadSummary:
    """Archive documents and read them."""
    capture = keep_documents(workspace, path)
    run = workspace.ledger.open_run("import", f"{capture.source}/{capture.id}", workspace.clock())
    summary = read_captures(workspace, [(capture, type, None)], run=run.id, tell=tell)
    workspace.ledger.finish_run(run.id, workspace.clock(), {"source": capture.source})
    return summary
