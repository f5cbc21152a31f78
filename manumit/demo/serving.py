"""Serves the sample web on loopback for as long as a block runs: `with serve() as web:`."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread

from manumit.demo.pages import hosts, pages
from manumit.demo.traps import BOMB, CHALLENGED, bomb, redirects

ADDRESS = "127.0.0.1"
CANARY = "canary"
IDLE_SECONDS = 10  # an idle connection is closed: no thread lives for ever


@dataclass
class SampleWeb:
    """The running web. hits counts requests by host and path; under "canary", visits to the forbidden port."""

    port: int
    canary: int
    hosts: tuple[str, ...]
    hits: Counter[tuple[str, str]] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock)

    @property
    def connect_to(self) -> dict[str, str]:
        """Host → loopback address and port, as the setting crawl.connect_to takes it."""
        return dict.fromkeys(self.hosts, f"{ADDRESS}:{self.port}")

    def count(self, host: str, path: str) -> None:
        with self._lock:
            self.hits[host, path] += 1


@contextmanager
def serve(port: int = 0) -> Iterator[SampleWeb]:
    """Serve until the block ends. Port 0 takes a free one."""
    with _Server((ADDRESS, port), _Site) as site, _Server((ADDRESS, 0), _Canary) as canary:
        web = SampleWeb(site.server_port, canary.server_port, hosts())
        for server in (site, canary):
            server.web = web
            Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield web
        finally:
            site.shutdown()
            canary.shutdown()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    web: SampleWeb


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "sample-web"
    sys_version = ""
    timeout = IDLE_SECONDS
    server: _Server

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: hits are counted instead."""

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The same date in each answer, so that the same page is the same bytes."""
        return super().date_time_string(timestamp or 0)

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class _Site(_Handler):
    """The sites, told apart by the Host header; "<host>.localhost" is the same site, for a browser."""

    def do_GET(self) -> None:
        host = self.headers.get("Host", "").partition(":")[0].lower().removesuffix(".localhost")
        self.server.web.count(host, self.path)
        where = (host, self.path)
        if target := redirects(self.server.web.canary).get(where):
            self.answer(HTTPStatus.FOUND, b"", Location=target)
        elif where == BOMB:
            self.answer(HTTPStatus.OK, bomb(), Content_Type="text/html; charset=utf-8", Content_Encoding="gzip")
        elif page := pages().get(where):
            status = HTTPStatus.FORBIDDEN if where == CHALLENGED else HTTPStatus.OK
            self.answer(status, page.file.read_bytes(), Content_Type=page.mime)
        else:
            self.answer(HTTPStatus.NOT_FOUND, b"not in the sample web\n", Content_Type="text/plain; charset=utf-8")

    do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for


class _Canary(_Handler):
    """A port that nobody should ever reach."""

    def do_GET(self) -> None:
        self.server.web.count(CANARY, self.path)
        self.answer(HTTPStatus.OK, b"nobody should read this\n", Content_Type="text/plain; charset=utf-8")
