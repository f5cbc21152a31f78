"""manumit criteria on files."""

import json
from pathlib import Path

from click.testing import CliRunner

from manumit.cli.criteria import criteria

STATEMENT = """<html lang="en"><body><main><h1>Modern slavery statement of Larkmoor Knitwear</h1>
<h2>Training</h2><p>All buyers of Larkmoor Knitwear received training on modern slavery in March 2025, and new staff
complete an e-learning course on forced labour within a month of joining.</p>
<h2>Approval</h2><p>This statement was approved by the board of directors of Larkmoor Knitwear Ltd on 3 June 2025.</p>
</main></body></html>"""


def test_the_command_gives_each_criterion_with_its_sentence(tmp_path: Path) -> None:
    page = tmp_path / "statement.html"
    page.write_text(STATEMENT, encoding="utf-8")
    result = CliRunner().invoke(criteria, [str(page), "--law", "uk", "--json"], standalone_mode=False)
    assert result.return_value == 0
    said = json.loads(result.output)
    assert (said["state"], said["law"]) == ("read", "uk")
    by_name = {answer["criterion"]: answer for answer in said["criteria"]}
    assert by_name["training"]["heading"] == "Training"
    assert by_name["approval"]["quote"].startswith("This statement was approved by the board")


def test_the_command_says_what_not_found_means(tmp_path: Path) -> None:
    page = tmp_path / "statement.html"
    page.write_text(STATEMENT, encoding="utf-8")
    result = CliRunner().invoke(criteria, [str(page), "--law", "au"], standalone_mode=False)
    assert result.return_value == 0
    assert "not found" in result.output
    assert "not that the criterion is not met" in result.output


def test_a_file_that_was_not_read_has_no_answers_and_is_partial(tmp_path: Path) -> None:
    page = tmp_path / "statement.txt"
    page.write_text("", encoding="utf-8")
    result = CliRunner().invoke(criteria, [str(page), "--law", "ca"], standalone_mode=False)
    assert result.return_value == 5
    assert "nothing was looked for" in result.output
    assert " found  " not in result.output


def test_a_statement_in_a_language_that_is_not_read_has_no_answers(tmp_path: Path) -> None:
    page = tmp_path / "statement.txt"
    page.write_text("Wir prüfen alle Lieferanten jedes Jahr und schulen die Einkäufer zum Thema Zwangsarbeit. " * 4)
    result = CliRunner().invoke(criteria, [str(page), "--law", "uk", "--json"], standalone_mode=False)
    said = json.loads(result.output)
    assert said["criteria"] == []
    assert said["state"] == "unread language"
    assert result.return_value == 5
