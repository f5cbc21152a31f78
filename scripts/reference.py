"""Write docs/reference from the code itself; a test compares, so that the pages cannot lie.

usage: python scripts/reference.py
"""

from functools import cache
from pathlib import Path

import click

from manumit.cli.main import cli
from manumit.settings import Settings, setting_names
from nlp.corpus_checks.tables import corpus_tables
from nlp.evaluation.page import filled

DOCS = Path(__file__).parent.parent / "docs" / "reference"


def commands_page() -> str:
    """Every command's help, as the terminal shows it."""
    parts = ["# Commands\n", "Written by `make docs` from the commands themselves.\n"]
    for path, text in _helps(cli, "manumit"):
        parts.append(f"## {path}\n\n```\n{text}\n```\n")
    return "\n".join(parts)


def settings_page() -> str:
    """Every setting with its default and meaning."""
    parts = [
        "# Settings\n",
        "Defaults < `manumit.toml` < `MANUMIT_*` environment < flags; see `manumit config show --origin`.\n",
        "| setting | environment | default | meaning |\n|---|---|---|---|",
    ]
    for name in setting_names():
        head, _, rest = name.partition(".")
        field = Settings.model_fields[head]
        if rest:
            assert field.annotation is not None
            field = field.annotation.model_fields[rest]
        default = field.get_default(call_default_factory=True)
        variable = "MANUMIT_" + name.upper().replace(".", "_")
        parts.append(f"| `{name}` | `{variable}` | `{_shown(default)}` | {field.description} |")
    return "\n".join(parts) + "\n"


@cache
def corpus_page() -> str:
    """The page about the corpus, its tables counted again; its words are written by hand."""
    return filled((DOCS / "corpus.md").read_text(encoding="utf-8"), corpus_tables())


def pages() -> dict[str, str]:
    """File name → text of every generated page."""
    return {"commands.md": commands_page(), "corpus.md": corpus_page(), "settings.md": settings_page()}


def _shown(default: object) -> str:
    return str(default) if default not in ((), {}, "") else "none"


def _helps(command: click.Command, path: str) -> list[tuple[str, str]]:
    with click.Context(command, info_name=path, max_content_width=100, terminal_width=100) as context:
        found = [(path, command.get_help(context))]
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                child = command.get_command(context, name)
                assert child is not None
                found += _helps(child, f"{path} {name}")
    return found


if __name__ == "__main__":
    DOCS.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")
