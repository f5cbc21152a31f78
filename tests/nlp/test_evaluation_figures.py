"""Every figure against small readings whose score can be counted on the fingers."""

import pytest

from manumit.model.words import AccusedKind, Indicator, Stance
from nlp.evaluation.figures import figures, intervals, macro, total
from nlp.evaluation.labels import Labels, Said
from nlp.evaluation.names_alike import plain, same
from nlp.evaluation.tally import tally

FEES, WAGES, HOURS = Indicator.RECRUITMENT_FEES, Indicator.WITHHOLDING_OF_WAGES, Indicator.EXCESSIVE_OVERTIME
FIRM, PERSON, UNNAMED = AccusedKind.ORGANISATION, AccusedKind.PERSON, AccusedKind.DESCRIPTION


def said(*mentions: Said, firms: tuple[str, ...] = (), ties: tuple[tuple[str, str, str], ...] = ()) -> Labels:
    return Labels(mentions, tuple((firm, "company") for firm in firms), ties)


def scored(*pairs: tuple[Labels, Labels]) -> dict[str, float]:
    return figures(total([tally(gold, read) for gold, read in pairs]))


def test_indicators_are_sets_of_a_passage() -> None:
    gold = said(Said(FEES, Stance.ALLEGED), Said(FEES, Stance.DENIED), Said(WAGES, Stance.ALLEGED))
    read = said(Said(FEES, Stance.ALLEGED), Said(FEES, Stance.ALLEGED), Said(HOURS, Stance.ALLEGED))
    found = scored((gold, read))
    assert found["indicator_precision"] == 0.5
    assert found["indicator_recall"] == 0.5
    assert found["joint_f1"] == pytest.approx(2 / 5)  # 1 of 2 read, 1 of 3 labelled


def test_macro_f1_is_over_the_indicators_that_the_labels_hold() -> None:
    gold = said(Said(FEES, Stance.ALLEGED), Said(WAGES, Stance.ALLEGED))
    read = said(Said(FEES, Stance.ALLEGED), Said(HOURS, Stance.ALLEGED))
    assert macro(tally(gold, read)) == 0.5


def test_stance_counts_where_the_indicator_was_found_in_seven_and_in_four() -> None:
    gold = said(Said(FEES, Stance.FOUND), Said(WAGES, Stance.POLICY))
    read = said(Said(FEES, Stance.ALLEGED), Said(HOURS, Stance.POLICY))
    found = scored((gold, read))
    assert found["stance_accuracy_7"] == 0.0
    assert found["stance_accuracy_4"] == 1.0


def test_conduct_in_a_passage_without_conduct_is_a_false_alarm() -> None:
    quiet, loud = said(Said(FEES, Stance.POLICY)), said(Said(FEES, Stance.ALLEGED))
    found = scored((quiet, loud), (quiet, quiet), (loud, loud), (loud, quiet))
    assert found["false_alarm_rate"] == 0.5
    assert found["conduct_precision"] == 0.5
    assert found["conduct_recall"] == 0.5


def test_an_organisation_that_the_text_does_not_charge_is_wrongly_accused() -> None:
    gold = said(Said(FEES, Stance.ALLEGED, "Ketter Foods Ltd", FIRM))
    right = said(Said(FEES, Stance.ALLEGED, "the Ketter Foods", FIRM))
    wrong = said(Said(FEES, Stance.ALLEGED, "Brammer Union", FIRM))
    assert scored((gold, right))["accused_f1"] == 1.0
    found = scored((gold, wrong), (gold, right))
    assert found["accused_precision"] == 0.5
    assert found["accused_recall"] == 0.5
    assert found["wrongly_accused_rate"] == 0.5


def test_a_person_or_a_description_is_not_asked_for_and_only_conduct_charges() -> None:
    gold = said(Said(FEES, Stance.ALLEGED, "the broker", UNNAMED), Said(WAGES, Stance.DENIED, "Ketter Foods", FIRM))
    read = said(Said(FEES, Stance.ALLEGED, None, PERSON), Said(WAGES, Stance.DENIED, "Ketter Foods", FIRM))
    counts = tally(gold, read)
    assert counts["accused.tp"] == counts["accused.fp"] == counts["accused.fn"] == 0


def test_organisations_and_relations_are_compared_by_plain_name_and_direction() -> None:
    ties = (("Ketter Foods Ltd", "supplies", "Oatley"), ("Ketter Foods Ltd", "produces", "jam"))
    gold = said(firms=("Ketter Foods Ltd", "Oatley"), ties=ties)
    read = said(
        firms=("Ketter Foods",), ties=(("Oatley", "supplies", "Ketter Foods"), ("ketter foods", "produces", "jam"))
    )
    found = scored((gold, read))
    assert found["organisation_recall"] == 0.5
    assert found["organisation_type_accuracy"] == 1.0
    assert found["relation_f1"] == 0.5
    assert found["relation_f1_three"] == 0.0


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("The Ketter Group's", "ketter", True),
        ("Ketter", "Ketter Foods Sdn. Bhd.", True),
        ("Ket", "Ket Foods", False),
        ("Ltd", "Ltd", False),
        ("Ketter", "Brammer", False),
    ],
)
def test_names_are_alike_without_article_and_legal_form(one: str, other: str, alike: bool) -> None:
    assert same(one, other) is alike


def test_a_plain_name_has_no_marks() -> None:
    assert plain("The Bright-Path & Sons, Inc.") == "bright path sons"


def test_intervals_hold_the_figure_and_are_the_same_each_time() -> None:
    right, wrong = said(Said(FEES, Stance.ALLEGED)), said(Said(WAGES, Stance.ALLEGED))
    tallies = [tally(right, right)] * 30 + [tally(right, wrong)] * 10
    first, again = intervals(tallies, samples=200), intervals(tallies, samples=200)
    recall = first["indicator_recall"]
    assert recall.value == 0.75
    assert 0.55 < recall.low < 0.75 < recall.high < 0.95
    assert first == again


def test_nothing_read_of_nothing_is_zero_and_no_error() -> None:
    assert set(scored((said(), said())).values()) == {0.0}
