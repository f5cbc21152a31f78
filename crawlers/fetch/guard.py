"""The address guard as a middleware: it sees every request, and each hop of a redirect is one."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from crawlers.fetch.addresses import refusal
from crawlers.fetch.errors import RefusedAddress


class AddressGuard:
    """First in the chain, before robots.txt is asked for."""

    def __init__(self, mapped: dict[str, str]) -> None:
        self.mapped = mapped

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler.settings.getdict("CONNECT_TO"))

    def process_request(self, request: Request) -> None:
        reason = refusal(request.url, self.mapped)
        if reason:
            raise RefusedAddress(f"{request.url}: {reason}")
