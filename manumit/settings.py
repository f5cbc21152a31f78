"""One frozen settings object: defaults < manumit.toml < MANUMIT_* environment < flags."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError

from manumit.model.base import Model
from manumit.model.errors import ConfigurationProblem

FILE = "manumit.toml"
PREFIX = "MANUMIT_"


class CrawlSettings(Model):
    """How politely pages are fetched."""

    user_agent: str = Field("manumit/0.1 (supply-chain due diligence)", description="how the crawler names itself")
    contact: str = Field("", description="address or page, added to the user agent, where a site's owner can object")
    delay: float = Field(1.0, ge=0, description="seconds between two requests to one host")
    timeout: float = Field(60.0, gt=0, description="seconds until a response is given up")
    max_bytes: int = Field(32 * 1024 * 1024, gt=0, description="size at which a response is cut off, after unpacking")
    connect_to: dict[str, str] = Field(
        default_factory=dict,
        description="host → loopback address:port, for the sample web and tests only; the one gap in the guard",
    )


class GraphSettings(Model):
    """Which engine holds the graph."""

    engine: Literal["embedded", "neo4j"] = Field("embedded", description="embedded (SQLite) or neo4j")
    uri: str = Field("bolt://127.0.0.1:7687", description="address of the Neo4j server")
    user: str = Field("neo4j", description="Neo4j user")
    password: SecretStr = Field(SecretStr(""), description="Neo4j password; empty where the server asks for none")
    database: str = Field("neo4j", description="Neo4j database")


class Settings(Model):
    """Everything that can be set. Passed in, never global."""

    data: Path = Field(Path("manumit-data"), description="folder of the archive, the ledger, the graph and the reports")
    cards: tuple[Path, ...] = Field((), description="further folders with source cards")
    rules: tuple[Path, ...] = Field((), description="further folders with rules")
    tiers: int = Field(4, ge=1, le=6, description="how many links upstream exposures are followed")
    crawl: CrawlSettings = Field(default_factory=CrawlSettings)
    graph: GraphSettings = Field(default_factory=GraphSettings)

    @property
    def archive(self) -> Path:
        return self.data / "archive"

    @property
    def ledger(self) -> str:
        return f"sqlite:///{self.data / 'ledger.sqlite'}"

    @property
    def embedded_graph(self) -> Path:
        return self.data / "graph.sqlite"

    @property
    def reports(self) -> Path:
        return self.data / "reports"


def load_settings(
    flags: Mapping[str, Any] | None = None, *, file: Path | None = None, environ: Mapping[str, str] | None = None
) -> tuple[Settings, dict[str, str]]:
    """The settings, and where each value that is not a default came from (dotted name → file, variable or flag)."""
    values: dict[str, Any] = {}
    origin: dict[str, str] = {}
    path = file or Path(FILE)
    if path.is_file():
        _lay(values, origin, _flat(_read_toml(path)), str(path))
    elif file:
        raise ConfigurationProblem(f"{file}: no such settings file; check the path given to --config")
    _lay(values, origin, _from_environment(os.environ if environ is None else environ), "environment")
    _lay(values, origin, {k: v for k, v in (flags or {}).items() if v is not None}, "flag")
    try:
        return Settings.model_validate(_nested(values)), origin
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        where = origin.get(name, "settings")
        raise ConfigurationProblem(f"{where}: {name}: {first['msg']}; see 'manumit config show --origin'") from error


def setting_names() -> list[str]:
    """Every setting's dotted name."""
    names = []
    for name, field in Settings.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, Model):
            names += [f"{name}.{sub}" for sub in inner.model_fields]
        else:
            names.append(name)
    return names


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationProblem(f"{path}: {error}; the file must be TOML in UTF-8") from error


def _flat(tree: Mapping[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in tree.items():
        if isinstance(value, dict) and key in ("crawl", "graph"):
            flat |= {f"{key}.{sub}": inner for sub, inner in value.items()}
        else:
            flat[key] = value
    return flat


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in setting_names():
        variable = PREFIX + name.upper().replace(".", "_")
        if variable in environ:
            text = environ[variable]
            found[name] = [part for part in text.split(os.pathsep) if part] if name in ("cards", "rules") else text
    return found


def _lay(values: dict[str, Any], origin: dict[str, str], new: Mapping[str, Any], where: str) -> None:
    for name, value in new.items():
        values[name] = value
        origin[name] = f"{where} {PREFIX}{name.upper().replace('.', '_')}" if where == "environment" else where


def _nested(flat: Mapping[str, Any]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for name, value in flat.items():
        head, _, rest = name.partition(".")
        if rest:
            tree.setdefault(head, {})[rest] = value
        else:
            tree[head] = value
    return tree
