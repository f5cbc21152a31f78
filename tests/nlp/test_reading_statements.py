"""From a reading to drafts: exact masked quotes, records, claims and links in their direction."""

import pytest

from manumit.model.document import Document
from manumit.model.reading import Reading
from manumit.model.statement import Claim, Draft, Link, Record
from manumit.model.words import AccusedKind, LinkKind, Stance
from nlp.reader import Reader
from nlp.statements import drafts, masked

TEXT = (
    "Padma Bridge Overseas recruits welders for Selkirk Textiles. Padma Bridge Overseas charged each worker "
    "420,000 taka for a job, Mr Anowar Hossain said. Selkirk Textiles supplies Northwind Stores. "
    "Nandi Mills is owned by Tarnbrook Group. The agency kept the passports of the men in Bangladesh."
)


@pytest.fixture(scope="module")
def document() -> Document:
    return Document(
        id="d-1",
        capture="c-1",
        source="ngo_harbour",
        publisher="Harbour",
        published_at="2026-03-11",
        main=TEXT,
        full=TEXT,
    )


@pytest.fixture(scope="module")
def reading(reader: Reader, document: Document) -> Reading:
    return reader.read(document.main, publisher=document.publisher)


def bodies(made: tuple[Draft, ...], kind: type) -> list[Draft]:
    return [draft for draft in made if isinstance(draft.body, kind)]


def test_every_quote_is_the_masked_text_at_its_place(document: Document, reading: Reading) -> None:
    stored = masked(document, reading)
    made = drafts(document, reading)
    assert made
    for draft in made:
        assert draft.quote == stored.main[draft.start : draft.end]
        assert "Hossain" not in str(draft)


def test_a_masked_document_keeps_its_offsets_and_names_nobody(document: Document, reading: Reading) -> None:
    stored = masked(document.model_copy(update={"title": "Mr Anowar Hossain speaks"}), reading)
    assert (len(stored.main), len(stored.full)) == (len(TEXT), len(TEXT))
    assert "Hossain" not in f"{stored.title}{stored.main}{stored.full}"
    assert "Padma Bridge Overseas" in stored.main


def test_persons_outside_main_are_masked_by_their_form(document: Document, reading: Reading) -> None:
    page = document.model_copy(
        update={"full": "Ms. Bimala Tamang, tel. 0987 654 321. Licence RL123456, Lanternfield Ltd."}
    )
    full = masked(page, reading).full
    assert "Bimala" not in full
    assert "654" not in full
    assert "Licence RL123456, Lanternfield Ltd." in full


def test_each_firm_has_a_record_of_its_source_and_document(document: Document, reading: Reading) -> None:
    records = {d.body.name: d.body for d in bodies(drafts(document, reading), Record) if isinstance(d.body, Record)}
    record = records["Padma Bridge Overseas"]
    assert record.id == "ngo_harbour/d-1/padma-bridge-overseas"
    assert (record.entity, record.country, record.context_countries) == ("agency", None, ("bd",))
    assert set(records) == {
        "Padma Bridge Overseas",
        "Selkirk Textiles",
        "Northwind Stores",
        "Nandi Mills",
        "Tarnbrook Group",
    }


def test_claims_are_about_the_accused_alone(document: Document, reading: Reading) -> None:
    claims = [d.body for d in bodies(drafts(document, reading), Claim) if isinstance(d.body, Claim)]
    fees = next(claim for claim in claims if claim.indicator == "recruitment_fees")
    assert fees.subject == "ngo_harbour/d-1/padma-bridge-overseas"
    assert (fees.stance, fees.publisher, fees.published_at) == (Stance.ALLEGED, "Harbour", "2026-03-11")
    assert fees.model == reading.model


def test_links_keep_the_direction_of_the_sentence(document: Document, reading: Reading) -> None:
    links = {
        (d.body.source.rsplit("/", 1)[1], d.body.link, d.body.target.rsplit("/", 1)[1])
        for d in bodies(drafts(document, reading), Link)
        if isinstance(d.body, Link)
    }
    assert links == {
        ("padma-bridge-overseas", LinkKind.RECRUITS_FOR, "selkirk-textiles"),
        ("selkirk-textiles", LinkKind.SUPPLIES, "northwind-stores"),
        ("tarnbrook-group", LinkKind.OWNS, "nandi-mills"),
    }


def test_a_person_or_a_public_body_is_never_a_subject(reader: Reader, document: Document) -> None:
    page = document.model_copy(
        update={"main": "Mr Gary Pellham beat the maid. The Army forced villagers to build the road without pay."}
    )
    reading = reader.read(page.main)
    made = drafts(page, reading)
    assert bodies(made, Record) == []
    claims = [d.body for d in bodies(made, Claim) if isinstance(d.body, Claim)]
    assert claims
    assert {claim.subject for claim in claims} == {None}
    assert all(claim.accused is None for claim in claims if claim.accused_kind is AccusedKind.PERSON)


def test_the_same_document_gives_the_same_drafts(reader: Reader, document: Document) -> None:
    once = drafts(document, reader.read(document.main))
    assert drafts(document, reader.read(document.main)) == once
