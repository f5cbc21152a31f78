"""The sample web: a small fictional world on loopback, the list that is scanned over it, and what must be found."""

from pathlib import Path

from manumit.demo.serving import SampleWeb, serve

__all__ = ["EXPECTED", "SOURCES", "SUPPLIERS", "SampleWeb", "serve"]

_HERE = Path(__file__).parent

SUPPLIERS = _HERE / "suppliers.csv"
SOURCES = _HERE / "sources"
EXPECTED = _HERE / "expected.yml"
