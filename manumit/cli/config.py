"""manumit config: what is set, and where it was set."""

import click

from manumit.cli.context import Session, as_json, pass_session, print_json
from manumit.settings import setting_names


@click.group(short_help="The settings, and where each was set.")
def config() -> None:
    """The settings: defaults < manumit.toml < MANUMIT_* environment < flags."""


@config.command()
@click.option("--origin", is_flag=True, help="Also say where each value comes from.")
@as_json
@pass_session
def show(session: Session, origin: bool, as_json: bool) -> None:
    """Print every setting. Secrets are never printed."""
    settings, origins = session.settings_and_origin()
    values = settings.model_dump(mode="json")
    flat = {}
    for name in setting_names():
        head, _, rest = name.partition(".")
        flat[name] = values[head][rest] if rest else values[head]
    if as_json:
        print_json({name: {"value": value, "origin": origins.get(name, "default")} for name, value in flat.items()})
        return
    for name, value in flat.items():
        where = f"   ({origins.get(name, 'default')})" if origin else ""
        click.echo(f"{name:<20} {value}{where}")
