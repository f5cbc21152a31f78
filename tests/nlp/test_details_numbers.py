"""Numbers as texts write them, and the currencies behind signs and words."""

import re

import pytest

from nlp.details.currencies import load_signs
from nlp.details.numbers import figure_or_words, plain, span_in_words, value_of


@pytest.mark.parametrize(
    ("wording", "value"),
    [
        ("420,000", "420000"),
        ("4,20,000", "420000"),
        ("1.500.000", "1500000"),
        ("1.500,50", "1500.5"),
        ("420 000", "420000"),
        ("12.5", "12.5"),
        ("50k", "50000"),
        ("1.2 million", "1200000"),
        ("3 lakh", "300000"),
        ("two lakh", "200000"),
        ("half a million", "500000"),
        ("four thousand five hundred", "4500"),
        ("one hundred and twenty-two", "122"),
        ("a hundred", "100"),
        ("two dozen", "24"),
        ("twelve hundred", "1200"),
        ("2 crore", "20000000"),
        ("35 juta", "35000000"),
    ],
)
def test_a_number_is_read_whole(wording: str, value: str) -> None:
    match = re.search(figure_or_words(), f"about {wording} of it")
    assert match is not None
    assert match[0] == wording
    assert plain(value_of(wording)) == value


def test_a_range_rises_however_it_is_written() -> None:
    assert span_in_words("5,000", "3,000") == "3000-5000"
    assert span_in_words("12", None) == "12"


@pytest.mark.parametrize(
    ("written", "adjective", "countries", "code"),
    [
        ("taka", None, (), "BDT"),
        ("Tk", None, (), "BDT"),
        ("RM", None, (), "MYR"),
        ("NT$", None, (), "TWD"),
        ("US$", None, (), "USD"),
        ("$", None, (), "USD"),
        ("$", None, ("sg",), "SGD"),
        ("rupees", None, (), "rupee"),
        ("Rs", None, (), "rupee"),
        ("Rs", None, ("np",), "NPR"),
        ("rupees", None, ("np", "in"), "rupee"),
        ("rupees", "Nepali", ("in",), "NPR"),
        ("pesos", None, ("ph",), "PHP"),
        ("riyals", "Qatari", (), "QAR"),
        ("riyals", None, ("sa",), "SAR"),
        ("euros", None, (), "EUR"),
        ("AED", None, ("in",), "AED"),
    ],
)
def test_a_shared_word_is_decided_by_adjective_or_country_and_else_stays_a_word(
    written: str, adjective: str | None, countries: tuple[str, ...], code: str
) -> None:
    assert load_signs().code(written, adjective, countries) == code
