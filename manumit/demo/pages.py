"""Which file answers which address of the sample web, and as what type."""

from functools import cache
from pathlib import Path

from manumit.model.base import Model

WEB = Path(__file__).parent / "web"

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".csv": "text/csv",  # as official lists are served: without a charset
    ".json": "application/json",
    ".xml": "application/xml",
    ".rss": "application/rss+xml",
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
}


class Page(Model):
    """One file of the web, as it is sent."""

    file: Path
    mime: str


@cache
def pages() -> dict[tuple[str, str], Page]:
    """Host and path (with query) → page. Only what stands here is ever sent, so no path can lead outside."""
    found: dict[tuple[str, str], Page] = {}
    for file in sorted(WEB.rglob("*")):
        if file.is_file():
            host, _, path = file.relative_to(WEB).as_posix().partition("/")
            for address in _addresses(path):
                found[host, address] = Page(file=file, mime=_type(file))
    return found


@cache
def hosts() -> tuple[str, ...]:
    """The names of the sites."""
    return tuple(sorted({host for host, _ in pages()}))


def _addresses(path: str) -> list[str]:
    """index.html answers for its folder; "list@page=1.json" for /list and /list?page=1."""
    if path.endswith("index.html"):
        return ["/" + path.removesuffix("index.html")]
    name, at, query = path.partition("@")
    if not at:
        return ["/" + path]
    query = query.removesuffix(".json")
    return [f"/{name}?{query}", *([f"/{name}"] if query == "page=1" else [])]


def _type(file: Path) -> str:
    return "application/atom+xml" if file.name == "feed.xml" else _TYPES[file.suffix]
