"""The main job: import, gather, record, read, link, judge, report."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from crawlers.card import Card
from manumit.alerts import open_alerts
from manumit.model.base import digest
from manumit.model.errors import UsageProblem
from manumit.model.evidence import Capture
from manumit.model.finding import Coverage, Finding
from manumit.model.graph import Entity, Exposure, GraphStore
from manumit.model.scan import GatherSummary, GraphSummary, ReadSummary, ScanResult
from manumit.model.words import DocumentType
from manumit.pipeline.gather import Gathered, choose, gather, summarise
from manumit.pipeline.imports import keep_documents
from manumit.pipeline.judge import expose, judge_subjects, named
from manumit.pipeline.link import link, opened_graph
from manumit.pipeline.progress import Tell, quiet
from manumit.pipeline.read import read_captures
from manumit.pipeline.record import record_source
from manumit.pipeline.suppliers import ImportedList, import_suppliers, settle_rows, subjects_of
from manumit.pipeline.workspace import Workspace
from rules.engine import Judged

SIGNAL_KINDS = ("listing", "licence", "claim", "disclosure", "context")


@dataclass(frozen=True)
class ScanRequest:
    """What to scan: a list, the user's own documents, and the sources to gather (none named: all that are on)."""

    suppliers: Path
    documents: tuple[Path, ...] = ()
    sources: tuple[str, ...] = ()
    offline: bool = False
    encoding: str | None = None
    mapping: dict[str, str] = field(default_factory=dict)


def scan(workspace: Workspace, request: ScanRequest, tell: Tell = quiet) -> ScanResult:
    """Everything, resumable at any point: what a killed scan had done is found done."""
    for path in request.documents:
        if not path.is_file():
            raise UsageProblem(f"{path}: no such file; check the path given to --documents")
    cards = [] if request.offline else choose(workspace, request.sources)
    key = digest(str(request.suppliers), [str(p) for p in request.documents], [c.name for c in cards])[:16]
    run = workspace.ledger.open_run("scan", key, workspace.clock())
    imported = import_suppliers(
        workspace, request.suppliers, run=run.id, encoding=request.encoding, mapping=request.mapping or None
    )
    own = [(keep_documents(workspace, path), DocumentType.OTHER, None) for path in request.documents]
    gathered = gather(workspace, cards, tell) if cards else None
    failures = _record(workspace, cards, gathered, tell)
    read = read_captures(workspace, [*_texts(workspace, cards, gathered), *own], run=run.id, tell=tell)
    with opened_graph(workspace.settings) as store:
        link(workspace, store, tell)
        result = _judge(workspace, store, imported, tell).model_copy(
            update={"gather": _gather_summary(gathered, failures), "read": read}
        )
    at = workspace.clock()
    if gathered:
        workspace.ledger.finish_run(gathered.run, at, {})
    workspace.ledger.finish_run(run.id, at, {"findings": len(result.findings)})
    return result


def _record(workspace: Workspace, cards: Sequence[Card], gathered: Gathered | None, tell: Tell) -> tuple[str, ...]:
    """Record every gathered list, and name what could not be recorded."""
    failures: list[str] = []
    for card in cards:
        captures = _captures(workspace, card, gathered)
        if not captures or not (card.records or card.parse):
            continue
        recorded = record_source(
            workspace, card, captures, run=_run(gathered), complete=_complete(card, gathered), tell=tell
        )
        failures += [recorded.failure] if recorded.failure else []
        failures += recorded.problems
    return tuple(failures)


def _run(gathered: Gathered | None) -> str:
    return gathered.run if gathered else ""


def _captures(workspace: Workspace, card: Card, gathered: Gathered | None) -> list[Capture]:
    """The captures of a card's source in this run, in order of address."""
    ids = (
        {id for outcome in gathered.outcomes if outcome.source == card.name for id in outcome.captures}
        if gathered
        else set()
    )
    captures = (workspace.ledger.capture(id) for id in ids)
    return sorted((c for c in captures if c is not None and c.status < 300), key=lambda c: (c.url, c.id))


def _complete(card: Card, gathered: Gathered | None) -> bool:
    """Whether nothing of the source was missed, so that an absent row has gone."""
    outcomes = [o for o in gathered.outcomes if o.source == card.name] if gathered else []
    return bool(outcomes) and all(not outcome.problems for outcome in outcomes)


def _texts(
    workspace: Workspace, cards: Sequence[Card], gathered: Gathered | None
) -> list[tuple[Capture, DocumentType, str | None]]:
    return [
        (capture, card.documents.type, card.documents.publisher or card.publisher.name)
        for card in cards
        if card.documents
        for capture in _captures(workspace, card, gathered)
    ]


def _gather_summary(gathered: Gathered | None, failures: Sequence[str]) -> GatherSummary:
    summary = summarise(gathered) if gathered else GatherSummary()
    return summary.model_copy(update={"failures": (*summary.failures, *sorted(failures))})


def _judge(workspace: Workspace, store: GraphStore, imported: ImportedList, tell: Tell) -> ScanResult:
    subjects = subjects_of(imported, store)
    ids = sorted(set(subjects.values()))
    tell("judge", 0, len(ids))
    found = expose(store, ids, tiers=workspace.settings.tiers)
    entities = named(store, ids, found)
    judged = judge_subjects(
        workspace.settings, found, entities, covered=covered(workspace), on=workspace.clock().date()
    )
    opened = open_alerts(workspace.ledger, judged.findings, at=workspace.clock())
    result = summarise_findings(workspace, store, judged, found, entities)
    by_subject: dict[str, list[str]] = {}
    for finding in judged.findings:
        by_subject.setdefault(finding.subject, []).append(finding.fingerprint)
    return result.model_copy(
        update={
            "list_name": imported.name,
            "rows": settle_rows(imported, subjects, store, by_subject),
            "new_alerts": opened.new,
        }
    )


def summarise_findings(
    workspace: Workspace,
    store: GraphStore,
    judged: Judged,
    found: dict[str, list[Exposure]],
    entities: dict[str, Entity],
) -> ScanResult:
    """Findings, questions and coverage of any set of subjects, without rows."""
    return ScanResult(
        list_name="",
        as_of=_today(workspace).isoformat(),
        rows=(),
        findings=judged.findings,
        questions=judged.questions,
        coverage=tuple(coverage(entities[id], found[id]) for id in sorted(found) if id in entities),
        entities=tuple(entities[id] for id in sorted(entities)),
        gather=GatherSummary(),
        read=ReadSummary(),
        graph=GraphSummary(
            engine=workspace.settings.graph.engine,
            version=store.version() or "",
            hash=store.content_hash(),
            counts=store.counts(),
        ),
        new_alerts=0,
    )


def coverage(entity: Entity, found: Sequence[Exposure]) -> Coverage:
    """What is known about a subject at all. Context about its good and country is not knowledge about it."""
    about = [exposure for exposure in found if exposure.signal.signal.kind != "context"]
    documents = {s for exposure in about if exposure.signal.signal.kind == "claim" for s in exposure.signal.statements}
    return Coverage(
        subject=entity.id,
        sources=entity.sources,
        documents=len(documents),
        signals=len({exposure.signal.id for exposure in about}),
        state="evidence" if about else "unknown",
    )


def covered(workspace: Workspace) -> set[str]:
    """The kinds of evidence that some source gave: without any register of statements, none is missing."""
    return {kind for kind in SIGNAL_KINDS if any(True for _ in workspace.ledger.statements(kinds={kind}))}


def _today(workspace: Workspace) -> date:
    return workspace.clock().date()


def findings_at_or_above(findings: Sequence[Finding], severity: str) -> int:
    """How many findings are at least this severe."""
    order = ("critical", "high", "medium", "low", "info")
    return sum(order.index(finding.severity) <= order.index(severity) for finding in findings)
