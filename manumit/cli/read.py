"""manumit read: the reading stage alone. Nothing is kept."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from manumit.cli.context import Session, as_jsonl, pass_session, print_jsonl
from manumit.model.words import DocumentType


@click.command(short_help="Read files and print what they say.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--type", "document_type", type=click.Choice([str(t) for t in DocumentType]), default="other")
@as_jsonl
@pass_session
def read(session: Session, files: tuple[Path, ...], document_type: str, as_jsonl: bool) -> int:
    """Read FILES (JSON lines, HTML, PDF, text) and print what they say.

    Quotes are printed as they stand in your file; only what is kept has personal names masked.
    """
    broken = 0
    for row in _readings(session, files, DocumentType(document_type)):
        broken += row["state"] in ("broken", "no text")
        if as_jsonl:
            print_jsonl([row])
        else:
            _say(row)
    return 5 if broken else 0


def _readings(session: Session, files: tuple[Path, ...], type: DocumentType) -> Iterator[dict[str, Any]]:
    from manumit.model.document import ReadState
    from manumit.pipeline.reading import read_file
    from manumit.pipeline.suppliers import read_bytes

    contents = [(path, read_bytes(path)) for path in files]
    for document, reading in read_file(session.settings(), contents, type=type, at=datetime.now(UTC)):
        row: dict[str, Any] = {"id": document.id, "state": str(document.state), "language": document.language}
        if document.state is not ReadState.READ:
            row["reason"] = document.reason
        yield row | {
            "mentions": [m.model_dump(mode="json") for m in reading.mentions],
            "organisations": [{"name": o.name, "type": str(o.type)} for o in reading.organisations],
            "relations": [{"head": r.head, "relation": r.relation, "tail": r.tail} for r in reading.relations],
        }


def _say(row: dict[str, Any]) -> None:
    reason = f" · {row['reason']}" if row.get("reason") else ""
    click.echo(f"{row['id']} · {row['state']} · {row['language'] or 'language unknown'}{reason}")
    for mention in row["mentions"]:
        accused = mention["accused"] or "nobody named"
        click.echo(f"  {mention['stance']:<12} {mention['indicator']:<38} {accused}")
        click.echo(f"               “{mention['quote']}”")
    for relation in row["relations"]:
        click.echo(f"  {relation['head']} {relation['relation'].replace('_', ' ')} {relation['tail']}")
