"""The terms of offers: what is demanded is hypothetical, what is promised away is policy, look-alikes are nothing."""

import pytest

from manumit.model.words import Indicator, Stance
from nlp.vacancies.offers import Offers
from nlp.vacancies.page import load_terms
from nlp.vacancies.terms import Terms

OFFERS, TERMS = Offers(), Terms()
FEE, BOND, PAPERS, CHANGED = (
    Indicator.RECRUITMENT_FEES,
    Indicator.DEBT_BONDAGE,
    Indicator.RETENTION_OF_IDENTITY_DOCUMENTS,
    Indicator.DECEPTION,
)


def shown(text: str) -> list[tuple[Indicator, Stance]]:
    return [(term.indicator, term.stance) for clause in OFFERS.clauses(text) for term in TERMS.find(text, clause)]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Service charge Tk 1,50,000 payable before flight.", FEE),
        ("Fee: RM 2,500.", FEE),
        ("Candidates must pay for their own ticket and medical test.", FEE),
        ("Ticket and medical to be borne by the candidate.", FEE),
        ("Air ticket at own cost.", FEE),
        ("The visa cost will be deducted from the first salary.", FEE),
        ("No experience required, service charge of Tk 1,50,000.", FEE),
        ("Free accommodation and processing fee of RM 400.", FEE),
        ("Service charge Rs 15,000, free accommodation.", FEE),
        ("A security deposit of NT$60,000 is collected.", BOND),
        ("You will sign a two-year bond.", BOND),
        ("Workers who resign before two years must pay a penalty of 3,000 ringgit.", BOND),
        ("Original passport to be submitted.", PAPERS),
        ("Hand over your passport at the office.", PAPERS),
        ("Passport, certificate and family book to be deposited with the office.", PAPERS),
        ("Cost to candidate: medical 60.", FEE),
        ("A candidate who withdraws pays Rp 15,000,000.", BOND),
        ("Father to sign and receive advance.", BOND),
        ("The company keeps passports for safety.", PAPERS),
        ("Contract will be signed on arrival.", CHANGED),
        ("The position may differ.", CHANGED),
        ("Salary will be decided after arrival.", CHANGED),
        ("You will travel on a tourist visa.", CHANGED),
        ("Staff may be transferred to another employer.", CHANGED),
    ],
)
def test_a_demand_is_hypothetical(text: str, indicator: Indicator) -> None:
    assert shown(text) == [(indicator, Stance.HYPOTHETICAL)]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("No processing fee is charged to candidates.", [FEE]),
        ("No service charge, security deposit or bond is taken from workers.", [FEE, BOND]),
        ("We never charge candidates any processing fee.", [FEE]),
        ("Nobody is asked to pay a recruitment fee.", [FEE]),
        ("Processing fee: free.", [FEE]),
        ("Visa fee, ticket and medical are borne by the employer.", [FEE]),
        ("It is illegal to charge a placement fee.", [FEE]),
        ("Workers do not pay a security deposit.", [BOND]),
        ("Cost to worker: RM 0.", [FEE]),
        ("Candidates pay nothing.", [FEE]),
        ("The factory pays everything.", [FEE]),
        ("No bond, no deposit.", [BOND]),
        ("You keep your passport.", [PAPERS]),
        ("Bring your passport; it will be copied and handed back.", [PAPERS]),
        ("The contract is explained in Nepali before departure.", [CHANGED]),
        ("The contract is signed before departure.", [CHANGED]),
        ("Passports are not kept by the company.", [PAPERS]),
        ("We do not ask you to hand over your passport.", [PAPERS]),
        ("You will never be transferred to another employer.", [CHANGED]),
    ],
)
def test_a_pledge_is_policy(text: str, indicators: list[Indicator]) -> None:
    assert shown(text) == [(indicator, Stance.POLICY) for indicator in indicators]


def test_a_priced_charge_behind_a_pledge_is_a_demand() -> None:
    text = "No agency fee, processing charge Rs 20,000."
    assert shown(text) == [(FEE, Stance.POLICY), (FEE, Stance.HYPOTHETICAL)]


def test_an_exception_undoes_the_pledge_only_for_itself() -> None:
    text = "No agency fee is charged except a processing fee of Rs 20,000."
    assert shown(text) == [(FEE, Stance.POLICY), (FEE, Stance.HYPOTHETICAL)]


@pytest.mark.parametrize(
    "text",
    [
        "Passport copy and photos required.",
        "A valid passport is needed.",
        "Bring the original passport for verification.",
        "Salary may vary with experience.",
        "School fees are paid for two children.",
        "Pay goes by direct deposit.",
        "Every cleaner is insured by a surety bond.",
        "Paid annual leave of 30 days.",
        "Our service charges for employers are listed below.",
    ],
)
def test_look_alikes_show_nothing(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Workers were charged a processing fee of Rs 20,000.",
        "Victims paid a placement fee of 3,000 dollars.",
        "Applicants complained of a security deposit.",
    ],
)
def test_conduct_that_is_told_is_left_to_the_rest_of_the_reader(text: str) -> None:
    assert shown(text) == []


def test_every_term_says_what_it_means_and_has_an_indicator() -> None:
    terms = load_terms().terms
    assert {term.indicator for term in terms.values()} == {FEE, BOND, PAPERS, CHANGED}
    assert all(term.means.endswith(".") for term in terms.values())
