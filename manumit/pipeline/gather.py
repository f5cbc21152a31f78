"""Sources → captures in the archive, in a run that a killed process goes on with."""

from collections.abc import Sequence

from crawlers.card import Card
from crawlers.cards import load_cards
from crawlers.run import SourceOutcome
from crawlers.run import gather as fetch
from manumit.model.base import Model, digest
from manumit.model.errors import UsageProblem
from manumit.model.scan import GatherSummary
from manumit.pipeline.progress import Tell, quiet
from manumit.pipeline.workspace import Workspace


class Gathered(Model):
    """One gathering: its run, and what became of each source."""

    run: str
    outcomes: tuple[SourceOutcome, ...]


def choose(workspace: Workspace, names: Sequence[str]) -> list[Card]:
    """The named cards, or all that are on by default. Raises UsageProblem on a name that no card has."""
    cards = load_cards(workspace.settings.cards)
    for name in names:
        if name not in cards:
            raise UsageProblem(f"{name}: no such source; 'manumit sources list' shows the {len(cards)} there are")
    return [cards[name] for name in names] if names else [card for card in cards.values() if card.default]


def gather(workspace: Workspace, cards: Sequence[Card], tell: Tell = quiet) -> Gathered:
    """Fetch what the sources publish. A run that was interrupted is gone on with, page by page."""
    key = digest([card.name for card in cards])[:16]
    run = workspace.ledger.open_run("gather", key, workspace.clock())
    outcomes = fetch(cards, settings=workspace.settings, run=run.id, progress=lambda p: tell("gather", p.done, p.total))
    known = {capture.id for capture in workspace.ledger.captures()}
    workspace.ledger.add_captures(capture for capture in workspace.archive.captures() if capture.id not in known)
    return Gathered(run=run.id, outcomes=outcomes)


def summarise(gathered: Gathered) -> GatherSummary:
    """What was fetched and what was not, by name."""
    problems = [(outcome.source, problem) for outcome in gathered.outcomes for problem in outcome.problems]
    return GatherSummary(
        sources=len(gathered.outcomes),
        pages=sum(outcome.pages for outcome in gathered.outcomes),
        closed_by_robots=tuple(sorted(url for outcome in gathered.outcomes for url in outcome.closed)),
        bot_challenges=tuple(sorted(p.url for _, p in problems if p.kind in ("bot_challenge", "login_page"))),
        failures=tuple(
            sorted(
                f"{source}: {p.kind.replace('_', ' ')}: {p.url}: {p.message}"
                for source, p in problems
                if p.kind not in ("bot_challenge", "login_page")
            )
        ),
    )


def finish(workspace: Workspace, gathered: Gathered) -> None:
    """Close the run: the next gathering starts anew."""
    workspace.ledger.finish_run(gathered.run, workspace.clock(), {"pages": sum(o.pages for o in gathered.outcomes)})
