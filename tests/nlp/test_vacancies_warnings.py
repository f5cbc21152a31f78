"""What an offer hides that is no indicator: employer, place, contact, age, and pay that is too good."""

from decimal import Decimal

import pytest

from nlp.countries import countries_in
from nlp.errors import LexiconProblem
from nlp.pages import read_page
from nlp.vacancies.market import PAGE, Market, MarketPage
from nlp.vacancies.missing import Missing
from nlp.vacancies.page import FOLDER, any_pattern

MISSING, MARKET = Missing(), Market()


def excesses(text: str) -> list[tuple[str, str]]:
    return [(e.country, text[slice(*e.place)]) for e in MARKET.excesses(text, countries_in(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cleaners for Doha, QAR 9,000 per month.", [("qa", "QAR 9,000")]),
        ("Customer service agents in Cambodia, USD 2,500 a month.", [("kh", "USD 2,500")]),
        ("Helpers in Malaysia. Monthly salary of 2,500 US dollars.", [("my", "2,500 US dollars")]),
        ("Cleaners for Doha, QAR 1,800 per month.", []),
        ("Welders in Malaysia, RM 6,000 a month.", []),
        ("Cleaners for Doha, QAR 9,000 on signing.", []),
        ("Surgeons for Doha, QAR 40,000 per month.", []),
        ("Cleaners abroad, USD 9,000 a month.", []),
        ("Cleaners in Cambodia and Great Britain, USD 2,500 a month.", []),
        ("Cleaners in Malaysia, RM 1,800 to RM 20,000 a month.", []),
    ],
)
def test_only_pay_far_above_the_market_is_warned_of(text: str, expected: list[tuple[str, str]]) -> None:
    assert excesses(text) == expected


def test_the_table_is_wide_and_says_where_its_figures_are_from() -> None:
    page = read_page(FOLDER / PAGE, MarketPage)
    assert page.factor >= Decimal(3)
    assert {row.currency for row in page.countries.values()} <= page.per_dollar.keys()
    assert all(row.basis and row.ordinary > 0 for row in page.countries.values())
    assert "Rounded by hand" in page.source


def test_ordinary_pay_of_all_countries_is_of_one_order() -> None:
    page = read_page(FOLDER / PAGE, MarketPage)
    dollars = [row.ordinary / page.per_dollar[row.currency] for row in page.countries.values()]
    assert all(100 <= amount <= 3000 for amount in dollars)


def test_a_vague_employer_is_quoted_and_a_silent_offer_by_its_first_words() -> None:
    text = "Helpers wanted for a reputed company in the Gulf."
    place = MISSING.employer(text, named=False)
    assert place is not None
    assert text[slice(*place)] == "reputed company"
    silent = "\n Helpers wanted.\nGood pay."
    place = MISSING.employer(silent, named=False)
    assert place is not None
    assert silent[slice(*place)] == "Helpers wanted."


@pytest.mark.parametrize(("text", "named"), [("Employer: Corrie Mills", False), ("Helpers wanted.", True)])
def test_a_named_employer_is_not_missed(text: str, named: bool) -> None:
    assert MISSING.employer(text, named=named) is None


def test_an_employer_that_is_called_confidential_is_not_named() -> None:
    assert MISSING.employer("Employer: confidential", named=False) is not None


def test_a_place_that_is_only_abroad_is_vague() -> None:
    text = "Helpers wanted abroad."
    place = MISSING.work_place(text, named=False)
    assert place is not None
    assert text[slice(*place)] == "abroad"
    assert MISSING.work_place("Location: Sundermark", named=False) is None
    assert MISSING.work_place(text, named=True) is None


def test_the_number_itself_is_never_quoted() -> None:
    text = "Interested? WhatsApp +974 0000 0000"
    place = MISSING.contact(text)
    assert place is not None
    assert text[slice(*place)] == "WhatsApp"


@pytest.mark.parametrize(
    "text",
    ["Call 0987 654 321 or write to jobs@corrie.test", "Call 0987 654 321, our office: 4 Mill Road", "Apply soon"],
)
def test_any_other_contact_is_enough(text: str) -> None:
    assert MISSING.contact(text) is None


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Girls aged 13 to 16 wanted.", [13]),
        ("Age limit: 16 to 30.", [16]),
        ("Applicants from 17 years.", [17]),
        ("Age: 18-35.", []),
        ("Nanny to look after children, girls aged 5.", []),
        ("Workers from 5 to 11 hours.", []),
    ],
)
def test_an_age_below_eighteen_is_found(text: str, years: list[int]) -> None:
    assert [age.years for age in MISSING.ages(text, (0, len(text)))] == years


def test_a_pattern_that_is_none_is_named_with_its_page() -> None:
    with pytest.raises(LexiconProblem, match=r"offers\.yml"):
        any_pattern(["(fee"], "offers.yml")
