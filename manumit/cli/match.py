"""manumit match: who in the ledger may each name be, and why."""

from pathlib import Path

import click

from manumit.cli.context import Session, as_json, as_jsonl, pass_session, print_json, print_jsonl


@click.command(short_help="Match names against the ledger.")
@click.argument("names", type=click.Path(path_type=Path))
@click.option("--limit", default=5, show_default=True, help="Candidates per name.")
@click.option("--encoding", help="The file's encoding, where it cannot be told.")
@as_json
@as_jsonl
@pass_session
def match(session: Session, names: Path, limit: int, encoding: str | None, as_json: bool, as_jsonl: bool) -> None:
    """Match the names of a list (CSV, XLSX) against everything in the ledger. Decides nothing."""
    from manumit.pipeline.match import match_list

    with session.workspace() as workspace:
        rows = match_list(workspace, names, limit=limit, encoding=encoding)
    if as_json:
        print_json(rows)
    elif as_jsonl:
        print_jsonl(rows)
    else:
        for row in rows:
            click.echo(f"row {row.number}  {row.name or '(no name)'}: {row.state}")
            for candidate in row.candidates:
                click.echo(f"    {candidate.score:.2f} {candidate.band:<9} {candidate.name} · {candidate.source}")
                click.echo(f"         {'; '.join(candidate.reasons)}")
                if candidate.question:
                    click.echo(f"         {candidate.question}")
