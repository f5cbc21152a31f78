"""The reader as a whole: exact quotes, order, long texts, versions, and errors that a person can act on."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp import pieces
from nlp.notes import notes_of
from nlp.pages import Lists, read_page
from nlp.reader import Reader, Text

WORDS = st.sampled_from(
    [
        *(
            "workers",
            "passports",
            "were",
            "confiscated",
            "by",
            "Halden Rubber Sdn Bhd",
            ".",
            ",",
            "“",
            "”",
            "child labour",
        ),
        *(
            "unpaid wages",
            "found",
            "court",
            "alleged",
            "\n\n",
            "(",
            ")",
            "12 hours a day",
            "no",
            "not",
            "must",
            "denied",
        ),
        *(
            "█",
            "U.S.",
            "Co.",
            "Ms. Amina",
            "한국",
            "\u200b",
            "🙂",
            "if",
            "supplies",
            "Northwind Stores",
            "and",
            "\t",
            "§",
        ),
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_every_span_of_any_text_is_exact(reader: Reader, text: str) -> None:
    reading = reader.read(text)
    assert all(mention.quote == text[mention.start : mention.end] for mention in reading.mentions)
    for span in (*reading.persons, *(span for named in reading.organisations for span in named.spans)):
        assert 0 <= span.start < span.end <= len(text)


def test_an_empty_text_says_nothing(reader: Reader) -> None:
    for text in ("", " ", "\n\n"):
        reading = reader.read(text)
        assert (reading.mentions, reading.organisations, reading.persons) == ((), (), ())


def test_many_texts_are_read_in_their_order(reader: Reader) -> None:
    texts = [Text(text=f"Alpine Gloves {number} Ltd used child labour, a union said.") for number in range(70)]
    read = list(reader.read_many(texts))
    assert [reading.organisations[0].name for reading in read] == [f"Alpine Gloves {n} Ltd" for n in range(70)]


def test_a_long_text_is_read_in_pieces_as_if_it_were_one(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Halden Rubber Sdn Bhd confiscated passports, a union said.\n\n" + "The weather was mild. " * 40
    text += "\n\nAt Halden Rubber Sdn Bhd wages were withheld for months, workers said."
    whole = reader.read(text)
    monkeypatch.setattr(pieces.pieces, "__defaults__", (300,))
    parted = reader.read(text)
    assert len(list(pieces.pieces(text))) > 2
    assert {(m.indicator, m.start, m.quote) for m in parted.mentions} == {
        (m.indicator, m.start, m.quote) for m in whole.mentions
    }
    assert parted.organisations == whole.organisations


def test_pieces_are_the_text() -> None:
    text = "One sentence. " * 50 + "x" * 500
    parts = list(pieces.pieces(text, 100))
    assert "".join(words for _offset, words in parts) == text
    assert all(text[offset : offset + len(words)] == words and len(words) <= 100 for offset, words in parts)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mirabay Co. Ltd. of the U.S. sells fish. It is old.", 2),
        ("Bona Foods Inc. The court met. Mr. Kim spoke at 5 p.m. in No. 4 street.", 3),
        ("He paid Rs. 5,000 to J. Doe. “Never again!” she said. Was it so? Yes.", 4),
        ("Rules:\n* no fees\n* no deposits\n\nEnd", 4),
    ],
)
def test_sentences_end_where_they_end(reader: Reader, text: str, sentences: int) -> None:
    doc = reader._nlp(text)
    assert len(notes_of(doc).sentences) == sentences, [s.text for s in doc.sents]


def test_countries_are_those_named_in_the_text(reader: Reader) -> None:
    text = (
        "Men from Nepal and Bangladesh worked in Qatar, the UAE and the United States; Georgia and Jersey are left out."
    )
    assert reader.read(text).countries == ("ae", "bd", "np", "qa", "us")


def test_the_version_names_lexicon_and_model(reader: Reader) -> None:
    assert re.fullmatch(r"reading-[0-9a-f]{12}", reader.version)
    assert reader.read("Nothing here.").model == reader.version


def test_no_and_yes_are_words_in_a_page(tmp_path: Path) -> None:
    page = tmp_path / "lists.yml"
    page.write_text("lists: {a: [no, yes, on]}\nirregular: {}\nspellings: {}\n", encoding="utf-8")
    assert read_page(page, Lists).lists["a"] == ("no", "yes", "on")
