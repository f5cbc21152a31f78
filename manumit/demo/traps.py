"""What the sample web does to a careless crawler: redirects inwards, a bot challenge, a compressed bomb."""

import gzip
import io
from functools import cache

CHALLENGED = ("ngo-harbour.test", "/library/annex-interviews.html")
BOMB = ("thistle-wire.test", "/files/archive-2009.html")
BOMB_BYTES = 200_000_000
PRIVATE = "http://10.0.0.7/intranet/"

_TO_PRIVATE = ("saltmarsh-gazette.test", "/out/partner-report")
_TO_LOOPBACK = ("saltmarsh-gazette.test", "/out/archive")
_START = b"<html><!-- Fictional page of the manumit sample web --><body>"
_BLOCK = 1_000_000


def redirects(canary: int) -> dict[tuple[str, str], str]:
    """Address → where it sends the visitor: a private network, and a loopback port that only counts who comes."""
    return {_TO_PRIVATE: PRIVATE, _TO_LOOPBACK: f"http://127.0.0.1:{canary}/archive/"}


@cache
def bomb() -> bytes:
    """About 200 kB that unpack to 200 MB."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0) as out:
        out.write(_START)
        zeros = bytes(_BLOCK)
        for _ in range(BOMB_BYTES // _BLOCK):
            out.write(zeros)
    return packed.getvalue()
