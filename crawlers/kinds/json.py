"""A JSON API, paged by an address in the answer."""

from collections.abc import Iterable
from typing import Any

from scrapy.http import TextResponse

from crawlers.kinds.base import SourceSpider


class JsonSpider(SourceSpider):
    """follow.pages is the dotted path to the next page's address; null or nothing there is the end."""

    def links(self, response: TextResponse, depth: int) -> Iterable[str]:  # noqa: ARG002 - a kind may need both
        if not (self.card.follow and self.card.follow.pages):
            return ()
        value: Any = response.json()
        for part in self.card.follow.pages.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        if value is None or value == "":
            return ()
        if not isinstance(value, str):
            raise ValueError(f"'{self.card.follow.pages}' is not an address: {value!r}")
        return (response.urljoin(value),)
