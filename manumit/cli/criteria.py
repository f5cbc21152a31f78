"""manumit criteria: a statement checked against the criteria of a law. Nothing is kept."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from manumit.cli.context import as_json, print_json
from manumit.model.criteria import Law

NOTE = (
    "not found says that no sentence was found, not that the criterion is not met; a found sentence is for you to judge"
)


@click.command(short_help="Check a statement against the criteria of a law.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--law", type=click.Choice([str(law) for law in Law]), required=True, help="UK, Australia or Canada.")
@as_json
def criteria(file: Path, law: str, as_json: bool) -> int:
    """Check the statement in FILE (HTML, PDF, text) against a law, with the sentence that meets each criterion.

    Exit code 5 where FILE could not be read: then nothing was looked for.
    """
    rows = list(_checked(file, Law(law)))
    if as_json:
        print_json(rows[0] if len(rows) == 1 else rows)
    else:
        for row in rows:
            _say(row)
    return 5 if any(row["state"] != "read" for row in rows) else 0


def _checked(file: Path, law: Law) -> Iterator[dict[str, Any]]:
    from manumit.pipeline.criteria import check_file, citation
    from manumit.pipeline.suppliers import read_bytes

    for document, answers in check_file(file, read_bytes(file), law=law, at=datetime.now(UTC)):
        yield {
            "id": document.id,
            "state": str(document.state),
            "language": document.language,
            "reason": document.reason,
            "law": str(law),
            "citation": citation(law),
            "note": NOTE,
            "criteria": [answer.model_dump(mode="json", exclude={"law"}) for answer in answers],
        }


def _say(row: dict[str, Any]) -> None:
    reason = f" · {row['reason']}" if row["reason"] else ""
    click.echo(f"{row['id']} · {row['state']} · {row['language'] or 'language unknown'}{reason}")
    click.echo(row["citation"])
    if not row["criteria"]:
        click.echo("  nothing was looked for: the text was not read")
        return
    for answer in row["criteria"]:
        _say_answer(answer)
    click.echo(NOTE)


def _say_answer(answer: dict[str, Any]) -> None:
    asked = answer["title"] + ("" if answer["required"] else " (may)")
    click.echo(f"  {answer['state']:<9}  {answer['probability']:.2f}  {answer['section']:<12} {asked}")
    if answer["quote"]:
        under = f" (under “{answer['heading']}”)" if answer["heading"] not in (None, answer["quote"]) else ""
        more = f" and {answer['others']} more" if answer["others"] else ""
        click.echo(f"             “{' '.join(answer['quote'].split())}”{under}{more}")
