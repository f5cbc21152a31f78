"""The version of the reader: a hash over everything that changes what it reads."""

from hashlib import sha256

from manumit.model.base import digest
from nlp.learned.model import FILES, FOLDER
from nlp.pages import HERE

APART = frozenset({"evaluation", "criteria"})
"""Folders whose pages change no reading."""
READING = ("components", "details", "languages", "learned", "vacancies")


def reader_version() -> str:
    """reading-<hash>, from the pages, the code and the trained model of this folder."""
    files = sorted(
        [
            *(page for page in HERE.rglob("*.yml") if page.parent.name not in APART),
            *HERE.glob("*.py"),
            *(code for folder in READING for code in HERE.glob(f"{folder}/*.py")),
        ]
    )
    parts = [(str(path.relative_to(HERE)), path.read_text(encoding="utf-8")) for path in files]
    models = [(path.name, sha256(path.read_bytes()).hexdigest()) for path in (FOLDER / name for name in FILES)]
    return f"reading-{digest([*parts, *models])[:12]}"
