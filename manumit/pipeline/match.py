"""Names of a list against the ledger's records: candidates with reasons, no decision."""

from pathlib import Path

from crawlers.parse.suppliers import list_drafts, read_suppliers
from graph.identity.match import Index, candidates
from manumit.model.base import Model
from manumit.model.identity import Candidate, Verdict
from manumit.model.statement import Record
from manumit.model.words import EntityKind
from manumit.pipeline.names import source_name
from manumit.pipeline.suppliers import read_bytes
from manumit.pipeline.workspace import Workspace


class MatchedRow(Model):
    """One row and whom it may be. state: same, possible, no match, invalid or duplicate."""

    number: int
    name: str | None
    state: str
    candidates: tuple[Candidate, ...] = ()


def match_list(workspace: Workspace, path: Path, *, limit: int, encoding: str | None = None) -> list[MatchedRow]:
    """Every row of the list with its candidates, best first. The list itself is not kept."""
    suppliers = read_suppliers(read_bytes(path), name=path.name, encoding=encoding)
    source = source_name("list", path)
    queries = {
        draft.row: draft.body
        for draft in list_drafts(suppliers, list_name=path.name, source=source)
        if isinstance(draft.body, Record) and draft.body.entity is not EntityKind.GOOD
    }
    index = Index([record for record in _records(workspace) if not record.id.startswith(f"{source}/")])
    rows = []
    for row in suppliers.rows:
        found = tuple(candidates(queries[row.number], index, limit=limit)) if row.number in queries else ()
        rows.append(
            MatchedRow(
                number=row.number, name=row.name, state=_state(row.invalid, row.duplicate_of, found), candidates=found
            )
        )
    return rows


def _records(workspace: Workspace) -> list[Record]:
    statements = workspace.ledger.statements(kinds={"entity"})
    records = {
        s.body.id: s.body for s in statements if isinstance(s.body, Record) and s.body.entity is not EntityKind.GOOD
    }
    return [records[id] for id in sorted(records)]


def _state(invalid: str | None, duplicate_of: int | None, found: tuple[Candidate, ...]) -> str:
    if invalid:
        return f"invalid: {invalid}"
    if duplicate_of:
        return f"duplicate of row {duplicate_of}"
    bands = {candidate.band for candidate in found}
    return "same" if Verdict.SAME in bands else "possible" if Verdict.UNSURE in bands else "no match"
