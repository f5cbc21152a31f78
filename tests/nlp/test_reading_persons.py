"""Nobody who worked, suffered or complained is left readable."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manumit.model.reading import Span
from nlp.masking import mask
from nlp.reader import Reader

NAMES = [
    ("Anowar Hossain paid the agent in Dhaka.", "Anowar Hossain"),
    ("Ms. Lakshmi Devi told the court that she was beaten.", "Lakshmi Devi"),
    ("The worker, Thet Naing Oo, 24, boarded the trawler in March.", "Thet Naing Oo"),
    ("“I could not leave,” said Maria Santos-Rivera.", "Maria Santos-Rivera"),
    ("His brother Rakesh borrowed the money.", "Rakesh"),
    ("Nguyễn Thị Hoa worked at the mill for two years.", "Nguyễn Thị Hoa"),
    ("Call Sita on +977 984 123 4567.", "984 123 4567"),
    ("Write to ana.lopez@example.org for help.", "ana.lopez@example.org"),
    ("Passport no. A1234567 was taken.", "A1234567"),
    ("Ko Aung Myint escaped by swimming.", "Aung Myint"),
    ("Jean-Baptiste Kouassi harvested cocoa with his sons.", "Jean-Baptiste Kouassi"),
    ("According to Fatima al-Rashid, the guards hit her.", "Fatima al-Rashid"),
    ("O’Connor, a former driver, gave evidence.", "O’Connor"),
    ("Plaintiff J. Doe sued the company.", "J. Doe"),
    ("S.K. was locked in the kitchen by her employer.", "S.K."),
    ("The nurse Grace Mwangi owed 9,000 dollars.", "Grace Mwangi"),
    ("Dr Amina Yusuf examined the crew.", "Amina Yusuf"),
    ("The foreman shouted at Pedro and Luis.", "Pedro|Luis"),
    ("A widow named Kamala lost her land to the broker.", "Kamala"),
    ("Siti Nurhaliza binti Ahmad worked in Johor.", "Siti Nurhaliza binti Ahmad"),
    ("Judge Ellen Whitcombe sentenced the firm.", "Ellen Whitcombe"),
    ("We met Zaw Lin in the shelter.", "Zaw Lin"),
    ("Mohammed Rafiq’s passport was kept by the agency.", "Mohammed Rafiq"),
    ("Spokesman Daniel Okafor denied the charge.", "Daniel Okafor"),
    ("Mr Bahadur said he was never paid. Bahadur now drives a taxi.", "Bahadur"),
    ("In 2019 Olena Kovalenko answered an advertisement.", "Olena Kovalenko"),
    ("Her daughter Mei was eleven.", "Mei"),
    ("Rosa Quispe and Carmen Huanca sewed jackets.", "Rosa Quispe|Carmen Huanca"),
    ("Deckhand Sokha Chea fell overboard.", "Sokha Chea"),
    ("Ibrahim Traoré, 15, carried sacks.", "Ibrahim Traoré"),
    ("The complainant, identified as Priya R., left the house.", "Priya"),
    ("Activist Tenzin Dolma was detained.", "Tenzin Dolma"),
    ("Her NID number 1987654321098 was copied.", "1987654321098"),
    ("Manager Li Wei kept the books.", "Li Wei"),
    ("Tran Van Duc recalled the voyage.", "Tran Van Duc"),
    ("They buried Yusuf Ali near the camp.", "Yusuf Ali"),
    ("Victims included Emma Johansson and Petra Novak.", "Emma Johansson|Petra Novak"),
    ("My name is Bimala Tamang.", "Bimala Tamang"),
    ("Ahmed Khan explained that he signed a blank sheet.", "Ahmed Khan"),
    ("Signed by Thomas Whitfield, Director", "Thomas Whitfield"),
    ("The owner, Gary Pellham, pleaded guilty.", "Gary Pellham"),
    ("Workers called him Boss Chen.", "Chen"),
]
RECALL = 0.95


def left(reader: Reader, text: str, hidden: str) -> list[str]:
    """The words of the hidden names that can still be read."""
    masked = mask(text, reader.read(text).persons)
    return [word for name in hidden.split("|") for word in re.findall(r"[\w@.]{2,}", name) if word in masked]


def test_names_in_many_forms_are_masked(reader: Reader) -> None:
    names = [(text, name) for text, hidden in NAMES for name in hidden.split("|")]
    readable = {name: words for text, name in names if (words := left(reader, text, name))}
    assert len(names) >= 40
    assert 1 - len(readable) / len(names) >= RECALL, readable


@pytest.mark.parametrize(
    "text",
    [
        "Lanternfield Garments Ltd. supplies Northwind Stores.",
        "J. Harrow & Sons Ltd supplies Maria Grande Foods.",
        "Between 2005-2010 it paid 100,000-350,000 rupees, or 1 200 000 in all.",
        "The Modern Slavery Act 2015 and ILO convention 29 apply in Malaysia.",
        "Harbour Rights Network said workers were beaten.",
        "Vessel IMO 9123456 sailed from Kaohsiung on 12-03-2024.",
    ],
)
def test_organisations_laws_dates_and_amounts_stay_readable(reader: Reader, text: str) -> None:
    assert mask(text, reader.read(text).persons) == text


def test_a_name_given_once_is_masked_wherever_it_stands_again(reader: Reader) -> None:
    text = "Mr Bahadur Thakuri said he was never paid. Thakuri now drives a taxi; the agent still calls Thakuri."
    assert "Thakuri" not in mask(text, reader.read(text).persons)


@given(st.text(), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80))))
def test_masking_keeps_the_length_and_everything_outside(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(start=min(pair), end=max(pair)) for pair in places]
    masked = mask(text, spans)
    inside = {index for span in spans for index in range(span.start, span.end)}
    assert len(masked) == len(text)
    assert all(masked[index] == text[index] for index in range(len(text)) if index not in inside)
    assert not any(masked[index].isalnum() for index in inside if index < len(text))
