"""The same words in seven stances: only what a text says to have happened is conduct."""

import pytest

from manumit.model.words import DocumentType, Indicator, Stance
from nlp.reader import Reader

STATEMENT = {"title": "Tarnbrook Group modern slavery statement 2025"}

Given = dict[str, str]
SAYS: list[tuple[str, Given, str]] = [
    # alleged
    (
        "Workers told researchers that the factory kept their passports in a locked cabinet.",
        {},
        "retention_of_identity_documents alleged",
    ),
    ("According to the lawsuit, the crew worked 20 hours a day.", {}, "excessive_overtime alleged"),
    (
        "Tarnbrook Group was accused of using forced labour on its farms, which its code prohibits.",
        {},
        "forced_labour alleged",
    ),
    ("They told us we would be deported if we complained.", {}, "intimidation_and_threats alleged"),
    (
        "Prosecutors charged the owner of the laundry with confiscating passports.",
        {},
        "retention_of_identity_documents alleged",
    ),
    # found
    ("Labour inspectors found that the cannery had withheld three months of wages.", {}, "withholding_of_wages found"),
    (
        "The tribunal ordered Bright Harvest Ltd to pay 14 pickers £82,000 in unpaid wages.",
        {},
        "withholding_of_wages found",
    ),
    ("Customs officials detained shipments after finding debt bondage at the plant.", {}, "debt_bondage found"),
    (
        "Our audit identified that an agency had charged recruitment fees to 38 workers.",
        STATEMENT,
        "recruitment_fees found",
    ),
    ("Ridgeback Roofing Inc. pleaded guilty to wage theft.", {}, "withholding_of_wages found"),
    ("A court convicted the farm's two managers of forced labour.", {}, "forced_labour found"),
    # denied
    ("We found no evidence of child labour at any of the 40 sites.", STATEMENT, "child_labour denied"),
    ("The company denied that any worker had been beaten by its guards.", {}, "physical_and_sexual_violence denied"),
    ("Nobody at the plant was forced to work overtime, a spokesman said.", {}, "excessive_overtime denied"),
    ("The court acquitted the owners of the hotel of forced labour.", {}, "forced_labour denied"),
    # remedied
    ("In 2023 the plant reimbursed recruitment fees to 412 migrant workers.", {}, "recruitment_fees remedied"),
    (
        "Passports that had been held by the dormitory manager were returned to the workers in March.",
        {},
        "retention_of_identity_documents remedied",
    ),
    # policy
    ("Suppliers shall not charge recruitment fees to workers.", {}, "recruitment_fees policy"),
    ("Suppliers must never retain workers' identity documents.", {}, "retention_of_identity_documents policy"),
    ("We aim to eliminate recruitment fees by 2027.", STATEMENT, "recruitment_fees policy"),
    ("Tarnbrook Group has zero tolerance of slavery and human trafficking.", {}, "forced_labour policy"),
    ("Our recruitment is free of charge for all candidates.", {"title": "About us"}, "recruitment_fees policy"),
    # hypothetical
    ("If a supplier is found to use child labour, we will terminate the contract.", {}, "child_labour hypothetical"),
    ("There is a risk of modern slavery in our cotton supply chain.", {}, "forced_labour hypothetical"),
    ("We assess whether suppliers retain workers' passports.", {}, "retention_of_identity_documents hypothetical"),
    # background
    ("An estimated 50 million people live in modern slavery worldwide.", {}, "forced_labour background"),
    ("Debt bondage occurs when a person is made to work to pay off a debt.", {}, "debt_bondage background"),
    ("Child labour remains widespread in the mica mines of the region.", {}, "child_labour background"),
    (
        "Isolation is one of the indicators of forced labour: workers are cut off from the outside world.",
        {},
        "isolation background",
    ),
]


@pytest.mark.parametrize(("text", "given", "says"), SAYS, ids=[says + ": " + text[:40] for text, _given, says in SAYS])
def test_the_text_is_read_in_its_stance(reader: Reader, text: str, given: dict[str, str], says: str) -> None:
    read = {f"{mention.indicator} {mention.stance}" for mention in reader.read(text, title=given.get("title")).mentions}
    assert says in read


NO_CONDUCT = [
    "This statement is made under section 54 of the Modern Slavery Act 2015.",
    "The goods were kept in a bonded warehouse until the withholding tax was paid.",
    "Unlike its competitor, Oakhaven Foods prohibits forced labour and publishes its audits.",
    "If workers have paid fees, the agency shall reimburse them.",
    "'Forced labour' has the meaning given in the Act.",
    "We train our buyers to spot signs of modern slavery and to report concerns.",
    "Migrant workers in this sector may be subject to debt bondage.",
    "The law forbids the confiscation of passports by employers.",
    "No cases of modern slavery were reported through our channel during the year.",
    "Applicants must bring their original passport and two photographs to the interview.",
    "Wanted: 50 masons for a project in Doha. Salary 1,200 riyal, food and housing provided.",
    "The regulator fined Solvane Energy for misleading investors about its debt.",
    "The hotline is open 24 hours a day, seven days a week.",
    "Employees must be free to leave the workplace after their shift.",
]


@pytest.mark.parametrize("text", NO_CONDUCT)
def test_no_conduct_is_read_where_none_is_told(reader: Reader, text: str) -> None:
    assert [mention for mention in reader.read(text).mentions if mention.stance.is_conduct] == []


def test_found_names_the_body_that_found(reader: Reader) -> None:
    text = (
        "The Department of Labor fined Sundown Poultry after investigators found children operating saws at the plant."
    )
    (mention,) = [m for m in reader.read(text).mentions if m.indicator is Indicator.CHILD_LABOUR]
    assert (mention.stance, mention.found_by) == (Stance.FOUND, "Department of Labor")


def test_facts_told_beside_a_verdict_are_found(reader: Reader) -> None:
    text = (
        "A federal jury convicted Greystone Farms LLC of forced labour. "
        "The workers had been locked in a trailer at night and threatened with deportation."
    )
    assert {mention.stance for mention in reader.read(text).mentions} == {Stance.FOUND}


def test_the_type_of_a_document_decides_where_the_words_do_not(reader: Reader) -> None:
    text = "Recruitment fees paid by workers are repaid and passports stay with their owners. No recruitment fees."
    stances = {m.stance for m in reader.read(text, type=DocumentType.AGENCY_SITE).mentions}
    assert stances
    assert not any(stance.is_conduct for stance in stances)


def test_an_answer_that_does_not_name_the_charge_is_kept_beside_it(reader: Reader) -> None:
    text = (
        "Labour Lens reported that Mirabay Seafood Ltd. withheld wages from its crews. "
        "Mirabay Seafood Ltd. rejected the allegations as baseless."
    )
    stances = {m.stance for m in reader.read(text).mentions if m.indicator is Indicator.WITHHOLDING_OF_WAGES}
    assert stances == {Stance.ALLEGED, Stance.DENIED}
