"""The http download handler: as Scrapy's, but a host of the sample web is dialled at its loopback address."""

from typing import Any

from scrapy import Request
from scrapy.core.downloader.handlers import http11
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils._download_handlers import wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future
from scrapy.utils.httpobj import urlparse_cached

from crawlers.fetch.addresses import is_mapped, read_targets


class MappedHandler(http11.HTTP11DownloadHandler):
    """The request keeps its URL and its Host; only the socket goes elsewhere, and only to loopback."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._mapped = crawler.settings.getdict("CONNECT_TO")
        self._targets = read_targets(self._mapped)

    async def download_request(self, request: Request) -> Response:
        url = urlparse_cached(request)
        if not is_mapped(url.scheme, url.hostname or "", url.port, self._mapped):
            return await super().download_request(request)
        agent = _MappedAgent(
            contextFactory=self._contextFactory,
            pool=self._pool,
            maxsize=self._default_maxsize,
            warnsize=self._default_warnsize,
            fail_on_dataloss=self._fail_on_dataloss,
            crawler=self._crawler,
        )
        agent.target = self._targets[url.hostname or ""]
        with wrap_twisted_exceptions():
            return await maybe_deferred_to_future(agent.download_request(request))


class _MappedAgent(http11._ScrapyAgent):
    """Scrapy's agent with a fixed endpoint."""

    target: tuple[str, int]

    def _get_agent(self, request: Request, timeout: float) -> Any:
        from twisted.internet import reactor
        from twisted.internet.endpoints import TCP4ClientEndpoint

        agent = super()._get_agent(request, timeout)
        host, port = self.target
        agent._getEndpoint = lambda _: TCP4ClientEndpoint(reactor, host, port, timeout)  # type: ignore[method-assign]  # Scrapy gives no other hook
        return agent
