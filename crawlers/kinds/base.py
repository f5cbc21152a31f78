"""The one base of all spiders: it fetches what the frontier holds, and says what became of each page."""

from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any, ClassVar
from urllib.parse import urldefrag

from scrapy import Request, Spider
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from crawlers.card import Card
from crawlers.fetch.challenge import not_the_page
from crawlers.fetch.failures import name_failure
from crawlers.fetch.frontier import NEW, UNCHANGED, WAY
from crawlers.job import Job


class SourceSpider(Spider):
    """A kind overrides links, and is_page where some of its pages only lead to others."""

    card: ClassVar[Card]

    def __init__(self, *args: Any, job: Job | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.job = job

    def links(self, response: TextResponse, depth: int) -> Iterable[str]:  # noqa: ARG002 - a kind may need both
        """The addresses to go on to. Raises ValueError where the page is not as the card says."""
        return ()

    def is_page(self, depth: int) -> bool:
        """Whether a response at this depth is a page to read, and not only the way to one."""
        return not (self.card.find and depth == 0)

    async def start(self) -> AsyncIterator[Request]:
        left = self.job.frontier.left() if self.job else [(url, 0) for url in self.card.url]
        for url, depth in left:
            yield self.request(url, depth)

    def request(self, url: str, depth: int) -> Request:
        meta: dict[str, Any] = {"visit": url, "level": depth}
        return Request(url, callback=self.take, errback=self.give_up, meta=meta, priority=-depth)

    def take(self, response: Response) -> Iterator[Request]:
        """Links are queued before the page counts as done: killed between the two, it is fetched again."""
        url, depth = response.meta["visit"], response.meta["level"]
        wrong = _what_is_wrong(response)
        if wrong is None:
            try:
                found = self._found(response, depth)
            except ValueError as error:
                wrong = ("empty", str(error))
        if wrong is not None:
            self._fail(url, *wrong)
            return
        fresh = self.job.frontier.add(found, depth=depth + 1, referrer=url) if self.job else found
        yield from (self.request(link, depth + 1) for link in fresh)
        if self.job:
            note = WAY if not self.is_page(depth) else NEW if response.meta.get("new") else UNCHANGED
            self.job.frontier.done(url, capture=response.meta.get("capture"), note=note)

    def give_up(self, failure: Failure) -> None:
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it on each failure
        url = request.meta["visit"]
        kind, message = name_failure(failure.value or RuntimeError("no reason given"), request.url)
        if kind == "closed" and self.job:
            self.job.frontier.closed(url, message=message)
        else:
            self._fail(url, kind, message)

    def _found(self, response: Response, depth: int) -> list[str]:
        if not isinstance(response, TextResponse):
            if self.card.find and depth == 0:
                raise ValueError("the page that should link to the file is not text")
            return []
        if self.card.find:
            return [] if depth else [one_link(response, self.card.find.link)]
        return [urldefrag(link).url for link in self.links(response, depth)]

    def _fail(self, url: str, kind: str, message: str) -> None:
        if self.job:
            self.job.frontier.failed(url, kind=kind, message=message)


def one_link(response: TextResponse, selector: str) -> str:
    """The address behind the one element that matches. Raises ValueError for none or several."""
    found = sorted(set(hrefs(response, selector)))
    if len(found) != 1:
        raise ValueError(f"{len(found)} links match '{selector}', one is needed")
    return found[0]


def hrefs(response: TextResponse, selector: str) -> list[str]:
    """Absolute addresses of the elements that match, in the page's order."""
    return [
        response.urljoin(href.strip())
        for href in response.css(selector).xpath("@href").getall()
        if href.strip() and not href.strip().lower().startswith(("javascript:", "mailto:", "tel:", "data:"))
    ]


def _what_is_wrong(response: Response) -> tuple[str, str] | None:
    """Why a response is not the page that was asked for, as a kind of problem and words."""
    known = not_the_page(response)
    if known:
        return known
    if not 200 <= response.status < 300:
        return "http_error", f"the server answered {response.status}"
    if not response.body.strip():
        return "empty", "the page has no content"
    return None
