"""Dates of any precision, and the window in which two reports are of one time."""

from datetime import date

import pytest

from rules.elements import elements_of
from rules.moments import day_of, in_words, span_of, text_in_words, within


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2026", (date(2026, 1, 1), date(2026, 12, 31))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2026-03-11", (date(2026, 3, 11), date(2026, 3, 11))),
        ("2026-03-11T08:00:00+00:00", (date(2026, 3, 11), date(2026, 3, 11))),
        ("2026-13", None),
        ("March", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_stands_for_the_days_that_it_may_mean(text: str | None, span: tuple[date, date] | None) -> None:
    assert span_of(text) == span


def test_a_window_of_24_months_counts_to_the_day() -> None:
    start = span_of("2024-01-10")
    assert start
    assert within(start, (date(2026, 1, 10), date(2026, 1, 10)), 24)
    assert not within(start, (date(2026, 1, 11), date(2026, 1, 11)), 24)
    assert within((date(2026, 1, 11), date(2026, 12, 31)), (date(2024, 1, 10), date(2024, 1, 31)), 24)


def test_words_of_days() -> None:
    assert in_words(date(2026, 3, 1)) == "1 Mar 2026"
    assert text_in_words("2026-03") == "2026-03"
    assert day_of("2026") is None


def test_fees_and_general_codes_show_no_element_by_themselves() -> None:
    shown = {indicator.value for indicator in elements_of()}
    assert not shown & {"recruitment_fees", "forced_labour", "child_labour", "state_imposed_forced_labour"}
    assert len(shown) == 11
