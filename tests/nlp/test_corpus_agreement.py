"""Cohen's kappa and F1 between two labellings, against figures worked out by hand."""

import json
from pathlib import Path

import pytest

from manumit.model.errors import UsageProblem
from manumit.model.words import AccusedKind, Indicator, Stance
from nlp.corpus_checks.agreement import (
    SECOND_READER,
    agreement,
    kappa,
    kappa_by_indicator,
    kappas,
    pairs,
    second_labels,
)
from nlp.evaluation.labels import Labels, Said
from nlp.training.corpus import passages

FEES, WAGES = Indicator.RECRUITMENT_FEES, Indicator.WITHHOLDING_OF_WAGES


def test_kappa_is_the_agreement_beyond_chance() -> None:
    answers = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    found = kappa(answers)
    assert found.equal == pytest.approx(0.70)
    assert found.kappa == pytest.approx(0.40)  # chance is .5 * .6 + .5 * .4
    assert found.count == 50


def test_kappa_of_one_answer_only_is_full_and_of_none_is_nothing() -> None:
    assert kappa([("no", "no")] * 3).kappa == 1.0
    assert kappa([]).count == 0


def test_each_question_is_asked_where_both_can_answer() -> None:
    first = Labels(
        (
            Said(FEES, Stance.ALLEGED, "Ketter Foods", AccusedKind.ORGANISATION),
            Said(FEES, Stance.DENIED, "Ketter Foods", AccusedKind.ORGANISATION),
            Said(WAGES, Stance.POLICY),
        ),
        (("Ketter Foods Ltd", "company"), ("Brammer Union", "ngo")),
    )
    second = Labels((Said(FEES, Stance.ALLEGED), Said(WAGES, Stance.BACKGROUND)), (("Ketter Foods", "brand"),))
    found = kappas([(first, second)])
    assert found["indicator present"].equal == 1.0
    assert found["indicator present"].count == len(Indicator)
    assert found["stance of a shared indicator"].equal == 0.5
    assert found["kind of accused of a shared indicator"].count == 1
    assert found["kind of accused of a shared indicator"].equal == 0.0
    assert found["type of a shared organisation"].equal == 0.0
    assert kappa_by_indicator([(first, second)])[FEES].equal == 1.0


def test_f1_takes_the_first_labels_as_the_measure() -> None:
    first = Labels((Said(FEES, Stance.ALLEGED), Said(WAGES, Stance.ALLEGED)))
    second = Labels((Said(FEES, Stance.ALLEGED),))
    found = agreement([(first, second)])
    assert found["indicator_precision"] == 1.0
    assert found["indicator_recall"] == 0.5


def test_labels_of_an_unknown_passage_and_broken_lines_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "nowhere-1", "mentions": []}) + "\n", encoding="utf-8")
    with pytest.raises(UsageProblem, match="nowhere-1"):
        pairs([], second_labels(tmp_path))
    path.write_text('{"id": "x"}\n', encoding="utf-8")
    with pytest.raises(UsageProblem, match=r"a\.jsonl line 1"):
        second_labels(tmp_path)


def test_every_quote_of_the_second_reader_stands_in_its_passage() -> None:
    texts = {passage.id: passage.text for passage in passages()}
    lines = [line for path in SECOND_READER.glob("*.jsonl") for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [json.loads(line) for line in lines]
    quoted = [(row["id"], m["quote"], texts[row["id"]][m["start"] : m["end"]]) for row in rows for m in row["mentions"]]
    assert len(quoted) > len(rows)
    assert [(id_, quote) for id_, quote, stands in quoted if quote != stands] == []


def test_the_second_reader_labelled_enough_and_agrees() -> None:
    both = pairs(passages(), second_labels(SECOND_READER))
    assert len(both) >= 300
    found = kappas(both)
    assert found["indicator present"].kappa >= 0.6
    assert found["stance of a shared indicator"].kappa >= 0.6
