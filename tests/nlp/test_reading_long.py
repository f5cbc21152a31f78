"""A long text is read in stretches; nothing is exposed in what was not read, lost at a bound or counted twice."""

import pytest

from manumit.model.document import Document
from manumit.model.reading import Mention, Organisation, Reading, Span
from manumit.model.words import AccusedKind, Indicator, OrganisationType, Stance
from nlp.pieces import together
from nlp.reader import Reader
from nlp.redaction import masked
from nlp.screen import Screen
from nlp.statements import drafts
from nlp.stretches import LONGEST, Stretch, stretches

DULL = "The board met on Tuesday and approved the accounts of the year before. "
KEPT = "Bluefin Harvest Sdn Bhd kept the passports of its workers in the office safe. "


def document(text: str) -> Document:
    return Document(
        id="long", source="test", capture="0" * 64, url="https://paper.test/long", main=text, full=text, language="en"
    )


@pytest.mark.parametrize(
    ("dull", "secret"),
    [
        ("Mr Anil Gurung opened the meeting. ", "Anil Gurung"),
        ("Questions go to +62 812 3456 7890 at any hour. ", "812 3456 7890"),
        ("Write to k.tamang@example.org before the spring. ", "k.tamang@example.org"),
        ("The minutes were read aloud and Sunita Rai said nothing. ", "Sunita Rai"),
    ],
)
def test_a_person_in_a_paragraph_that_was_not_read_is_masked(reader: Reader, dull: str, secret: str) -> None:
    text = DULL * 20 + dull + DULL * 20
    long = document(text)
    assert secret not in masked(long, reader.read(text)).main


def test_a_person_found_in_one_stretch_is_masked_in_all(reader: Reader) -> None:
    text = "Mr Anil Gurung paid the agent. " + DULL * 30 + "GURUNG was seen at the fair. " + DULL * 30
    stored = masked(document(text), reader.read(text)).main
    assert "Gurung" not in stored
    assert "GURUNG" not in stored


def test_surnames_of_two_letters_are_masked_again_and_small_words_are_not(reader: Reader) -> None:
    text = "Mr Wei Li paid the agent in May. An officer later met Li at the port."
    stored = masked(document(text), reader.read(text)).main
    assert " Li " not in stored
    assert "An officer" in stored


def test_what_stands_at_the_end_of_one_endless_sentence_is_read(reader: Reader) -> None:
    text = "the minutes list the gates and pumps of the harbour, " * 60 + KEPT
    found = [m for m in reader.read(text).mentions if m.indicator is Indicator.RETENTION_OF_IDENTITY_DOCUMENTS]
    assert [text[m.start : m.end] == m.quote for m in found] == [True]
    assert found[0].accused == "Bluefin Harvest Sdn Bhd"


def mention(start: int, accused: str | None, sure: float) -> Mention:
    return Mention(
        indicator=Indicator.CHILD_LABOUR,
        stance=Stance.ALLEGED,
        start=start,
        end=start + 4,
        quote="text",
        confidence=sure,
        accused=accused,
    )


def test_of_a_mention_in_two_stretches_the_surest_is_kept_in_the_order_of_the_text() -> None:
    first = Reading(mentions=(mention(0, "A", 0.5), mention(5, "B", 0.9)))
    second = Reading(mentions=(mention(0, "A", 0.8),))
    read = together("x" * 40, [(Stretch(0, 0, 20), first), (Stretch(20, 20, 40), second)])
    assert [(m.accused, m.start, m.confidence) for m in read.mentions] == [("B", 5, 0.9), ("A", 20, 0.8)]


def test_an_organisation_in_the_context_of_the_next_stretch_is_counted_once() -> None:
    firm = Organisation(name="Tarn", type=OrganisationType.COMPANY, spans=(Span(start=10, end=14),))
    again = firm.model_copy(update={"spans": (Span(start=0, end=4),), "known": "list/tarn"})
    parts = [
        (Stretch(0, 0, 20), Reading(organisations=(firm,))),
        (Stretch(10, 20, 40), Reading(organisations=(again,))),
    ]
    (joined,) = together("x" * 40, parts).organisations
    assert [(span.start, span.end) for span in joined.spans] == [(10, 14)]
    assert joined.known == "list/tarn"


def test_a_description_that_holds_a_personal_name_is_not_stored() -> None:
    text = "The foreman Ramesh Thapa beat the crew."
    said = Mention(
        indicator=Indicator.PHYSICAL_AND_SEXUAL_VIOLENCE,
        stance=Stance.ALLEGED,
        start=25,
        end=38,
        quote="beat the crew",
        confidence=0.9,
        accused="The foreman Ramesh Thapa",
        accused_kind=AccusedKind.DESCRIPTION,
    )
    reading = Reading(mentions=(said,), persons=(Span(start=12, end=24),), model="m")
    (claim,) = [draft.body for draft in drafts(masked(document(text), reading), reading)]
    assert claim.accused is None
    assert text[25:38] == said.quote


def test_no_stretch_is_longer_than_the_encoder_takes() -> None:
    def all_(texts: list[str]) -> list[bool]:
        return [True] * len(texts)

    text = "Deckhands waited " * 400
    parts = list(stretches(text, Screen((), all_)))
    assert all(part.end - part.start <= LONGEST for part in parts)
    assert [part.own for part in parts] == [0, *(part.end for part in parts[:-1])]
    assert parts[-1].end == len(text)
