"""All cards: the built-in ones and those of further folders, each checked, each mistake named."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml
from pydantic import ValidationError

from crawlers.card import Card
from crawlers.strict_yaml import read_yaml
from manumit.model.errors import ConfigurationProblem

BUILT_IN = Path(__file__).parent / "sources"


def load_cards(folders: Sequence[Path] = ()) -> dict[str, Card]:
    """Every card by name, in order of name. Raises ConfigurationProblem with one line per malformed card."""
    cards, problems = check_cards(folders)
    if problems:
        raise ConfigurationProblem("\n".join(problems))
    return cards


def check_cards(folders: Sequence[Path] = ()) -> tuple[dict[str, Card], list[str]]:
    """The cards that are right, and one line for each that is not: file, field, what is wrong."""
    cards: dict[str, Card] = {}
    problems: list[str] = []
    for path in _card_files(folders, problems):
        try:
            card = read_card(path)
        except ConfigurationProblem as problem:
            problems.append(str(problem))
            continue
        if card.name in cards:
            problems.append(f"{path}: another card is called {card.name}; rename one of the two files")
        cards.setdefault(card.name, card)
    return dict(sorted(cards.items())), problems


def read_card(path: Path) -> Card:
    """The card in a file. Raises ConfigurationProblem: file, field, what is wrong."""
    try:
        raw = read_yaml(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigurationProblem(f"{path}: {' '.join(str(error).split())}; a card is YAML in UTF-8") from error
    if not isinstance(raw, dict):
        raise ConfigurationProblem(f"{path}: holds no fields; a card starts with 'title:'")
    if "name" in raw:
        raise ConfigurationProblem(f"{path}: name: not a field; the file's name is the card's name")
    if not path.stem.startswith(f"{path.parent.name}_"):
        raise ConfigurationProblem(f"{path}: the file's name must start with its folder's code: {path.parent.name}_…")
    try:
        return Card.model_validate({**raw, "name": path.stem})
    except ValidationError as error:
        raise ConfigurationProblem(f"{path}: {_first_fault(error)}") from error


def _first_fault(error: ValidationError) -> str:
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    message = first["msg"].removeprefix("Value error, ")
    return f"{field}: {message}" if field else message


def _card_files(folders: Sequence[Path], problems: list[str]) -> Iterator[Path]:
    for folder in (BUILT_IN, *folders):
        if not folder.is_dir():
            problems.append(f"{folder}: no such folder of cards; check the setting 'cards'")
            continue
        yield from sorted(folder.rglob("*.yml"))
