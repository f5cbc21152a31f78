"""The whole chain of custody, recomputed."""

from manumit.archive import Archive
from manumit.model.errors import UsageProblem
from manumit.model.finding import Verification
from manumit.pipeline.evidence import EvidenceDesk
from manumit.pipeline.progress import Tell, quiet
from manumit.pipeline.workspace import open_workspace
from manumit.settings import Settings


def verify_all(settings: Settings, tell: Tell = quiet) -> tuple[dict[str, int], list[Verification]]:
    """What was checked, and every fault: first in the archive, then in what the ledger says of it.

    Raises UsageProblem where there is no archive.
    """
    folder = settings.archive
    if not folder.is_dir():
        raise UsageProblem(f"{folder}: no archive here; give the folder that holds it with --data")
    files = len(list(folder.glob("*.warc.gz")))
    # opening cuts what a crash left unacknowledged, and nothing else: the head names the last acknowledged line
    faults = Archive(folder).verify(lambda done, total: tell("verify", done, total))
    if faults:
        return {"files": files}, faults
    with open_workspace(settings) as workspace:
        archived = {capture.id for capture in workspace.archive.captures()}
        faults += [
            Verification(file="manifest.jsonl", problem=f"capture {capture.id} of {capture.url} is in the ledger only")
            for capture in workspace.ledger.captures()
            if capture.id not in archived
        ]
        statements = list(workspace.ledger.statements(current=False))
        faults += EvidenceDesk(workspace).faults(statements)
    return {"files": files, "captures": len(archived), "statements": len(statements)}, faults
