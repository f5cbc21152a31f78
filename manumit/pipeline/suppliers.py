"""The user's list: into the ledger, and every row to its end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from crawlers.parse.suppliers import SupplierList, SupplierRow, list_drafts, read_suppliers, record_id
from graph.identity.resolve import entity_id
from manumit.model.errors import UsageProblem
from manumit.model.graph import Entity, GraphReader, PossiblySame
from manumit.model.scan import RowResult
from manumit.model.words import RowState
from manumit.pipeline.names import guess_mime, source_name
from manumit.pipeline.workspace import Workspace

NO_MATCH = "no source that was read names it; nothing found is not nothing there"


@dataclass(frozen=True)
class ImportedList:
    """A list in the ledger: its rows, and the record that each usable row became."""

    source: str
    name: str
    suppliers: SupplierList
    records: dict[int, str]
    new: int


def read_bytes(path: Path) -> bytes:
    """A file's bytes. Raises UsageProblem where it is missing or cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UsageProblem(f"{path}: no such file; check the path") from None
    except IsADirectoryError:
        raise UsageProblem(f"{path}: is a folder; give a file") from None
    except OSError as error:
        raise UsageProblem(f"{path}: {error.strerror}; check that it can be read") from None


def import_suppliers(
    workspace: Workspace, path: Path, *, run: str, encoding: str | None = None, mapping: Mapping[str, str] | None = None
) -> ImportedList:
    """Archive the list and record its rows. Raises UsageProblem where it cannot be read as a list."""
    payload = read_bytes(path)
    suppliers = read_suppliers(payload, name=path.name, encoding=encoding, mapping=mapping)
    source = source_name("list", path)
    capture = workspace.keep(source=source, url=f"file:{path.name}", payload=payload, mime=guess_mime(path))
    drafts = list_drafts(suppliers, list_name=path.name, source=source)
    statements = [draft.of(source, capture.id) for draft in drafts]
    at = workspace.clock()
    new = workspace.ledger.add_statements(statements, seen_at=at, run=run)
    workspace.ledger.record_departures(source, seen_ids={s.id for s in statements}, at=at, run=run)
    records = {row.number: record_id(row, source) for row in suppliers.rows if not (row.invalid or row.duplicate_of)}
    return ImportedList(source=source, name=path.name, suppliers=suppliers, records=records, new=new)


def subjects_of(imported: ImportedList, reader: GraphReader) -> dict[int, str]:
    """Row number → entity, for every row that became a record."""
    resolved = {number: reader.resolve(entity_id(record)) for number, record in imported.records.items()}
    return {number: entity for number, entity in resolved.items() if entity is not None}


def settle_rows(
    imported: ImportedList, subjects: Mapping[int, str], reader: GraphReader, findings: Mapping[str, Sequence[str]]
) -> tuple[RowResult, ...]:
    """Every row of the list, in order, with the state it ends in and why."""
    ids = sorted(set(subjects.values()))
    doubts: dict[str, PossiblySame] = {}
    for twin in reader.twins(ids):
        for side in (twin.left, twin.right):
            if side not in doubts or twin.score > doubts[side].score:
                doubts[side] = twin
    results = []
    for row in imported.suppliers.rows:
        entity_id = subjects.get(row.duplicate_of or row.number)
        entity = reader.entity(entity_id) if entity_id else None
        state, reason = _state(row, entity, doubts, imported.source)
        results.append(
            RowResult(
                number=row.number,
                name=row.name,
                country=row.country,
                state=state,
                reason=reason,
                entity=entity_id,
                findings=tuple(findings.get(entity_id, ())) if entity_id else (),
            )
        )
    return tuple(results)


def _state(
    row: SupplierRow, entity: Entity | None, doubts: Mapping[str, PossiblySame], source: str
) -> tuple[RowState, str]:
    if row.invalid:
        return RowState.INVALID, row.invalid
    if row.duplicate_of:
        return RowState.DUPLICATE, f"duplicate of row {row.duplicate_of}"
    if entity is None:
        return RowState.INVALID, "gave no record; please report this list"
    others = sorted(set(entity.sources) - {source})
    if others:
        return RowState.MATCHED, f"the same as in {', '.join(others)}"
    doubt = doubts.get(entity.id)
    if doubt:
        return RowState.POSSIBLE, doubt.question
    return RowState.NO_MATCH, NO_MATCH
