"""Rules and worlds from their files. A rule that its own examples do not bear out is refused."""

from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from manumit.model.errors import ConfigurationProblem
from rules.plain_yaml import load_yaml
from rules.rule import Rule
from rules.trial import faults
from rules.worlds import World

LIBRARY = Path(str(files("rules"))) / "library"
EXAMPLES = Path(str(files("rules"))) / "examples"
T = TypeVar("T", bound=BaseModel)


def load_rules(folders: Iterable[Path] = ()) -> tuple[Rule, ...]:
    """The built-in rules and those of further folders, by id, each tried on its examples.

    A further folder holds rules as *.yml and their worlds as examples/*.yml.
    Raises ConfigurationProblem that names the file, the field or the example, and what is wrong.
    """
    further = tuple(folders)
    worlds = load_worlds(further)
    rules = read_rules(further)
    for rule in rules:
        if problems := faults(rule, worlds):
            raise ConfigurationProblem(f"rule {rule.id}: {problems[0]}")
    return rules


def read_rules(folders: Iterable[Path] = ()) -> tuple[Rule, ...]:
    """The same without the trial: well-formed rules, by id."""
    rules: dict[str, Rule] = {}
    for path in _yaml_files([LIBRARY, *folders]):
        if path.stem in rules:
            raise ConfigurationProblem(f"{path}: id: there is another rule {path.stem}; give the file another name")
        rules[path.stem] = read_rule(path)
    return tuple(rules[id] for id in sorted(rules))


def read_rule(path: Path) -> Rule:
    """One rule from its file; its id is the file's stem."""
    fields = _mapping(path)
    if "id" in fields:
        raise ConfigurationProblem(f"{path}: id: the file's name is the id; remove the field")
    return _validated(Rule, {**fields, "id": path.stem}, path)


def load_worlds(folders: Iterable[Path] = ()) -> dict[str, World]:
    """The built-in worlds, and those in examples/ of further folders, by file stem."""
    worlds: dict[str, World] = {}
    for path in _yaml_files([EXAMPLES]) + _yaml_files([folder / "examples" for folder in folders], may_lack=True):
        if path.stem in worlds:
            raise ConfigurationProblem(f"{path}: there is another example {path.stem}; give the file another name")
        worlds[path.stem] = _validated(World, _mapping(path), path)
    return worlds


def _yaml_files(folders: Sequence[Path], *, may_lack: bool = False) -> list[Path]:
    for folder in folders:
        if not folder.is_dir() and not may_lack:
            raise ConfigurationProblem(f"{folder}: no such folder of rules; check the setting 'rules'")
    return [path for folder in folders for path in sorted(folder.glob("*.yml"))]


def _mapping(path: Path) -> Mapping[str, Any]:
    try:
        fields = load_yaml(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        what = " ".join(str(error).split())
        raise ConfigurationProblem(f"{path}: {what}; the file must be YAML in UTF-8") from error
    if not isinstance(fields, dict) or not all(isinstance(name, str) for name in fields):
        raise ConfigurationProblem(f"{path}: the file must hold named fields; see rules/README.md")
    return fields


def _validated(model: type[T], fields: Mapping[str, Any], path: Path) -> T:
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "file"
        what = " ".join(first["msg"].removeprefix("Value error, ").split())
        raise ConfigurationProblem(f"{path}: {field}: {what}; see rules/README.md") from error
