"""Tables are put between their marks; pins hold what was measured."""

import json
from pathlib import Path

import pytest

from manumit.model.errors import UsageProblem
from manumit.model.words import AccusedKind, Indicator, Stance
from nlp.evaluation import tables
from nlp.evaluation.figures import Interval
from nlp.evaluation.labels import Judged, Labels, Said, read_gold
from nlp.evaluation.page import filled, table
from nlp.evaluation.pins import Pins, load_pins, pinned, values, write_pins
from nlp.evaluation.results import Result

PAGE = "# Quality\n\n<!-- a -->\nold\n<!-- end -->\n\nWords.\n\n<!-- b -->\n<!-- end -->\n"
GOLD = Said(Indicator.RECRUITMENT_FEES, Stance.ALLEGED, "Ketter Foods", AccusedKind.ORGANISATION)


def result(read: Labels) -> Result:
    row = Judged("a-1", "Ketter Foods took | fees.\nNobody paid.", Labels((GOLD,)), register="news", near=("risk",))
    return Result([row], [read])


def test_a_table_is_renewed_between_its_marks_and_nothing_else_changes() -> None:
    written = filled(PAGE, {"a": "new | cells\n", "b": "more"})
    assert written == PAGE.replace("old", "new | cells").replace("<!-- b -->\n", "<!-- b -->\nmore\n")
    assert filled(written, {"a": "new | cells", "b": "more"}) == written


@pytest.mark.parametrize("page", ["# Quality\n", "<!-- a -->\nnever ended\n"])
def test_a_page_without_the_marks_is_named(page: str) -> None:
    with pytest.raises(UsageProblem, match="<!-- a -->"):
        filled(page, {"a": "new"})


def test_a_table_has_its_first_column_to_the_left() -> None:
    assert table(("a", "b"), [("x", "1")]) == "| a | b |\n| --- | ---: |\n| x | 1 |"


def test_the_reader_stands_beside_simpler_ones_which_may_name_nobody() -> None:
    reader, keywords = result(Labels((GOLD,), (("Ketter Foods", "company"),))), result(Labels((GOLD,)))
    told = tables.compared({"reader": reader, "keywords": keywords})
    assert "| `indicator_recall` | **1.000** | 1.000 to 1.000 | 1.000 |" in told
    assert "| `organisation_f1` | **0.000** | 0.000 to 0.000 | – |" in told


def test_every_mistake_is_shown_where_it_stands_with_the_passage_in_one_line() -> None:
    missed = result(Labels())
    assert "| `news` | 1 | 1 | 0 | 0 | 0 | 0 |" in tables.registers(missed)
    assert "| `risk` | 1 | 1 | 0 | 0 | 0 | 0 |" in tables.near_misses(missed)
    assert "  > Ketter Foods took | fees. / Nobody paid." in tables.shown(missed)
    assert "| missed | 1 |" in tables.classes({"reader": missed})


def test_a_labelled_file_from_outside_is_read_and_never_shown(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    mention = {
        "indicator": GOLD.indicator,
        "stance": "alleged",
        "accused": "Ketter Foods",
        "accused_kind": "organisation",
    }
    path.write_text(json.dumps({"id": "x-1", "text": "Secret.", "mentions": [mention]}) + "\n", encoding="utf-8")
    rows = list(read_gold(path))
    assert rows[0].labels == Labels((GOLD,))
    outside = tables.outside({"reader": Result(rows, [Labels()])})
    assert "Secret" not in outside
    assert "| missed | 1 |" in outside
    path.write_text('{"id": "x-1"}\n', encoding="utf-8")
    with pytest.raises(UsageProblem, match=r"gold\.jsonl line 1"):
        list(read_gold(path))


def test_pins_stand_a_little_below_what_was_measured_and_rates_a_little_above() -> None:
    pins = pinned(values({"joint_f1": Interval(0.7, 0.6, 0.8), "false_alarm_rate": Interval(0.05, 0.0, 0.1)}, 0.98))
    assert pins.at_least == {"joint_f1": 0.69, "masking_recall": 0.97}
    assert pins.at_most == {"false_alarm_rate": 0.06}
    assert pins.broken({"joint_f1": 0.69, "masking_recall": 1.0, "false_alarm_rate": 0.06}) == []


def test_a_figure_out_of_bounds_or_no_longer_measured_is_named() -> None:
    pins = Pins(at_least={"joint_f1": 0.7}, at_most={"false_alarm_rate": 0.05})
    assert pins.broken({"joint_f1": 0.699, "false_alarm_rate": 0.051}) == [
        "false_alarm_rate: 0.051, pinned at most 0.050",
        "joint_f1: 0.699, pinned at least 0.700",
    ]
    assert len(pins.broken({})) == 2


def test_pins_read_back_as_written(tmp_path: Path) -> None:
    pins = Pins(at_least={"joint_f1": 0.7}, at_most={})
    write_pins(pins, tmp_path / "pins.yml")
    assert load_pins(tmp_path / "pins.yml") == pins
