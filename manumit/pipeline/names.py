"""What a user's file is called, and what kind of file it is."""

import mimetypes
import re
from pathlib import Path


def source_name(kind: str, path: Path) -> str:
    """list-spring_2026 for a list in spring 2026.csv: stable, readable, safe in file names and ids."""
    stem = re.sub(r"[^a-z0-9]+", "_", path.stem.lower()).strip("_")
    return f"{kind}-{stem or 'unnamed'}"


LINES = "application/jsonl"
LINE_SUFFIXES = (".jsonl", ".ndjson")


def guess_mime(path: Path) -> str:
    """The media type by the file's ending; the readers look at the bytes as well."""
    if path.suffix.lower() in LINE_SUFFIXES:
        return LINES
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream"
