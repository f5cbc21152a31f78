"""How long a host is left alone between two requests: never less than its crawl-delay, the card and the settings."""

from typing import Self

from scrapy import Request, signals
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached

LEAST = 1.0  # seconds, for every host that is not part of the sample web
MOST = 60.0  # a longer crawl-delay is honoured as this


class Throttle(AutoThrottle):
    """AutoThrottle over a floor per host. Scrapy parses Crawl-delay but does not apply it."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._floors: dict[str, float] = {}
        crawler.signals.connect(self._robots_parsed, signal=signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def floor(self, host: str) -> float:
        slot = self.crawler.settings.getdict("DOWNLOAD_SLOTS").get(host, {})
        return max(float(slot.get("delay", self.mindelay)), self._floors.get(host, 0.0))

    def _robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        host = urlparse_cached(request).hostname or ""
        wanted = robotparser.crawl_delay(self.crawler.settings["ROBOTSTXT_USER_AGENT"])
        if wanted:
            self._floors[host] = min(float(wanted), MOST)
            slot = self.crawler.engine.downloader.slots.get(host)
            if slot is not None:
                slot.delay = max(slot.delay, self._floors[host])

    def _adjust_delay(self, slot: Slot, latency: float, response: Response) -> None:
        host = urlparse_cached(response).hostname or ""
        super()._adjust_delay(slot, latency, response)
        floor = self.floor(host)
        if host in self.crawler.settings.getdict("CONNECT_TO"):
            slot.delay = floor
        slot.delay = max(slot.delay, floor)
