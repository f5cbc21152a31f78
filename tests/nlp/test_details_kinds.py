"""Each kind of detail: what is found, in which unit, and what is left alone."""

import pytest

from manumit.model.detail import Detail
from nlp.details.finder import Finder

FINDER = Finder()


def found(text: str) -> list[tuple[str, str, str | None]]:
    return [(str(d.kind), d.value, d.unit) for d in FINDER.find(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("They paid 420,000 taka to the agent.", ("fee", "420000", "BDT")),
        ("He borrowed Rs 3 lakh in Nepal.", ("debt", "300000", "NPR")),
        ("She earned RM1,200 a month.", ("pay", "1200", "MYR")),
        ("A deposit of NT$60,000 was kept.", ("deposit", "60000", "TWD")),
        ("It cost between 3,000 and 5,000 dollars in recruitment fees.", ("fee", "3000-5000", "USD")),
        ("A fine of £500 was set.", ("fine", "500", "GBP")),
        ("The firm deducted 200 ringgit for food.", ("deduction", "200", "MYR")),
        ("The buyer reimbursed 1.2 million US dollars.", ("repayment", "1200000", "USD")),
        ("Owed 3,000 dollars in wages, they left.", ("pay", "3000", "USD")),
        ("Biaya itu Rp 35.000.000.", ("sum", "35000000", "IDR")),
        ("They worked 16 hours a day.", ("hours", "16", "day")),
        ("They worked 12 to 14 hours per day.", ("hours", "12-14", "day")),
        ("An 18-hour shift is usual.", ("hours", "18", "day")),
        ("They sewed from 5 a.m. to 11 p.m. on most days.", ("hours", "18", "day")),
        ("They did 100 hours of overtime a month.", ("overtime", "100", "month")),
        ("They worked seven days a week.", ("days", "7", "week")),
        ("They had one day off a month.", ("rest_days", "1", "month")),
        ("There was no day off.", ("rest_days", "0", None)),
        ("Trabajaban 16 horas por día.", ("hours", "16", "day")),
        ("The fee was six months' wages.", ("months_of_pay", "6", "month")),
        ("The men were unpaid for five months.", ("months_of_pay", "5", "month")),
        ("It took two years to repay the loan.", ("months_of_debt", "24", "month")),
        ("They were held for eight months.", ("lasted", "8", "month")),
        ("It went on between 2018 and 2020.", ("when", "2018/2020", None)),
        ("It went on from January to June 2022.", ("when", "2022-01/2022-06", None)),
        ("It has gone on since 2019.", ("when", "2019/..", None)),
        ("Children as young as nine carried stones.", ("age", "under 12", None)),
        ("A 13-year-old carried stones.", ("age", "under 15", None)),
        ("Boys aged 16 carried stones.", ("age", "under 18", None)),
        ("They were harvesting tomatoes at dawn.", ("good", "tomatoes", None)),
        ("They lived on the palm oil plantation.", ("good", "palm oil", None)),
        ("They were producing circuit boards for export.", ("good", "circuit boards", None)),
        ("They were locked up at a mill in Qatar.", ("place", "Qatar", "qa")),
    ],
)
def test_a_detail_is_found_with_its_unit(text: str, detail: tuple[str, str, str | None]) -> None:
    assert detail in found(text)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("One worker left.", "1"),
        ("Six Nepali migrant workers left.", "2-9"),
        ("Twelve fishermen left.", "10-49"),
        ("Dozens of workers left.", "10-49"),
        ("More than 120 guest workers left.", "50-249"),
        ("Hundreds of Burmese migrants left.", "250-999"),
        ("About 1,200 of its workers left.", "1000+"),
    ],
)
def test_workers_come_as_a_size_and_never_as_a_number(text: str, size: str) -> None:
    assert ("workers", size, None) in found(text)
    assert [value for kind, value, _ in found(text) if kind == "workers"] == [size]


def test_a_day_is_kept_as_its_month() -> None:
    assert found("He was beaten on 3 March 2021.") == [("when", "2021-03", None)]
    assert found("He was beaten on 2021-03-05.") == [("when", "2021-03", None)]


@pytest.mark.parametrize(
    "text",
    [
        "They picked 50 pounds of tomatoes.",
        "They won 3 awards.",
        "Adults aged 45 were hired.",
        "The workers were fed only rice.",
        "The gold medal hung on a wall.",
        "Harvesting is hard.",
        "The Modern Slavery Act 2015 applies.",
        "He was born in Nepal.",
        "His family in India waited.",
        "About 40 per cent of workers agreed.",
        "The 30 hours a day of the song.",
    ],
)
def test_look_alikes_are_no_details(text: str) -> None:
    assert found(text) == []


def test_each_word_is_in_one_count_only() -> None:
    text = "Wages were withheld for three months from March 2019 to May 2021 at 5,000 taka per worker."
    assert [kind for kind, _, _ in found(text)] == ["months_of_pay", "when", "deduction"]


def test_a_span_is_the_exact_words() -> None:
    text = "In the end they paid 420,000 taka to the agent."
    detail: Detail = FINDER.find(text, 0, len(text))[0]
    assert text[detail.start : detail.end] == "420,000 taka"
