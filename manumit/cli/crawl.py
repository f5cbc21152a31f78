"""manumit crawl: gather only."""

import click

from manumit.cli.context import Session, as_json, pass_session, print_json
from manumit.cli.progress import shown


@click.command(short_help="Fetch what the sources publish.")
@click.argument("names", nargs=-1, metavar="[SOURCE]...")
@as_json
@pass_session
def crawl(session: Session, names: tuple[str, ...], as_json: bool) -> int:
    """Fetch what the sources publish into the archive (all that are on by default, or those named)."""
    from manumit.pipeline.gather import choose, finish, gather, summarise

    with session.workspace() as workspace:
        cards = choose(workspace, names)
        with shown() as tell:
            gathered = gather(workspace, cards, tell)
        finish(workspace, gathered)
    summary = summarise(gathered)
    if as_json:
        print_json({"summary": summary, "sources": gathered.outcomes})
    else:
        for outcome in gathered.outcomes:
            click.echo(
                f"{outcome.source:<24} {outcome.pages} pages · {outcome.new} new · {outcome.unchanged} unchanged · "
                f"{len(outcome.closed)} closed by robots.txt · {len(outcome.problems)} problems"
            )
        for line in (*summary.bot_challenges, *summary.failures):
            click.echo(line, err=True)
    if gathered.outcomes and not any(outcome.pages for outcome in gathered.outcomes):
        return 4
    return 5 if summary.bot_challenges or summary.failures else 0
