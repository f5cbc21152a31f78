"""manumit report: a dossier of subjects."""

import click

from manumit.cli.context import Session, as_json, pass_session


@click.command(short_help="Write a dossier of some subjects.")
@click.argument("subjects", nargs=-1, required=True)
@click.option("--format", "format", type=click.Choice(["html", "json"]), default="html", show_default=True)
@as_json
@pass_session
def report(session: Session, subjects: tuple[str, ...], format: str, as_json: bool) -> int:
    """Write a dossier of SUBJECTS (ids or names) from what is known now. Gathers nothing, opens no alert."""
    from manumit.cli.graph import find
    from manumit.cli.outcome import conclude
    from manumit.pipeline.dossier import dossier
    from manumit.pipeline.link import opened_graph

    with session.workspace() as workspace, opened_graph(workspace.settings) as store:
        ids = sorted({find(store, name).id for name in subjects})
        result = dossier(workspace, store, ids)
        name = f"{result.as_of}-dossier-{ids[0] if len(ids) == 1 else len(ids)}"
        as_json = as_json or format == "json"
        return conclude(workspace, result, as_json=as_json, fail_on=None, name=name)
