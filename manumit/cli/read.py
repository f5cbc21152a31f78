"""manumit read: the reading stage alone. Nothing is kept."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from manumit.cli.context import as_jsonl, print_jsonl
from manumit.model.words import DocumentType


@click.command(short_help="Read files and print what they say.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--type", "document_type", type=click.Choice([str(t) for t in DocumentType]), default="other")
@as_jsonl
def read(files: tuple[Path, ...], document_type: str, as_jsonl: bool) -> int:
    """Read FILES (JSON lines, HTML, PDF, text) and print what they say.

    Quotes are printed as they stand in your file; only what is kept has personal names masked.
    """
    from manumit.model.document import ReadState

    lost = 0
    for row in _readings(files, DocumentType(document_type)):
        lost += row["state"] not in (ReadState.READ, ReadState.UNREAD_LANGUAGE)
        if as_jsonl:
            print_jsonl([row])
        else:
            _say(row)
    return 5 if lost else 0


def _readings(files: tuple[Path, ...], type: DocumentType) -> Iterator[dict[str, Any]]:
    from manumit.pipeline.reading import read_file
    from manumit.pipeline.suppliers import read_bytes

    contents = [(path, read_bytes(path)) for path in files]
    for document, reading in read_file(contents, type=type, at=datetime.now(UTC)):
        row: dict[str, Any] = {"id": document.id, "state": str(document.state), "language": document.language}
        if document.reason:
            row["reason"] = document.reason
        yield row | {
            "mentions": [m.model_dump(mode="json") for m in reading.mentions],
            "organisations": [{"name": o.name, "type": str(o.type)} for o in reading.organisations],
            "relations": [{"head": r.head, "relation": r.relation, "tail": r.tail} for r in reading.relations],
            "links": [{"head": r.head, "relation": r.relation, "tail": r.tail} for r in reading.links],
            "warnings": [w.model_dump(mode="json") for w in reading.warnings],
        }


def _say(row: dict[str, Any]) -> None:
    reason = f" · {row['reason']}" if row.get("reason") else ""
    click.echo(f"{row['id']} · {row['state']} · {row['language'] or 'language unknown'}{reason}")
    for mention in row["mentions"]:
        accused = mention["accused"] or "nobody named"
        click.echo(f"  {mention['stance']:<12} {mention['indicator']:<38} {accused}")
        click.echo(f"               “{mention['quote']}”")
    for relation in (*row["relations"], *row["links"]):
        click.echo(f"  {relation['head']} {relation['relation'].replace('_', ' ')} {relation['tail']}")
    for warning in row.get("warnings", ()):
        click.echo(f"  look closer: {warning['text']}")
        click.echo(f"               “{warning['quote']}”")
