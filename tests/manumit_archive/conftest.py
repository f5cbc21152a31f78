"""An archive of a fictional source, with every kind of record."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from manumit.archive import Archive, HttpHead

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PAGE = b"<html><p>Lanternfield Garments publishes its list of factories.</p></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "archive"


@pytest.fixture
def archive(folder: Path) -> Archive:
    return Archive(folder)


@pytest.fixture
def filled(folder: Path) -> Archive:
    """Seven lines over two WARC files: a response with its request, revisits, a file, another page."""
    archive = Archive(folder, file_limit=1500)
    for day in (1, 2):
        archive.put(
            source="harbour_ngo",
            url="http://harbour.test/list",
            payload=PAGE,
            body=gzip.compress(PAGE, mtime=0),
            mime="text/html",
            fetched_at=NOON.replace(day=day),
            request=HttpHead(line="GET /list HTTP/1.1", headers=(("Host", "harbour.test"),)),
            response=HttpHead(line="HTTP/1.1 200 OK", headers=(("Content-Encoding", "gzip"),)),
            robots="allowed",
            ip="127.0.0.1",
        )
    for name in ("a", "b"):
        archive.put(source="user", url=f"file:{name}.csv", payload=name.encode(), mime="text/csv", fetched_at=NOON)
    archive.put(source="user", url="file:a.csv", payload=b"a", mime="text/csv", fetched_at=NOON.replace(day=3))
    return archive
