"""What is known about some entities now, as a result that the reports can write."""

from collections.abc import Sequence

from manumit.model.graph import GraphStore
from manumit.model.scan import RowResult, ScanResult
from manumit.model.words import RowState
from manumit.pipeline.judge import expose, judge_subjects, named
from manumit.pipeline.scan import covered, summarise_findings
from manumit.pipeline.workspace import Workspace


def dossier(workspace: Workspace, store: GraphStore, ids: Sequence[str]) -> ScanResult:
    """The subjects' findings, questions and coverage, one row for each subject."""
    found = expose(store, ids, tiers=workspace.settings.tiers)
    entities = named(store, ids, found)
    judged = judge_subjects(
        workspace.settings, found, entities, covered=covered(workspace), on=workspace.clock().date()
    )
    rows = tuple(
        RowResult(
            number=number,
            name=entities[id].name,
            country=entities[id].country,
            state=RowState.MATCHED,
            reason=f"described by {', '.join(entities[id].sources)}",
            entity=id,
            findings=tuple(finding.fingerprint for finding in judged.findings if finding.subject == id),
        )
        for number, id in enumerate(ids, 1)
    )
    result = summarise_findings(workspace, store, judged, found, entities)
    return result.model_copy(update={"list_name": "dossier", "rows": rows})
