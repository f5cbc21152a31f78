"""Gathering: one subprocess with Scrapy in it fetches all sources, and tells how far it is line by line.

The subprocess gets its order on stdin and lives no longer than the pipe: when the parent is gone, so is it.
"""

import subprocess
import sys
from collections.abc import Callable, Sequence
from tempfile import TemporaryFile
from typing import IO

from crawlers.card import Card
from crawlers.errors import GatherStopped
from crawlers.fetch.addresses import read_targets
from crawlers.order import Line, Order
from crawlers.outcome import Problem, ProblemKind, Progress, SourceOutcome
from manumit.settings import Settings

__all__ = ["Problem", "ProblemKind", "Progress", "SourceOutcome", "gather", "launch"]


def gather(
    cards: Sequence[Card],
    *,
    settings: Settings,
    run: str,
    progress: Callable[[Progress], None] | None = None,
) -> tuple[SourceOutcome, ...]:
    """Fetches what the cards' sources publish, in the given run of the ledger; pages done in it are not fetched again.

    Raises ConfigurationProblem for connect_to, and GatherStopped where evidence cannot be kept.
    A source that cannot be reached gives problems, not an exception.
    """
    read_targets(settings.crawl.connect_to)
    if not cards:
        return ()
    with TemporaryFile("w+", encoding="utf-8") as errors:
        outcomes: dict[str, SourceOutcome] = {}
        with launch(cards, settings=settings, run=run, errors=errors) as child:
            try:
                assert child.stdout is not None
                for text in child.stdout:
                    _hear(Line.model_validate_json(text), outcomes, progress)
            except BaseException:
                child.kill()
                raise
        return tuple(outcomes.get(card.name) or _lost(card, child.returncode, errors) for card in cards)


def launch(
    cards: Sequence[Card], *, settings: Settings, run: str, errors: IO[str] | None = None
) -> "subprocess.Popen[str]":
    """The crawl's process, with its order given. Closing its stdin ends it."""
    child = subprocess.Popen(
        [sys.executable, "-m", "crawlers.run"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        encoding="utf-8",
        start_new_session=True,  # Ctrl-C reaches the parent, which ends the child by closing the pipe
    )
    assert child.stdin is not None
    try:
        child.stdin.write(Order(cards=tuple(cards), settings=settings, run=run).to_line())
        child.stdin.flush()
    except BrokenPipeError:
        pass  # the child died at once; its exit code is reported for each source
    return child


def _hear(line: Line, outcomes: dict[str, SourceOutcome], progress: Callable[[Progress], None] | None) -> None:
    if line.stopped:
        raise GatherStopped(line.stopped)
    if line.outcome:
        outcomes[line.outcome.source] = line.outcome
    if line.progress and progress:
        progress(line.progress)


def _lost(card: Card, code: int, errors: IO[str]) -> SourceOutcome:
    errors.seek(0)
    last = ([line.strip() for line in errors if line.strip()] or ["no message"])[-1]
    message = f"the crawl ended with code {code} ({last}); run it again, it goes on where it stopped"
    return SourceOutcome(source=card.name, problems=(Problem(kind="unfinished", url=card.url[0], message=message),))


if __name__ == "__main__":
    from crawlers.crawl import main

    main(sys.stdin, sys.stdout)
