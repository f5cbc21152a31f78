"""The pages of a site, followed by their links within its own host and to a limited depth."""

import re
from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from scrapy.http import HtmlResponse, TextResponse

from crawlers.card import Follow
from crawlers.kinds.base import SourceSpider, hrefs


class SiteSpider(SourceSpider):
    """follow.links selects the links (all, if it is not given), follow.allow their addresses."""

    def links(self, response: TextResponse, depth: int) -> Iterable[str]:
        if depth >= self.card.limits.depth or not isinstance(response, HtmlResponse):
            return ()
        follow = self.card.follow or Follow()
        hosts = {urlsplit(url).hostname for url in self.card.url}
        found = hrefs(response, follow.links or "a[href]")
        found += hrefs(response, follow.pages) if follow.pages else []
        return [link for link in found if is_allowed(link, hosts, follow)]


def is_allowed(link: str, hosts: Collection[str | None], follow: Follow | None) -> bool:
    """Whether a link leads to one of the hosts by http or https, and to an address that the card allows."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or parts.hostname not in hosts:
        return False
    return not (follow and follow.allow) or re.search(follow.allow, link) is not None
