"""The sample web, crawled for real, gives what its world implies and nothing else; a second run changes nothing."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml

from manumit.demo import EXPECTED
from manumit.ledger import Ledger
from manumit.model.statement import Claim

Expected = dict[str, Any]
pytestmark = pytest.mark.slow


def run(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "manumit", "--data", str(data), *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=240)


@pytest.fixture(scope="module")
def expected() -> Expected:
    content = yaml.safe_load(Path(EXPECTED).read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Expected]:
    data = tmp_path_factory.mktemp("demo")
    done = run(data, "demo", "--json")
    assert done.returncode == 0, done.stderr
    return data, json.loads(done.stdout)


@pytest.fixture(scope="module")
def result(world: tuple[Path, Expected]) -> Expected:
    return world[1]


def carriers(result: Expected, exposures: list[Expected]) -> list[str]:
    """Whose signals these are, in small letters."""
    names = {entity["id"]: entity["name"].casefold() for entity in result["entities"]}
    return sorted({names[exposure["signal"]["entity"]] for exposure in exposures})


def rows_of(result: Expected) -> dict[str, int]:
    """Entity → the first row that is about it."""
    rows: dict[str, int] = {}
    for row in result["rows"]:
        if row["entity"]:
            rows.setdefault(row["entity"], row["number"])
    return rows


def test_the_findings_are_the_expected_ones(result: Expected, expected: Expected) -> None:
    rows = rows_of(result)
    found = {
        (f["rule"], rows[f["subject"]], f["severity"], tuple(carriers(result, f["exposures"])))
        for f in result["findings"]
    }
    wanted = {
        (f["rule"], f["row"], f["severity"], tuple(sorted(name.casefold() for name in f["about"])))
        for f in expected["findings"]
    }
    assert found == wanted


def test_each_finding_says_the_stance_of_what_it_rests_on(result: Expected, expected: Expected) -> None:
    rows = rows_of(result)
    stances = {
        (f["rule"], rows[f["subject"]]): {e["signal"]["signal"].get("stance") for e in f["exposures"]}
        for f in result["findings"]
    }
    for finding in expected["findings"]:
        if "stance" in finding:
            assert stances[finding["rule"], finding["row"]] == {finding["stance"]}, finding


def test_every_row_ends_as_expected(result: Expected, expected: Expected) -> None:
    ended = {row["number"]: row["state"] for row in result["rows"]}
    assert ended == {number: row["state"] for number, row in expected["rows"].items()}


def test_the_near_misses_stay_quiet(result: Expected, expected: Expected) -> None:
    rows = rows_of(result)
    raised = {(f["rule"], rows[f["subject"]]) for f in result["findings"]}
    assert not [miss for miss in expected["quiet"] if (miss["rule"], miss["row"]) in raised]


def test_the_doubts_are_asked(result: Expected, expected: Expected) -> None:
    rows = rows_of(result)
    asked = {(question["rule"], rows[question["subject"]]) for question in result["questions"]}
    assert {(question["rule"], question["row"]) for question in expected["questions"]} <= asked


def test_nobody_innocent_is_accused(result: Expected, expected: Expected) -> None:
    accused = {
        name
        for f in result["findings"]
        if f["rule"] != "statement_missing"
        for name in carriers(result, f["exposures"])
    }
    assert accused.isdisjoint(name.casefold() for name in expected["never_accused"])


def test_no_claim_in_any_document_accuses_the_innocent(world: tuple[Path, Expected], expected: Expected) -> None:
    never = {name.casefold() for name in expected["never_accused"]}
    with closing(Ledger.open(f"sqlite:///{world[0] / 'demo' / 'ledger.sqlite'}")) as ledger:
        claims = [s.body for s in ledger.statements(kinds={"claim"}) if isinstance(s.body, Claim)]
    conduct = [claim for claim in claims if claim.stance.is_conduct]
    assert len(conduct) > 20
    assert not {claim.accused for claim in conduct if (claim.accused or "").casefold() in never}


def test_no_worker_is_shown_anywhere(world: tuple[Path, Expected], expected: Expected) -> None:
    data = world[0] / "demo"
    for path in sorted(data.rglob("*")):
        if path.is_file() and "archive" not in path.relative_to(data).parts:
            content = path.read_bytes()
            for secret in expected["never_shown"]:
                assert secret.encode() not in content, f"{secret} stands in {path.name}"


def test_unknown_suppliers_are_unknown(result: Expected, expected: Expected) -> None:
    rows = rows_of(result)
    unknown = {rows[c["subject"]] for c in result["coverage"] if c["state"] == "unknown" and c["subject"] in rows}
    assert set(expected["unknown"]) <= unknown


def test_the_traps_are_named(result: Expected) -> None:
    gather = result["gather"]
    assert gather["closed_by_robots"]
    assert any("ngo-harbour.test" in url for url in gather["bot_challenges"])
    assert sum("refused address" in failure for failure in gather["failures"]) == 2
    assert any("too large" in failure for failure in gather["failures"])
    assert result["read"]["unread"]


def test_a_second_run_changes_nothing(world: tuple[Path, Expected]) -> None:
    data, first = world
    second = json.loads(run(data, "demo", "--json").stdout)
    assert second["graph"] == first["graph"]
    assert second["new_alerts"] == 0
    assert second["findings"] == first["findings"]


def test_the_archive_verifies_and_a_flipped_byte_is_named(world: tuple[Path, Expected]) -> None:
    data = world[0] / "demo"
    assert run(data, "evidence", "verify").returncode == 0
    warc = next((data / "archive").glob("*.warc.gz"))
    sound = warc.read_bytes()
    broken = bytearray(sound)
    broken[len(sound) // 2] ^= 1
    warc.write_bytes(broken)
    done = run(data, "evidence", "verify")
    warc.write_bytes(sound)
    assert done.returncode == 1
    assert warc.name in done.stdout


def test_a_removed_line_is_named(world: tuple[Path, Expected]) -> None:
    data = world[0] / "demo"
    manifest = data / "archive" / "manifest.jsonl"
    sound = manifest.read_bytes()
    lines = sound.splitlines(keepends=True)
    manifest.write_bytes(b"".join(lines[:5] + lines[6:]))
    done = run(data, "evidence", "verify")
    manifest.write_bytes(sound)
    assert done.returncode == 1
    assert "manifest.jsonl" in done.stdout


def test_the_readme_shows_a_real_finding(world: tuple[Path, Expected]) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    picture = " ".join(readme.split("```")[1].split())
    shown = " ".join(run(world[0], "demo").stdout.split())
    quotes = [part.split("”")[0] for part in picture.split("“")[1:]]
    assert len(quotes) >= 2
    assert picture.split("“")[0].strip() in shown
    assert all(f"“{quote}”" in shown for quote in quotes)
