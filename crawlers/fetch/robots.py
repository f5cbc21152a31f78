"""robots.txt, strictly: no request slips past while it is fetched, and a broken one closes the site (RFC 9309)."""

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.defer import Deferred

from crawlers.fetch.errors import ClosedByRobots

CLOSED = b"User-agent: *\nDisallow: /\n"
OPEN = b""


class StrictRobots(RobotsTxtMiddleware):
    """4xx: no rules, open. 429, 5xx or no answer: the site is closed for this run."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._why: dict[str, str] = {}
        self._failures: dict[str, BaseException] = {}

    async def process_request(self, request: Request) -> None:  # type: ignore[override]  # 2.19: no spider argument
        try:
            await super().process_request(request)
        except IgnoreRequest as refused:
            netloc = urlparse_cached(request).netloc
            reason = self._why.get(netloc, "robots.txt forbids it")
            raise ClosedByRobots(reason, self._failures.get(netloc)) from refused
        if not request.meta.get("dont_obey_robotstxt"):
            request.meta["robots"] = "allowed"

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """Scrapy 2.19 lets waiters through: each gets the previous waiter's None instead of the parser."""
        await super().robot_parser(request)
        parser = self._parsers[urlparse_cached(request).netloc]
        assert not isinstance(parser, Deferred)
        return parser

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status == 429 or response.status >= 500:
            self._why[netloc] = f"robots.txt answered {response.status}, so the site counts as closed"
            response = response.replace(body=CLOSED)
        elif response.status >= 300:
            response = response.replace(body=OPEN)
        await super()._parse_robots(response, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        self._why[netloc] = f"robots.txt could not be fetched ({exc}), so the site counts as closed"
        self._failures[netloc] = exc
        waiting = self._parsers[netloc]
        parser = self._parserimpl.from_crawler(self.crawler, CLOSED)
        self._parsers[netloc] = parser
        assert isinstance(waiting, Deferred)
        waiting.callback(parser)
