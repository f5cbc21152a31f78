"""The frontier in the ledger: a page is queued, then done, failed or closed, and a killed run goes on from there."""

from collections.abc import Callable

from crawlers.card import Card
from crawlers.outcome import Problem, SourceOutcome
from manumit.ledger import Ledger

NEW, UNCHANGED, WAY = "new", "unchanged", "way"
LIMIT = "limit"


class LedgerFrontier:
    """The visits of one source in one run. told is called after each page that is over."""

    def __init__(self, card: Card, ledger: Ledger, run: str, told: Callable[[int, int], None]) -> None:
        self._card, self._ledger, self._run, self._told = card, ledger, run, told
        mine = [visit for visit in ledger.visits(run) if visit.source == card.name]
        self._known = {visit.url for visit in mine}
        self._over = sum(visit.state != "queued" for visit in mine)
        self._limit = f"limit:{card.name}"
        self._capped = False

    def left(self) -> list[tuple[str, int]]:
        self._queue([url for url in self._card.url if url not in self._known], 0, None)
        queued = [(visit.url, visit.depth) for visit in self._ledger.queued(self._run, self._card.name)]
        if any(url == self._limit for url, _ in queued):  # killed between queueing the note and marking it
            self._note_limit()
        return [(url, depth) for url, depth in queued if url != self._limit]

    def add(self, urls: list[str], *, depth: int, referrer: str) -> list[str]:
        fresh = [url for url in dict.fromkeys(urls) if url not in self._known]
        room = max(0, self._card.limits.pages - len(self._known))
        if len(fresh) > room:
            self._note_limit()
        self._queue(fresh[:room], depth, referrer)
        return fresh[:room]

    def done(self, url: str, *, capture: str | None, note: str) -> None:
        self._end(url, "done", note, capture)

    def failed(self, url: str, *, kind: str, message: str) -> None:
        self._end(url, "failed", f"{kind}: {message}")

    def closed(self, url: str, *, message: str) -> None:
        self._end(url, "closed", message)

    def _queue(self, urls: list[str], depth: int, referrer: str | None) -> None:
        self._known.update(urls)
        if urls:
            self._ledger.queue(self._run, self._card.name, urls, depth, referrer)

    def _end(self, url: str, state: str, reason: str, capture: str | None = None) -> None:
        self._ledger.mark(self._run, url, state, reason, capture, source=self._card.name)
        self._over += 1
        self._told(self._over, len(self._known))

    def _note_limit(self) -> None:
        """Kept as a failed visit of the card's own, so that a resumed run still knows it."""
        if not self._capped:
            self._capped = True
            self._ledger.queue(self._run, self._card.name, [self._limit])
            reason = f"{LIMIT}: the card's limit of {self._card.limits.pages} pages was reached; links were left out"
            self._ledger.mark(self._run, self._limit, "failed", reason, source=self._card.name)


def outcome_of(card: Card, ledger: Ledger, run: str) -> SourceOutcome:
    """What the run's visits say became of a source; the same whether or not the run was interrupted."""
    visits = [visit for visit in ledger.visits(run) if visit.source == card.name]
    done = [visit for visit in visits if visit.state == "done"]
    problems = [_problem(visit.url, visit.reason or "") for visit in visits if visit.state == "failed"]
    problems += [
        Problem(kind="unfinished", url=visit.url, message="the crawl ended before this page was fetched; run it again")
        for visit in visits
        if visit.state == "queued"
    ]
    pages = [visit for visit in done if visit.reason != WAY]
    closed = tuple(visit.url for visit in visits if visit.state == "closed")
    if not visits:
        problems.append(Problem(kind="unfinished", url=card.url[0], message="the crawl of this source did not start"))
    elif not (pages or problems or closed):
        problems.append(Problem(kind="empty", url=card.url[0], message="the source led to no page"))
    return SourceOutcome(
        source=card.name,
        pages=len(done),
        new=sum(visit.reason == NEW for visit in done),
        unchanged=sum(visit.reason == UNCHANGED for visit in done),
        captures=tuple(dict.fromkeys(visit.capture for visit in pages if visit.capture)),
        closed=closed,
        problems=tuple(problems),
    )


def _problem(url: str, reason: str) -> Problem:
    kind, _, message = reason.partition(": ")
    return Problem.model_validate({"kind": kind, "url": url, "message": message})
