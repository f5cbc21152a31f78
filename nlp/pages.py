"""YAML pages of the lexicon, read and checked. One malformed page gives one line: file, field, what."""

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from manumit.model.base import Model
from nlp.errors import LexiconProblem

HERE = Path(__file__).parent
Page = TypeVar("Page", bound=Model)


class WordLoader(yaml.CSafeLoader):
    """YAML in which no, on and yes are words, since pages are lists of words."""


WordLoader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for letter, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


class Lists(Model):
    """Word lists that pages share, and the word forms that no rule gives."""

    lists: dict[str, tuple[str, ...]]
    irregular: dict[str, tuple[str, ...]]
    spellings: dict[str, str]


def read_page(path: Path, shape: type[Page]) -> Page:
    """The page at path in its shape. Raises LexiconProblem."""
    try:
        raw: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=WordLoader)  # noqa: S506 -- a SafeLoader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        line = " ".join(str(error).split())
        raise LexiconProblem(f"{path.name}: cannot be read as YAML: {line}; correct the page") from error
    try:
        return shape.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "page"
        raise LexiconProblem(f"{path.name}: {field}: {first['msg']}; correct the page") from error


@cache
def shared_lists() -> Lists:
    """The lists of nlp/lists.yml, read once."""
    return read_page(HERE / "lists.yml", Lists)


def spread(phrases: tuple[str, ...], where: str) -> tuple[str, ...]:
    """The phrases with each $name replaced by the shared list of that name. Raises LexiconProblem."""
    out: list[str] = []
    for phrase in phrases:
        if not phrase.startswith("$") or phrase == "$":
            out.append(phrase)
        elif phrase[1:] in shared_lists().lists:
            out += spread(shared_lists().lists[phrase[1:]], where)
        else:
            raise LexiconProblem(f"{where}: no list is called {phrase}; see nlp/lists.yml for the names")
    return tuple(out)
