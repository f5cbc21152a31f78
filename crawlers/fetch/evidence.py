"""Every response goes to the archive before anything else sees it: pages, errors, redirect hops, robots.txt."""

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, Response
from scrapy.utils.httpobj import urlparse_cached

from crawlers.fetch.errors import TooLarge
from crawlers.job import Job
from manumit.archive import HttpHead
from manumit.model.errors import ManumitError


class Evidence(HttpCompressionMiddleware):
    """Nearest to the network, where redirects are still responses and bodies still as received.

    It unpacks them too, within the size limit, since readers are given the payload and not its packing.
    """

    def __init__(self, *, crawler: Crawler) -> None:
        super().__init__(crawler=crawler)
        self._crawler = crawler

    def process_response(self, request: Request, response: Response) -> Response:  # type: ignore[override]  # 2.19: no spider argument
        received = response
        try:
            unpacked = super().process_response(request, response)
        except IgnoreRequest as refused:
            raise TooLarge(f"{request.url}: more than {self._max_size} bytes when unpacked") from refused
        assert isinstance(unpacked, Response)
        job = getattr(self._crawler.spider, "job", None)
        if job is not None and "cached" not in received.flags:
            try:
                _keep(job, request, received, unpacked)
            except (ManumitError, OSError) as error:  # a full disk or a damaged archive: not the source's fault
                job.stop(error)
                raise
        return unpacked


def _keep(job: Job, request: Request, received: Response, response: Response) -> None:
    stored = job.archive.put(
        source=job.card.name,
        url=request.url,
        payload=response.body,
        body=received.body,
        mime=(received.headers.get("Content-Type") or b"application/octet-stream").decode("latin-1"),
        fetched_at=job.clock(),
        status=response.status,
        robots=request.meta.get("robots"),
        tls_verified=True if urlparse_cached(response).scheme == "https" else None,
        ip=str(received.ip_address) if received.ip_address else None,
        request=HttpHead(line=f"{request.method} {_target(request)} HTTP/1.1", headers=_pairs(request.headers)),
        response=HttpHead(
            line=f"{received.protocol or 'HTTP/1.1'} {received.status}", headers=_pairs(received.headers)
        ),
    )
    request.meta["capture"] = stored.capture.id
    request.meta["new"] = stored.new


def _target(request: Request) -> str:
    parts = urlparse_cached(request)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _pairs(headers: Headers) -> tuple[tuple[str, str], ...]:
    """Scrapy keeps neither the order nor the case of headers; sorted, the same response gives the same bytes."""
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name in sorted(headers.keys())
        for value in headers.getlist(name)
    )
