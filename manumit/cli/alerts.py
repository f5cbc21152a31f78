"""manumit alerts: findings with a life."""

import click

from manumit.cli.context import Session, as_json, pass_session, print_json
from manumit.model.words import AlertState


@click.group(short_help="Alerts: findings with a life.")
def alerts() -> None:
    """Alerts: one for each finding, however often it is found again."""


@alerts.command("list")
@click.option("--state", type=click.Choice([str(s) for s in AlertState]), help="Only those in this state.")
@as_json
@pass_session
def list_(session: Session, state: str | None, as_json: bool) -> None:
    """List the alerts, most severe first."""
    from manumit.alerts import alerts as stored

    with session.workspace() as workspace:
        found = stored(workspace.ledger, AlertState(state) if state else None)
    if as_json:
        print_json(found)
        return
    for alert in found:
        finding = alert.finding
        click.echo(f"{alert.id}  {alert.state:<12} {finding.severity:<9} {finding.title} · {finding.reason}")
    if not found:
        click.echo("no alerts; nothing found is not nothing there")


@alerts.command()
@click.argument("id")
@as_json
@pass_session
def show(session: Session, id: str, as_json: bool) -> None:
    """Show one alert with its evidence."""
    from manumit.alerts import alert as stored
    from manumit.pipeline.evidence import EvidenceDesk

    with session.workspace() as workspace:
        alert = stored(workspace.ledger, id)
        if as_json:
            print_json(alert)
            return
        desk = EvidenceDesk(workspace)
        finding = alert.finding
        click.echo(f"{finding.severity.upper()}  {finding.title} · {alert.state} since {alert.opened_at:%d %b %Y}")
        click.echo(finding.reason)
        for exposure in finding.exposures:
            sound = "verified" if desk.stands(exposure.signal) else "NOT verified: see manumit evidence verify"
            for id in exposure.signal.statements:
                view = desk.view(id)
                if view:
                    quote = f"“{view.quote}” · " if view.quote and sound == "verified" else ""
                    click.echo(f"  {quote}{view.publisher or view.source} · {view.url} · archived, {sound}")
        if finding.settles:
            click.echo(f"would settle it: {', '.join(finding.settles)}")
