"""The evidence: every response as it was received, in WARC files that a chained manifest vouches for."""

from manumit.archive.archive import Archive, Sighting, Stored
from manumit.archive.bodies import HttpHead

__all__ = ["Archive", "HttpHead", "Sighting", "Stored"]
