"""A statement checked against the criteria of three laws, with the sentence that meets each."""

import time

import pytest

from manumit.model.criteria import CriterionAnswer, CriterionState, Law
from nlp.criteria import check, load_laws

STATEMENT = """Larkmoor Knitwear Ltd
Modern slavery statement 2025

1. About us
Larkmoor Knitwear Ltd is a wholly owned subsidiary of Larkmoor Group plc. We design and sell knitwear from three sites \
in Scotland and employ 240 people.

2. Our supply chain
We buy yarn and finished garments from 31 suppliers in Turkey, Vietnam and Mauritius.

3. Risks
We consider that the risk of modern slavery is highest in the spinning mills of our second tier, where migrant workers \
are recruited through labour agents.

4. What we do
All suppliers must sign our supplier code of conduct, which prohibits forced labour. We carry out due diligence on new \
suppliers with a questionnaire and audit high-risk factories each year. All buyers received training on modern slavery.

5. How we measure
We measure the effectiveness of our actions by the number of audits completed and the share of findings closed.

This statement was approved by the board of directors of Larkmoor Knitwear Ltd on 3 June 2025.
"""
RECIPES = """Bread for beginners

Mix the flour with the water and leave the dough in a warm place for two hours.

Heat the oven, shape the loaf and bake it until the crust is brown. Serve it with butter and a glass of cold milk.
"""


def answers(text: str, law: Law) -> dict[str, CriterionAnswer]:
    return {answer.criterion: answer for answer in check(text, law)}


@pytest.mark.parametrize("law", list(Law))
def test_every_criterion_of_a_law_is_answered_in_its_order(law: Law) -> None:
    given = check(STATEMENT, law)
    assert [answer.criterion for answer in given] == [criterion.id for criterion in load_laws()[law].criteria]
    assert all(answer.law is law for answer in given)


@pytest.mark.parametrize("law", list(Law))
def test_a_quote_is_the_exact_words_of_the_statement(law: Law) -> None:
    found = [answer for answer in check(STATEMENT, law) if answer.state is CriterionState.FOUND]
    assert len(found) >= 5
    for answer in found:
        assert answer.start is not None
        assert STATEMENT[answer.start : answer.end] == answer.quote
        assert answer.probability >= 0.5


@pytest.mark.parametrize(
    ("criterion", "words"),
    [
        ("structure", "wholly owned subsidiary"),
        ("supply-chains", "31 suppliers"),
        ("policies", "code of conduct"),
        ("due-diligence", "due diligence"),
        ("risk", "spinning mills"),
        ("training", "training"),
        ("effectiveness", "We measure the effectiveness"),
        ("approval", "approved by the board"),
    ],
)
def test_the_sentence_that_meets_a_criterion_is_shown(criterion: str, words: str) -> None:
    answer = answers(STATEMENT, Law.UK)[criterion]
    assert answer.state is CriterionState.FOUND
    assert answer.quote is not None
    assert words in answer.quote


def test_a_sentence_is_shown_with_the_heading_it_stands_under() -> None:
    assert answers(STATEMENT, Law.UK)["training"].heading == "4. What we do"


def test_what_is_absent_is_not_found_and_has_no_quote() -> None:
    answer = answers(STATEMENT, Law.CA)["loss-of-income"]
    assert answer.state is CriterionState.NOT_FOUND
    assert (answer.quote, answer.start, answer.end, answer.others) == (None, None, None, 0)


@pytest.mark.parametrize("law", list(Law))
@pytest.mark.parametrize("text", ["", " \n\n", RECIPES])
def test_a_text_that_is_no_statement_meets_nothing(text: str, law: Law) -> None:
    given = check(text, law)
    assert given
    assert {answer.state for answer in given} == {CriterionState.NOT_FOUND}


def test_a_heading_alone_meets_no_criterion() -> None:
    headings = "Our Policies and Due Diligence\n\nTraining on Modern Slavery\n\nEffectiveness of Our Actions\n"
    assert {answer.state for answer in check(headings, Law.UK)} == {CriterionState.NOT_FOUND}


def test_no_state_says_that_a_criterion_is_not_met() -> None:
    assert {str(state) for state in CriterionState} == {"found", "not found"}


def test_the_law_says_which_criteria_it_requires() -> None:
    assert not any(a.required for a in check("", Law.UK) if a.section.startswith("s.54(5)"))
    assert all(a.required for a in check("", Law.AU))


def test_a_statement_of_a_hundred_pages_takes_seconds() -> None:
    page = "\n\n".join(
        f"{{n}}.{part} Mills of the valley\nMill {part} of region {{n}} buys cotton from {part + 3} farms that we have "
        f"visited. It employs {part}{{n}} people in hall {{n}}, and each of them has a contract that they can read. "
        f"In valley {{n}}-{part} our buyers ask who pays the recruiter, and they write the answer down with its date."
        for part in range(1, 9)
    )
    names = "abcdefghijklmnopqrstuvwxyz"
    text = "\n\n".join(page.replace("{n}", names[n % 26] + names[n // 26]) for n in range(100))
    assert len(text.split()) > 40_000
    begun = time.process_time()
    given = check(text + "\n\n" + STATEMENT, Law.UK)
    assert time.process_time() - begun < 9
    approval = next(answer for answer in given if answer.criterion == "approval")
    assert approval.quote is not None
    assert approval.quote.startswith("This statement was approved")
