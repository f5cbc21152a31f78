"""A person's mistake ends in one line that says what, where and what to do, with the documented exit code."""

import subprocess
import sys
from pathlib import Path

import pytest

RULE_WITHOUT_EXAMPLES = "title: Something\nseverity: high\n"


def run(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    import os

    return subprocess.run(
        [sys.executable, "-m", "manumit", *words],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


def prepared(folder: Path) -> None:
    (folder / "empty.csv").write_bytes(b"")
    (folder / "nameless.csv").write_text("Ort,Land\nDhaka,BD\n", encoding="utf-8")
    (folder / "utf16ish.csv").write_bytes("name,country\nZürich Näherei,CH\n".encode("cp1252"))
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 this is no workbook")
    (folder / "list.csv").write_text("name,country\nQuillbrook Knits Ltd.,BD\n", encoding="utf-8")
    cards = folder / "cards" / "xx"
    cards.mkdir(parents=True)
    (cards / "xx_bad.yml").write_text("title: A card\nmin_item: 3\n", encoding="utf-8")
    library = folder / "rules"
    library.mkdir()
    (library / "bad_rule.yml").write_text(RULE_WITHOUT_EXAMPLES, encoding="utf-8")


CASES = [
    (["scan", "missing.csv", "--offline"], {}, 2, "missing.csv"),
    (["scan", "empty.csv", "--offline"], {}, 2, "empty.csv"),
    (["scan", "nameless.csv", "--offline"], {}, 2, "Ort"),
    (["scan", "utf16ish.csv", "--offline", "--encoding", "utf-8"], {}, 2, "utf16ish.csv"),
    (["scan", "broken.xlsx", "--offline"], {}, 2, "broken.xlsx"),
    (["scan", "list.csv", "--source", "nowhere"], {}, 2, "nowhere"),
    (["scan", "list.csv", "--offline", "--documents", "gone.jsonl"], {}, 2, "gone.jsonl"),
    (["crawl", "nowhere"], {}, 2, "nowhere"),
    (["import", "list.csv", "--source", "nowhere"], {}, 2, "nowhere"),
    (["import", "list.csv"], {}, 2, "--source"),
    (["--engine", "neo4j", "graph", "stats"], {"MANUMIT_GRAPH_URI": "bolt://127.0.0.1:9"}, 4, "127.0.0.1:9"),
    (["rules", "check"], {"MANUMIT_RULES": "rules"}, 3, "bad_rule.yml"),
    (["scan", "list.csv", "--offline"], {"MANUMIT_RULES": "rules"}, 3, "bad_rule.yml"),
    (["sources", "check"], {"MANUMIT_CARDS": "cards"}, 3, "xx_bad.yml"),
    (["sources", "list"], {"MANUMIT_CARDS": "cards"}, 3, "xx_bad.yml"),
    (["sources", "show", "nowhere"], {}, 2, "nowhere"),
    (["config", "show"], {"MANUMIT_TIERS": "many"}, 3, "tiers"),
    (["--config", "absent.toml", "config", "show"], {}, 3, "absent.toml"),
    (["evidence", "verify"], {}, 2, "archive"),
    (["alerts", "show", "a-none"], {}, 2, "a-none"),
    (["nonsense"], {}, 2, "nonsense"),
    (["read", "gone.html"], {}, 2, "gone.html"),
    (["graph", "show", "Nobody Ltd."], {}, 2, "Nobody Ltd."),
]


@pytest.mark.parametrize(("words", "environment", "code", "names"), CASES, ids=lambda value: str(value)[:60])
def test_a_mistake_is_one_line_with_its_exit_code(
    tmp_path: Path, words: list[str], environment: dict[str, str], code: int, names: str
) -> None:
    prepared(tmp_path)
    done = run(*words, cwd=tmp_path, **environment)
    lines = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    assert done.returncode == code, done.stderr
    assert len(lines) == 1, done.stderr
    assert names in lines[0]
    assert "Traceback" not in done.stderr


def test_help_is_quick_and_names_every_command(tmp_path: Path) -> None:
    done = run("--help", cwd=tmp_path)
    from manumit.cli.main import COMMANDS

    assert done.returncode == 0
    assert all(f"  {name} " in done.stdout for name in COMMANDS)


def test_a_text_that_cannot_be_read_is_named_and_the_result_is_partial(tmp_path: Path) -> None:
    (tmp_path / "lines.jsonl").write_text('{"id": "a", "text": "The mill pays on time."}\nno json\n', encoding="utf-8")
    done = run("read", "lines.jsonl", cwd=tmp_path)
    assert done.returncode == 5
    assert "broken" in done.stdout
    assert "line" in done.stdout
