"""The child of a gathering: all sources in one Scrapy process, those that share a host one after the other."""

import asyncio
import os
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import IO, Any
from urllib.parse import urlsplit

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings as ScrapySettings

from crawlers.card import Card
from crawlers.fetch.frontier import LedgerFrontier, outcome_of
from crawlers.fetch.throttle import LEAST
from crawlers.job import Job
from crawlers.loader import spider_of
from crawlers.order import Line, Order
from crawlers.outcome import Progress
from manumit.archive import Archive
from manumit.ledger import Ledger

AT_ONCE = 16


def main(stdin: IO[str], stdout: IO[str]) -> None:
    """Reads the order, crawls, and writes an outcome per source. Ends at once when stdin is closed."""
    order = Order.model_validate_json(stdin.readline())
    threading.Thread(target=_end_with, args=(stdin,), daemon=True).start()
    ledger = Ledger.open(order.settings.ledger)
    try:
        crawl = Crawl(order, Archive(order.settings.archive), ledger, stdout)
        crawl.run()
        if crawl.broken:
            _say(stdout, Line(stopped=f"{type(crawl.broken).__name__}: {crawl.broken}"))
            return
        for card in order.cards:
            _say(stdout, Line(outcome=outcome_of(card, ledger, order.run)))
    finally:
        ledger.close()


class Crawl:
    """One gathering: its process, its archive, its ledger."""

    def __init__(self, order: Order, archive: Archive, ledger: Ledger, stdout: IO[str]) -> None:
        self._order, self._archive, self._ledger, self._stdout = order, archive, ledger, stdout
        self._counts: dict[str, tuple[int, int]] = {}
        self._room = asyncio.Semaphore(AT_ONCE)
        self.broken: Exception | None = None

    def run(self) -> None:
        process = AsyncCrawlerProcess(scrapy_settings(self._order, None))
        loop = asyncio.get_event_loop()
        task = loop.create_task(self._all(process))
        task.add_done_callback(lambda _: _stop_reactor())
        process.start(stop_after_crawl=False, install_signal_handlers=False)
        if self.broken is None:
            task.result()

    async def _all(self, process: AsyncCrawlerProcess) -> None:
        await asyncio.gather(*(self._one_by_one(process, group) for group in by_host(self._order.cards)))

    async def _one_by_one(self, process: AsyncCrawlerProcess, cards: Sequence[Card]) -> None:
        for card in cards:
            async with self._room:
                crawler = Crawler(spider_of(card), scrapy_settings(self._order, card))
                await process.crawl(crawler, job=self._job(card))

    def _job(self, card: Card) -> Job:
        def told(done: int, known: int) -> None:
            self._counts[card.name] = (done, known)
            done, total = (sum(column) for column in zip(*self._counts.values(), strict=True))
            _say(self._stdout, Line(progress=Progress(source=card.name, done=done, total=total)))

        frontier = LedgerFrontier(card, self._ledger, self._order.run, told)
        return Job(card=card, archive=self._archive, frontier=frontier, clock=_now, stop=self._stop)

    def _stop(self, error: Exception) -> None:
        self.broken = self.broken or error
        _stop_reactor()


def scrapy_settings(order: Order, card: Card | None) -> ScrapySettings:
    """The hardened settings with the user's, and a card's own limits. A delay below LEAST is for mapped hosts only."""
    settings = ScrapySettings()
    settings.setmodule("crawlers.settings", priority="project")
    crawl = order.crawl
    delay = max(LEAST, crawl.delay, (card.limits.delay or 0.0) if card else 0.0)
    agent = f"{crawl.user_agent} {crawl.contact}".strip()
    mapped = {host: {"delay": crawl.delay, "concurrency": 1, "jitter": 0.0} for host in crawl.connect_to}
    ours: dict[str, Any] = {
        "USER_AGENT": agent,
        "DOWNLOAD_DELAY": delay,
        "AUTOTHROTTLE_START_DELAY": delay,
        "DOWNLOAD_TIMEOUT": crawl.timeout,
        "DOWNLOAD_MAXSIZE": min(crawl.max_bytes, (card.limits.max_bytes if card else None) or crawl.max_bytes),
        "DOWNLOAD_SLOTS": mapped,
        "CONNECT_TO": crawl.connect_to,
    }
    settings.setdict(ours, priority="cmdline")
    return settings


def by_host(cards: Sequence[Card]) -> list[list[Card]]:
    """The cards in groups that share no host, so that a host never gets two requests at a time."""
    groups: list[tuple[set[str], list[Card]]] = []
    for card in cards:
        hosts = {urlsplit(url).hostname or "" for url in card.url}
        touching = [group for group in groups if group[0] & hosts]
        groups = [group for group in groups if not group[0] & hosts]
        names = hosts.union(*(group[0] for group in touching))
        groups.append((names, [*(one for group in touching for one in group[1]), card]))
    return [group for _, group in groups]


def _say(stdout: IO[str], line: Line) -> None:
    stdout.write(line.to_line())
    stdout.flush()


def _end_with(stdin: IO[str]) -> None:
    """The parent holds the pipe open as long as it lives. What is on the disk by then is safe; the rest is redone."""
    stdin.read()
    os._exit(130)


def _stop_reactor() -> None:
    from twisted.internet import reactor

    if reactor.running:
        reactor.stop()  # type: ignore[misc]  # Twisted fills this module at run time


def _now() -> datetime:
    return datetime.now(UTC)
