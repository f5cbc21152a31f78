"""How a scan ends: the report is written, the summary printed, the exit code chosen."""

import shutil
import sys
from pathlib import Path

import click

from manumit.model.scan import ScanResult
from manumit.pipeline.evidence import EvidenceDesk
from manumit.pipeline.scan import findings_at_or_above
from manumit.pipeline.workspace import Workspace


def conclude(
    workspace: Workspace,
    result: ScanResult,
    *,
    as_json: bool,
    fail_on: str | None,
    asked: frozenset[str] = frozenset(),
    name: str | None = None,
) -> int:
    """Write the report, print the result, and give the exit code.

    asked says what was named on the command line (sources, documents): what failed of it makes the result
    partial. Sources that are on by default are reported as not reached, without making every scan from a
    closed network partial.
    """
    from manumit.reports import render_scan, scan_json, write_report

    desk = EvidenceDesk(workspace)
    folder = workspace.settings.reports / (name or f"{result.as_of}-{Path(result.list_name).stem}")
    report = write_report(result, folder, evidence=desk.view, quote_check=desk.stands)
    if as_json:
        click.echo(scan_json(result), nl=False)
    else:
        width = min(shutil.get_terminal_size((110, 24)).columns, 120)
        click.echo(render_scan(result, evidence=desk.view, quote_check=desk.stands, width=width, colour=_colour()))
        click.echo(f"report   {report}")
    lost = len(result.gather.failures) * ("sources" in asked) + len(result.read.failures) * ("documents" in asked)
    if lost:
        click.echo(f"partial: {lost} of the sources and texts named could not be used; the report says which", err=True)
        return 5
    return 1 if fail_on and findings_at_or_above(result.findings, fail_on) else 0


def _colour() -> bool:
    import os

    return sys.stdout.isatty() and "NO_COLOR" not in os.environ
