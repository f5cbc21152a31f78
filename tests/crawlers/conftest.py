"""A small web on loopback: real sockets, scripted pages, and a note of every request that arrived."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from crawlers.card import Card
from crawlers.run import SourceOutcome, gather
from manumit.archive import Archive
from manumit.ledger import Ledger
from manumit.settings import CrawlSettings, Settings

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@dataclass
class Page:
    """What the server answers."""

    body: bytes | str = b""
    status: int = 200
    mime: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0


@dataclass
class Web:
    """pages by "host/path"; asked holds when which "host/path" was asked for, in order."""

    port: int
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[float, str]] = field(default_factory=list)

    @property
    def target(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def addresses(self) -> list[str]:
        return [address for _, address in self.asked]

    def __setitem__(self, address: str, page: Page | str) -> None:
        self.pages[address] = page if isinstance(page, Page) else Page(page)

    def redirect(self, address: str, to: str) -> None:
        self.pages[address] = Page(status=302, headers={"Location": to})

    def robots(self, host: str, text: str, status: int = 200) -> None:
        self.pages[f"{host}/robots.txt"] = Page(text, status, "text/plain")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    web: Web

    def do_GET(self) -> None:
        address = f"{self.headers['Host']}{self.path}"
        self.web.asked.append((time.monotonic(), address))
        page = self.web.pages.get(address) or Page("not here", 404)
        time.sleep(page.wait)
        body = page.body.encode() if isinstance(page.body, str) else page.body
        self.send_response(page.status)
        for name, value in {"Content-Type": page.mime, "Content-Length": str(len(body)), **page.headers}.items():
            self.send_header(name, value)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@contextlib.contextmanager
def serve() -> Iterator[Web]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    web = Web(server.server_address[1])
    server.RequestHandlerClass = type("Handler", (_Handler,), {"web": web})
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Desk:
    """A data folder with an open run, and the crawl settings of a test."""

    settings: Settings
    run: str
    ledger: Ledger
    archive: Archive

    def gather(self, *cards: Card, **more: Any) -> tuple[SourceOutcome, ...]:
        return gather(cards, settings=self.settings, run=self.run, **more)

    def next_run(self) -> None:
        self.ledger.finish_run(self.run, NOW, {})
        self.run = self.ledger.open_run("gather", "test", NOW).id


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[[], Web]]:
    """Starts a further server; all end with the tests."""
    with contextlib.ExitStack() as stack:
        yield lambda: stack.enter_context(serve())


@pytest.fixture(scope="session")
def open_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Desk]]:
    """A new data folder; connect_to says which hosts lead where, without any delay unless it is given."""
    with contextlib.ExitStack() as stack:

        def opened(connect_to: dict[str, str], **crawl: Any) -> Desk:
            values: dict[str, Any] = {"delay": 0.0, "timeout": 5.0, "connect_to": connect_to} | crawl
            settings = Settings(data=tmp_path_factory.mktemp("data"), crawl=CrawlSettings(**values))
            ledger = stack.enter_context(Ledger.open(settings.ledger))
            return Desk(settings, ledger.open_run("gather", "test", NOW).id, ledger, Archive(settings.archive))

        yield opened


@pytest.fixture(scope="session")
def make_card() -> Callable[..., Card]:
    """A card of a site of the small web, with changes."""

    def made(name: str = "xx_harbour", **changes: Any) -> Card:
        about = {
            "publisher": {"name": "Harbour Notes", "country": "gb"},
            "title": "Harbour Notes",
            "licence": "fictional",
        }
        how = {"url": "http://harbour.test/", "kind": "site", "documents": {"type": "ngo_report"}}
        when = {"frequency": "weekly", "signal": "allegation", "shape_seen": "2026-01"}
        return Card.model_validate({"name": name} | about | how | when | changes)

    return made
