"""manumit doctor: does everything here work?"""

import click

from manumit.cli.context import Session, as_json, pass_session, print_json


@click.command(short_help="Check that everything here works.")
@as_json
@pass_session
def doctor(session: Session, as_json: bool) -> int:
    """Check the installation, the data folder, the model, the engine, the cards and the rules."""
    from manumit.pipeline.doctor import examine

    checks = examine(session.settings())
    if as_json:
        print_json(checks)
    else:
        for check in checks:
            click.echo(f"{'ok  ' if check.ok else 'FAIL'} {check.name:<12} {check.detail}")
    return 0 if all(check.ok for check in checks) else 3
