"""An HTML table, on one page or on several that link to the next."""

from collections.abc import Iterable

from scrapy.http import TextResponse

from crawlers.kinds.base import SourceSpider, hrefs


class TableSpider(SourceSpider):
    """follow.pages selects the link, or links, to further pages."""

    def links(self, response: TextResponse, depth: int) -> Iterable[str]:  # noqa: ARG002 - a kind may need both
        follow = self.card.follow
        return hrefs(response, follow.pages) if follow and follow.pages else ()
