"""manumit scan: the main job, from a supplier list to alerts and a report."""

from pathlib import Path

import click

from manumit.cli.context import Session, as_json, pass_session
from manumit.cli.progress import shown
from manumit.model.words import Severity


@click.command(short_help="Scan a supplier list and write a report.")
@click.argument("suppliers", type=click.Path(path_type=Path))
@click.option(
    "--documents", multiple=True, type=click.Path(path_type=Path), help="Your own texts: JSON lines, HTML, PDF."
)
@click.option("--source", "sources", multiple=True, metavar="NAME", help="Gather only this source (repeatable).")
@click.option("--offline", is_flag=True, help="Gather nothing: use what was gathered and imported before.")
@click.option("--encoding", help="The list's encoding, where it cannot be told.")
@click.option("--column", "columns", multiple=True, metavar="FIELD=HEADER", help="Which column holds a field.")
@click.option(
    "--fail-on", type=click.Choice([str(s) for s in Severity]), help="Exit 1 on a finding at least this severe."
)
@as_json
@pass_session
def scan(
    session: Session,
    suppliers: Path,
    documents: tuple[Path, ...],
    sources: tuple[str, ...],
    offline: bool,
    encoding: str | None,
    columns: tuple[str, ...],
    fail_on: str | None,
    as_json: bool,
) -> int:
    """Scan a list of suppliers (CSV, XLSX, ODS) and write a report.

    An interrupted scan goes on where it stopped when the same command is given again.
    """
    from manumit.cli.outcome import conclude
    from manumit.pipeline.scan import ScanRequest
    from manumit.pipeline.scan import scan as run_scan

    request = ScanRequest(
        suppliers=suppliers,
        documents=documents,
        sources=sources,
        offline=offline,
        encoding=encoding,
        mapping=_mapping(columns),
    )
    asked = frozenset(name for name, given in (("sources", sources), ("documents", documents)) if given)
    with session.workspace() as workspace:
        with shown() as tell:
            result = run_scan(workspace, request, tell)
        return conclude(workspace, result, as_json=as_json, fail_on=fail_on, asked=asked)


def _mapping(columns: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for column in columns:
        name, equals, header = column.partition("=")
        if not equals or not header:
            raise click.BadParameter(f"{column!r} is not FIELD=HEADER, e.g. name='Factory name'", param_hint="--column")
        pairs[name] = header
    return pairs
