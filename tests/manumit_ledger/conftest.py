"""A ledger on disk with two captures of a fictional register."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from manumit.ledger import Ledger
from manumit.model.evidence import Capture

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'data' / 'ledger.sqlite'}"


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with Ledger.open(address, clock=lambda: NOON) as ledger:
        for id in ("c-1", "c-2"):
            ledger.add_capture(capture(id))
        yield ledger


def capture(id: str, source: str = "bd_register") -> Capture:
    return Capture(
        id=id, source=source, url=f"http://register.test/{id}", fetched_at=NOON, mime="text/html",
        sha256="0" * 64, length=4, warc_file="evidence-00001.warc.gz", warc_offset=0,
    )  # fmt: skip
