"""Who is accused: the one that the text accuses, and nobody else."""

import pytest

from manumit.model.words import AccusedKind, Indicator
from nlp.charged import charged
from nlp.notes import notes_of
from nlp.reader import Reader


def accused(reader: Reader, text: str) -> set[str | None]:
    mentions = reader.read(text).mentions
    assert mentions
    return {m.accused for m in mentions if m.accused_kind is AccusedKind.ORGANISATION}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Workers at Lanternfield Garments Ltd. said that managers kept their passports.",
            "Lanternfield Garments Ltd.",
        ),
        (
            "Padma Bridge Overseas charged each worker 420,000 taka for a job at Selkirk Textiles.",
            "Padma Bridge Overseas",
        ),
        ("Recruiters from Bluewing Overseas lured villagers with false promises of jobs.", "Bluewing Overseas"),
        ("The lawsuit accuses Alpine Gloves of forced labour.", "Alpine Gloves"),
        ("Kestrel Apparel's supplier, Nandi Mills, employed girls under 14, a newspaper reported.", "Nandi Mills"),
        ("Selkirk Textiles used child labour, according to Harbour Rights Network.", "Selkirk Textiles"),
        (
            "Northwind Stores said it was investigating claims that Selkirk Textiles used child labour.",
            "Selkirk Textiles",
        ),
        (
            "Kestrel Apparel has terminated its relationship with Nandi Mills after an audit confirmed child labour.",
            "Nandi Mills",
        ),
    ],
)
def test_the_doer_is_accused_and_not_the_buyer_or_the_speaker(reader: Reader, text: str, name: str) -> None:
    assert accused(reader, text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Rights Network said that workers on three farms were beaten by supervisors.",
        "The Ministry of Labour found that 14 factories had withheld wages.",
        "The Morning Tribune reported that children worked in the quarries.",
        "Workers who sew for Northwind Stores and Alder & Finch are owed three months of wages, a union said.",
        "Oakhaven Foods prohibits debt bondage and child labour.",
        "There is a risk of forced labour among the suppliers of Oakhaven Foods.",
    ],
)
def test_nobody_is_accused_where_the_text_accuses_nobody_by_name(reader: Reader, text: str) -> None:
    assert accused(reader, text) == set()


def test_money_paid_to_an_agent_accuses_no_employer(reader: Reader) -> None:
    text = "Rahima sews at Brackwell Garments Ltd. She had paid 420,000 taka to an agent in her village for the job."
    found = [m for m in reader.read(text).mentions if m.indicator is Indicator.RECRUITMENT_FEES]
    assert found
    assert all(m.accused is None or "Brackwell" not in m.accused for m in found)


def test_an_unnamed_accused_stays_a_description(reader: Reader) -> None:
    (mention,) = reader.read("The dormitory operator confiscated the passports of the workers, a union said.").mentions
    assert (mention.accused, mention.accused_kind) == ("The dormitory operator", AccusedKind.DESCRIPTION)


def test_a_person_is_never_named_as_accused(reader: Reader) -> None:
    reading = reader.read("Mr Gary Pellham beat the maid and withheld her passport for two years.")
    assert {m.accused_kind for m in reading.mentions} == {AccusedKind.PERSON}
    assert {m.accused for m in reading.mentions} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "A lawsuit against Alpine Gloves, Halden Rubber and Corvane Electronics alleges forced labour.",
        "A lawsuit accuses Alpine Gloves, Halden Rubber and Corvane Electronics of forced labour.",
    ],
)
def test_each_co_accused_has_a_mention_of_its_own(reader: Reader, text: str) -> None:
    assert accused(reader, text) == {"Alpine Gloves", "Halden Rubber", "Corvane Electronics"}


def test_the_company_points_back_to_the_one_named_before(reader: Reader) -> None:
    text = "Halden Rubber makes gloves in Johor. Workers said the company withheld their wages for months."
    assert accused(reader, text) == {"Halden Rubber"}


@pytest.mark.parametrize(
    "text",
    [
        "Padma Bridge Overseas charged Selkirk Textiles for each worker who was locked in at night.",
        "Selkirk Textiles sued Harbour Rights Network for defamation after it reported forced labour at the mill.",
        "A court dismissed the complaint against Harbour Rights Network but found forced labour at the mill.",
    ],
)
def test_a_price_a_libel_suit_and_a_dismissed_complaint_are_no_charge(reader: Reader, text: str) -> None:
    assert accused(reader, text).isdisjoint({"Harbour Rights Network"})
    nlp = reader._nlp
    doc = nlp(nlp.make_doc(text))
    notes = notes_of(doc)
    assert [charged(doc, notes, hit) for hit in notes.hits if charged(doc, notes, hit)] == []
