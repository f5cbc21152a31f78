"""Organisations, what kind they are, and the ties between them that a text states."""

import pytest

from manumit.model.words import OrganisationType
from nlp.reader import KnownName, Reader


def named(reader: Reader, text: str) -> dict[str, OrganisationType]:
    return {organisation.name: organisation.type for organisation in reader.read(text).organisations}


def ties(reader: Reader, text: str) -> set[tuple[str, str, str]]:
    return {(tie.head, tie.relation, tie.tail) for tie in reader.read(text).relations}


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("Mirabay Seafood Co., Ltd. exports tuna.", "Mirabay Seafood Co., Ltd.", "company"),
        ("Halden Rubber Sdn Bhd makes gloves.", "Halden Rubber Sdn Bhd", "company"),
        ("Lanternfield (BD) Ltd. sews shirts.", "Lanternfield (BD) Ltd.", "company"),
        ("They picked tea at Kestrel Hill Estate.", "Kestrel Hill Estate", "facility"),
        ("She signed with Bluewing Manpower in May.", "Bluewing Manpower", "agency"),
        ("The Ministry of Labour closed the site.", "Ministry of Labour", "government"),
        ("Goods were held by U.S. Customs and Border Protection.", "U.S. Customs and Border Protection", "government"),
        ("Harbour Rights Network met the crews.", "Harbour Rights Network", "ngo"),
    ],
)
def test_an_organisation_is_named_in_full_and_typed(reader: Reader, text: str, name: str, type_: str) -> None:
    assert named(reader, text).get(name) == type_


def test_a_short_form_folds_into_the_fullest(reader: Reader) -> None:
    text = "Halden Rubber Sdn Bhd makes gloves. Halden Rubber is old. Harbour Rights Network (HRN) wrote. HRN left."
    assert set(named(reader, text)) == {"Halden Rubber Sdn Bhd", "Harbour Rights Network"}


def test_two_firms_of_one_family_stay_two(reader: Reader) -> None:
    text = "Tarnbrook Logistics Europe, Limited is a wholly owned subsidiary of Tarnbrook, Ltd. in Japan."
    assert set(named(reader, text)) == {"Tarnbrook Logistics Europe, Limited", "Tarnbrook, Ltd."}
    assert ties(reader, text) == {("Tarnbrook Logistics Europe, Limited", "owned_by", "Tarnbrook, Ltd.")}


def test_laws_countries_and_persons_are_no_organisations(reader: Reader) -> None:
    text = "Under the Modern Slavery Act, Ms. Lakshmi Devi told a court in Malaysia about Ramadan."
    assert named(reader, text) == {}


def test_a_known_name_is_found_with_its_key_before_any_guess() -> None:
    known = [KnownName(name="quiet harbour", type=OrganisationType.FACILITY, key="list/7")]
    reading = Reader(known=known).read("Crews slept at Quiet Harbour in June.")
    assert [(o.name, o.type, o.known) for o in reading.organisations] == [("Quiet Harbour", "facility", "list/7")]


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Selkirk Textiles supplies Northwind Stores.", ("Selkirk Textiles", "supplies", "Northwind Stores")),
        ("Selkirk Textiles is a supplier to Alder & Finch.", ("Selkirk Textiles", "supplies", "Alder & Finch")),
        ("Northwind Stores buys shirts from Selkirk Textiles.", ("Selkirk Textiles", "supplies", "Northwind Stores")),
        ("Northwind Stores' supplier Selkirk Textiles closed.", ("Selkirk Textiles", "supplies", "Northwind Stores")),
        (
            "Workers were recruited by Bluewing Overseas for Corvane Electronics.",
            ("Bluewing Overseas", "recruits_for", "Corvane Electronics"),
        ),
        (
            "Bluewing Overseas recruits welders for Corvane Electronics.",
            ("Bluewing Overseas", "recruits_for", "Corvane Electronics"),
        ),
        ("Nandi Mills is owned by Tarnbrook Group.", ("Nandi Mills", "owned_by", "Tarnbrook Group")),
        ("Tarnbrook Group acquired Nandi Mills.", ("Nandi Mills", "owned_by", "Tarnbrook Group")),
    ],
)
def test_a_stated_tie_is_read_in_its_direction(reader: Reader, text: str, tie: tuple[str, str, str]) -> None:
    assert ties(reader, text) == {tie}


def test_a_tie_has_several_ends_where_the_text_names_several(reader: Reader) -> None:
    text = "Selkirk Textiles supplies Northwind Stores, Corvane Electronics and Oakhaven Foods."
    assert {tail for _head, _relation, tail in ties(reader, text)} == {
        "Northwind Stores",
        "Corvane Electronics",
        "Oakhaven Foods",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Selkirk Textiles does not supply Northwind Stores.",
        "Northwind Stores denies that Selkirk Textiles supplies Northwind Stores.",
        "Selkirk Textiles and Northwind Stores attended the fair.",
    ],
)
def test_a_tie_that_is_not_stated_is_not_read(reader: Reader, text: str) -> None:
    assert ties(reader, text) == set()


def test_a_capital_that_only_begins_a_heading_makes_no_name(reader: Reader) -> None:
    text = "Glove supplier housed workers in containers\nIt makes rubber gloves. Twelve slept in one container."
    assert not {o.name for o in reader.read(text).organisations} & {"Glove", "Twelve"}
