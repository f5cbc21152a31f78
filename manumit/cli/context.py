"""What every command gets: the settings, an open workspace, a way to show progress and to print data."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from manumit.model.base import Model
from manumit.settings import Settings, load_settings

if TYPE_CHECKING:
    from manumit.pipeline.workspace import Workspace


@dataclass
class Session:
    """Flags of the root command, from which the settings are made once."""

    flags: dict[str, Any]
    config_file: str | None

    def settings(self, **more: Any) -> Settings:
        """The settings, with a command's own flags laid on top."""
        return self.settings_and_origin(**more)[0]

    def settings_and_origin(self, **more: Any) -> tuple[Settings, dict[str, str]]:
        return load_settings(self.flags | more, file=Path(self.config_file) if self.config_file else None)

    @contextmanager
    def workspace(self, settings: Settings | None = None) -> "Iterator[Workspace]":
        """The archive and the ledger, opened for one command."""
        from manumit.pipeline.workspace import open_workspace

        with open_workspace(settings or self.settings()) as workspace:
            yield workspace


pass_session = click.make_pass_decorator(Session)

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
as_jsonl = click.option("--jsonl", "as_jsonl", is_flag=True, help="Print JSON lines.")


def plain(value: Any) -> Any:
    """A model, or anything made of models, as plain data."""
    if isinstance(value, Model):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(inner) for inner in value]
    return value


def print_json(value: Any) -> None:
    click.echo(json.dumps(plain(value), ensure_ascii=False, indent=2, sort_keys=True))


def print_jsonl(values: Iterable[Any]) -> None:
    for value in values:
        click.echo(json.dumps(plain(value), ensure_ascii=False, sort_keys=True))
