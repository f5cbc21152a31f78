"""Every rule is judged by its own examples, and a rule that they do not bear out is refused by name."""

from pathlib import Path

import pytest
import yaml

from manumit.model.errors import ConfigurationProblem
from rules.check import check_rules
from rules.load import EXAMPLES, LIBRARY, load_rules, load_worlds, read_rules
from rules.trial import faults, judge_world

RULES = {rule.id: rule for rule in read_rules()}
WORLDS = load_worlds()
ASKED = {
    "listed_entity",
    "listed_upstream",
    "import_ban_upstream",
    "conduct_two_sources",
    "agency_fees",
    "licence_lapsed",
    "context_forced_labour_good",
    "case_hypothesis",
    "statement_missing",
}


def test_the_seed_rules_are_there() -> None:
    assert set(RULES) >= ASKED


@pytest.mark.parametrize("id", sorted(RULES))
def test_a_rule_holds_on_its_examples(id: str) -> None:
    assert faults(RULES[id], WORLDS) == ()


@pytest.mark.parametrize("id", sorted(RULES))
def test_a_rule_raises_one_finding_with_reason_steps_and_what_would_settle_it(id: str) -> None:
    rule = RULES[id]
    for name in rule.examples.raises:
        (finding,) = judge_world(rule, WORLDS[name]).findings
        assert "{" not in finding.reason
        assert "not stated" not in finding.reason
        assert WORLDS[name].subject in finding.reason
        assert finding.settles
        assert rule.steps


@pytest.mark.parametrize("id", sorted(RULES))
def test_a_rule_that_may_lead_to_an_exit_speaks_of_remedy(id: str) -> None:
    rule = RULES[id]
    if rule.severity in ("critical", "high"):
        assert any("remedy comes before exit" in step.lower() for step in rule.steps)


def test_every_world_is_used_by_a_rule() -> None:
    used = {
        name for rule in RULES.values() for part in ("raises", "stays_quiet", "asks") for name in _named(rule, part)
    }
    assert set(WORLDS) == used


def test_check_names_every_rule_and_finds_no_problem() -> None:
    trials = check_rules()
    assert {trial.rule for trial in trials} >= ASKED
    assert [trial.problems for trial in trials if trial.problems] == []


def test_a_rule_that_raises_on_its_negative_is_refused_with_the_name_of_the_example(tmp_path: Path) -> None:
    _copy("agency_fees", tmp_path, examples={"raises": ["fees_only"], "stays_quiet": ["two_reports_on_the_agency"]})
    with pytest.raises(ConfigurationProblem, match="rule copied: example two_reports_on_the_agency: must stay quiet"):
        load_rules([tmp_path])


def test_a_rule_that_is_quiet_on_its_positive_is_refused_with_the_name_of_the_example(tmp_path: Path) -> None:
    _copy("agency_fees", tmp_path, examples={"raises": ["policy_against_fees"], "stays_quiet": ["fee_repaid"]})
    with pytest.raises(ConfigurationProblem, match="rule copied: example policy_against_fees: must raise"):
        load_rules([tmp_path])


def test_a_rule_in_a_further_folder_brings_its_own_world(tmp_path: Path) -> None:
    _copy("agency_fees", tmp_path, examples={"raises": ["ours"], "stays_quiet": ["fee_repaid"]})
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "ours.yml").write_text((EXAMPLES / "fees_only.yml").read_text())
    assert "copied" in {rule.id for rule in load_rules([tmp_path])}


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("examples", {"raises": ["fees_only"]}, "examples.stays_quiet"),
        ("examples", {"raises": [], "stays_quiet": ["fee_repaid"]}, "examples.raises"),
        ("severity", "enormous", "severity"),
        ("colour", "red", "colour"),
        ("reason", "{subject} {password}", "reason: no such slot {password}"),
        ("reason", "{subject.__class__}", "reason: no such slot"),
        ("when", {"any": []}, "when: give either any"),
        ("when", {"any": [{"exposure": {"signal": "claim", "stance": ["policy"]}}]}, "only as alleged or found"),
        ("when", {"any": [{"exposure": {"signal": "claim"}}]}, "only as alleged or found"),
        ("when", {"any": [{"exposure": {"signal": "listing", "stance": ["found"]}}]}, "stance is a word for claim"),
        ("when", {"any": [{"exposure": {"signal": "listing", "status": ["cancelled"]}}]}, "no status 'cancelled'"),
        ("when", {"any": [{"exposure": {"signal": "listing"}}], "identity": "possible"}, "when.identity"),
        ("when", {"absent": {"signal": "disclosure"}}, "add covered"),
    ],
)
def test_a_malformed_rule_is_refused_in_one_line_that_names_file_and_field(
    tmp_path: Path, field: str, value: object, says: str
) -> None:
    path = _copy("agency_fees", tmp_path, **{field: value})
    with pytest.raises(ConfigurationProblem) as error:
        load_rules([tmp_path])
    assert str(path) in str(error.value)
    assert says in str(error.value)
    assert "\n" not in str(error.value)
    assert error.value.exit_code == 3


@pytest.mark.parametrize("text", ["title: [", "- a list", "", "title: one\ntitle: two\n", "? [a]\n: b\n", "\ttitle: x"])
def test_a_file_that_is_no_rule_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "broken.yml").write_text(text)
    with pytest.raises(ConfigurationProblem, match=r"broken\.yml") as error:
        load_rules([tmp_path])
    assert "\n" not in str(error.value)


def test_a_missing_folder_and_a_second_rule_of_the_same_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationProblem, match="no such folder"):
        load_rules([tmp_path / "none"])
    (tmp_path / "agency_fees.yml").write_text((LIBRARY / "agency_fees.yml").read_text())
    with pytest.raises(ConfigurationProblem, match="another rule agency_fees"):
        load_rules([tmp_path])


def _copy(id: str, folder: Path, **changes: object) -> Path:
    fields = yaml.load((LIBRARY / f"{id}.yml").read_text(), Loader=yaml.BaseLoader) | changes
    path = folder / "copied.yml"
    path.write_text(yaml.safe_dump(fields))
    return path


def _named(rule: object, part: str) -> tuple[str, ...]:
    return tuple(getattr(rule.examples, part))  # type: ignore[attr-defined]
