"""Why a request was dropped on purpose. Scrapy hands each to the spider's errback.

IgnoreRequest
├── ClosedByRobots    robots.txt forbids it, or could not be asked
├── RefusedAddress    not a public address
└── TooLarge          more bytes than the limit, before or after unpacking
"""

from scrapy.exceptions import IgnoreRequest


class ClosedByRobots(IgnoreRequest):
    """Raised by StrictRobots. failure holds the error if robots.txt could not be fetched at all."""

    def __init__(self, reason: str, failure: BaseException | None = None) -> None:
        super().__init__(reason)
        self.failure = failure


class RefusedAddress(IgnoreRequest):
    """Raised by the address guard."""


class TooLarge(IgnoreRequest):
    """Raised where a response grows beyond the limit while it is unpacked."""
