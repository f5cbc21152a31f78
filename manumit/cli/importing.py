"""manumit import: the same parsers on files that a user has."""

from pathlib import Path

import click

from manumit.cli.context import Session, as_json, as_jsonl, pass_session, print_json, print_jsonl
from manumit.cli.progress import shown
from manumit.model.words import DocumentType


@click.command("import", short_help="Import a source's file, or your own data.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", metavar="NAME", help="The source whose file this is; see 'manumit sources list'.")
@click.option("--as", "kind", type=click.Choice(["suppliers", "documents"]), help="Your own data.")
@click.option(
    "--type", "document_type", type=click.Choice([str(t) for t in DocumentType]), default="other",
    help="With --as documents: the register that they are written in.",
)  # fmt: skip
@click.option("--encoding", help="With --as suppliers: the list's encoding, where it cannot be told.")
@click.option("--dry-run", is_flag=True, help="Keep nothing; with --jsonl, print the records.")
@as_json
@as_jsonl
@pass_session
def import_file(
    session: Session,
    file: Path,
    source: str | None,
    kind: str | None,
    document_type: str,
    encoding: str | None,
    dry_run: bool,
    as_json: bool,
    as_jsonl: bool,
) -> int:
    """Import a source's downloaded FILE (--source), or your own data (--as)."""
    if (source is None) == (kind is None):
        raise click.UsageError("say either --source NAME (a source's file) or --as suppliers|documents (your own)")
    if dry_run:
        return _dry_run(session, file, source, as_jsonl)
    with session.workspace() as workspace, shown() as tell:
        from manumit.pipeline import imports

        if source is not None:
            recorded = imports.import_source(workspace, file, source, tell)
            return _say_recorded(recorded.model_dump(mode="json"), as_json)
        if kind == "documents":
            summary = imports.import_documents(workspace, file, type=DocumentType(document_type), tell=tell)
            return _say_read(summary.model_dump(mode="json"), as_json)
        return _import_list(workspace, file, encoding, as_json)


def _dry_run(session: Session, file: Path, source: str | None, as_jsonl: bool) -> int:
    from manumit.pipeline.imports import parse_file
    from manumit.pipeline.record import count_kinds

    if source is None:
        raise click.UsageError("--dry-run goes with --source")
    parsed = parse_file(session.settings().cards, file, source)
    if as_jsonl:
        print_jsonl(draft.model_dump(mode="json", exclude_none=True) for draft in parsed.drafts)
    else:
        _say_recorded({"source": source, "items": parsed.items, "counts": count_kinds(parsed.drafts)}, False)
    for problem in parsed.problems:
        click.echo(f"row {problem.row}: {problem.message}", err=True)
    return 5 if parsed.problems else 0


def _say_recorded(recorded: dict[str, object], as_json: bool) -> int:
    problems = recorded.get("problems") or ()
    if as_json:
        print_json(recorded)
    else:
        counts = recorded["counts"]
        assert isinstance(counts, dict)
        said = " · ".join(f"{number} {name.replace('_', ' ')}" for name, number in counts.items())
        new = f" · {recorded['new']} new" if "new" in recorded else ""
        click.echo(f"{recorded['source']}: {recorded['items']} items · {said}{new}")
        assert isinstance(problems, (list, tuple))
        for problem in problems:
            click.echo(problem, err=True)
    return 5 if problems else 0


def _say_read(summary: dict[str, object], as_json: bool) -> int:
    if as_json:
        print_json(summary)
    else:
        from manumit.model.scan import ReadSummary
        from manumit.reports.summary import read_line

        click.echo(read_line(ReadSummary.model_validate(summary)))
    return 5 if summary["failures"] else 0


def _import_list(workspace: object, file: Path, encoding: str | None, as_json: bool) -> int:
    from manumit.pipeline.suppliers import import_suppliers
    from manumit.pipeline.workspace import Workspace

    assert isinstance(workspace, Workspace)
    run = workspace.ledger.open_run("import", f"suppliers/{file.name}", workspace.clock())
    imported = import_suppliers(workspace, file, run=run.id, encoding=encoding)
    workspace.ledger.finish_run(run.id, workspace.clock(), {})
    rows = imported.suppliers.rows
    invalid = [row for row in rows if row.invalid]
    duplicates = {row.number: row.duplicate_of for row in rows if row.duplicate_of}
    summary = {
        "source": imported.source,
        "rows": len(rows),
        "records": len(set(imported.records.values())),
        "invalid": {row.number: row.invalid for row in invalid},
        "duplicates": duplicates,
        "columns": imported.suppliers.mapping,
        "encoding": imported.suppliers.encoding,
    }
    if as_json:
        print_json(summary)
    else:
        click.echo(
            f"{imported.source}: {len(rows)} rows · {summary['records']} records · {len(invalid)} invalid · "
            f"{len(duplicates)} duplicates · read as {imported.suppliers.encoding}"
        )
        for row in invalid:
            click.echo(f"row {row.number}: {row.invalid}", err=True)
    return 0
