"""A file that is looked at once and kept in no archive, in the shape of a capture."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path

from manumit.model.evidence import Capture
from manumit.pipeline.names import guess_mime, source_name


def passing_capture(path: Path, payload: bytes, *, at: datetime) -> Capture:
    """The capture of a user's file; its offset in an archive means nothing."""
    digest = sha256(payload).hexdigest()
    source, url = source_name("documents", path), f"file:{path.name}"
    return Capture(
        id=Capture.id_of(source, url, digest), source=source, url=url, fetched_at=at, mime=guess_mime(path),
        sha256=digest, length=len(payload), warc_file="", warc_offset=0,
    )  # fmt: skip
