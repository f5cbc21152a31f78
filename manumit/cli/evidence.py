"""manumit evidence: is everything still as it was archived?"""

import click

from manumit.cli.context import Session, as_json, pass_session, print_json
from manumit.cli.progress import shown


@click.group()
def evidence() -> None:
    """The archive: bytes, digests, the chain of the manifest."""


@evidence.command()
@as_json
@pass_session
def verify(session: Session, as_json: bool) -> int:
    """Recompute every digest, the manifest's chain and every quote. Exit 1 and the file's name on a fault."""
    from manumit.pipeline.verify import verify_all

    settings = session.settings()
    with shown() as tell:
        checked, faults = verify_all(settings, tell)
    if as_json:
        print_json({"checked": checked, "faults": faults})
    else:
        for fault in faults:
            line = f":{fault.line}" if fault.line else ""
            click.echo(f"{fault.file}{line}: {fault.problem}")
        what = " · ".join(f"{number} {name}" for name, number in checked.items())
        click.echo(f"{what} · {len(faults)} faults" if faults else f"{what} · all as archived")
    return 1 if faults else 0
