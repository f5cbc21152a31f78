"""What a spider is given for one source in one run: where pages are kept, and which are still to fetch."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from crawlers.card import Card
from manumit.archive import Archive


class Frontier(Protocol):
    """The pages of one source in one run."""

    def left(self) -> list[tuple[str, int]]:
        """Pages still to fetch, with their depth; the source's own addresses when nothing was fetched yet."""
        ...

    def add(self, urls: list[str], *, depth: int, referrer: str) -> list[str]:
        """Takes note of links; gives those that are new and within the card's page limit."""
        ...

    def done(self, url: str, *, capture: str | None, note: str) -> None: ...
    def failed(self, url: str, *, kind: str, message: str) -> None: ...
    def closed(self, url: str, *, message: str) -> None: ...


@dataclass(frozen=True)
class Job:
    """One source in one run. stop ends the whole gathering: a page was fetched that could not be kept."""

    card: Card
    archive: Archive
    frontier: Frontier
    clock: Callable[[], datetime]
    stop: Callable[[Exception], None]
