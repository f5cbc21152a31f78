"""The reader reads the test split no worse than its pins say, and the simpler readers answer the same questions."""

import pytest

from nlp.evaluation.figures import figures
from nlp.evaluation.labels import Judged, judged, labels_of
from nlp.evaluation.persons import masking
from nlp.evaluation.pins import RATES, RECALL, load_pins, values
from nlp.evaluation.readers import BASELINES, read_all
from nlp.evaluation.results import Result
from nlp.reader import Reader
from nlp.training.corpus import passages

WORST = ("accused_precision", "wrongly_accused_rate", "false_alarm_rate", RECALL)
"""Figures about the two worst errors: these must always be pinned."""

ADDED = {
    "keywords": "joint_f1",
    "pretrained spaCy + lexicon + rules": "joint_f1",
    "encoder alone": "accused_precision",
}
"""What the reader adds to each simpler one: what is said and how; who is accused of it."""


@pytest.fixture(scope="module")
def rows() -> list[Judged]:
    return judged(passages(split="test"))


def test_the_worst_errors_are_pinned() -> None:
    pins = load_pins()
    assert [name for name in WORST if name not in {**pins.at_least, **pins.at_most}] == []
    assert set(pins.at_most) == RATES


@pytest.mark.slow
def test_no_figure_is_worse_than_its_pin(reader: Reader, rows: list[Judged]) -> None:
    readings = read_all(reader, rows)
    result = Result(rows, [labels_of(reading) for reading in readings])
    recall = masking(zip(rows, readings, strict=True)).recall
    assert load_pins().broken(values(result.intervals, recall)) == [], "run: make evaluate"


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(BASELINES))
def test_the_reader_adds_to_each_simpler_one(reader: Reader, rows: list[Judged], name: str) -> None:
    some = rows[:200]
    ours = Result(some, [labels_of(reading) for reading in read_all(reader, some)])
    theirs = Result(some, BASELINES[name](some))
    assert len(theirs.read) == len(some)
    assert any(labels.mentions for labels in theirs.read)
    assert figures(ours.sums)[ADDED[name]] > figures(theirs.sums)[ADDED[name]]
