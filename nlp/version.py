"""The version of the reader: a hash over everything that changes what it reads."""

from typing import Any

from manumit.model.base import digest
from nlp.pages import HERE


def reader_version(model_meta: dict[str, Any]) -> str:
    """reading-<hash>/<model>-<model version>, from the pages, the code of this folder, and the language model."""
    files = sorted([*HERE.rglob("*.yml"), *HERE.glob("*.py"), *HERE.glob("components/*.py")])
    parts = [(str(path.relative_to(HERE)), path.read_text(encoding="utf-8")) for path in files]
    model = f"{model_meta['lang']}_{model_meta['name']}-{model_meta['version']}"
    return f"reading-{digest(parts)[:12]}/{model}"
