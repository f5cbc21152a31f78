"""An RSS or Atom feed: the feed is the way, its entries are the pages."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from scrapy.http import TextResponse

from crawlers.kinds.base import SourceSpider
from crawlers.kinds.site import is_allowed


class FeedSpider(SourceSpider):
    """Entries on the feed's own host are fetched; follow.allow narrows them."""

    def is_page(self, depth: int) -> bool:
        return depth > 0

    def links(self, response: TextResponse, depth: int) -> Iterable[str]:
        if depth:
            return ()
        page = response.selector
        page.remove_namespaces()
        found = page.xpath("//item/link/text() | //entry/link[not(@rel) or @rel='alternate']/@href").getall()
        if not found and not page.xpath("/rss | /feed | /RDF"):
            raise ValueError("the page is not a feed")
        hosts = {urlsplit(url).hostname for url in self.card.url}
        links = (response.urljoin(link.strip()) for link in found)
        return [link for link in links if is_allowed(link, hosts, self.card.follow)]
