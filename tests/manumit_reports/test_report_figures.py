"""What a claim says in figures, in the one line that a report shows beside its quote."""

import pytest

from manumit.model.detail import Detail, DetailKind
from manumit.model.graph import Attached
from manumit.model.statement import Claim, Listing
from manumit.model.words import Indicator, Stance
from manumit.reports.figures import detail_in_words, details_in_words


def detail(kind: str, value: str, unit: str | None = None) -> Detail:
    return Detail(kind=DetailKind(kind), value=value, unit=unit, start=0, end=1)


def attached(*details: Detail) -> Attached:
    claim = Claim(
        indicator=Indicator.RECRUITMENT_FEES, stance=Stance.ALLEGED, confidence=0.9, model="m", details=details
    )
    return Attached(
        id="x-1", entity="e-1", signal=claim, source="harbour-watch", origin="h", certainty_score=1, statements=()
    )


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (detail("fee", "420000", "BDT"), "fee 420,000 BDT"),
        (detail("sum", "3000-5000.5", "USD"), "3,000-5,000.5 USD"),
        (detail("months_of_pay", "6", "month"), "6 months of pay"),
        (detail("months_of_debt", "1", "month"), "1 month of debt"),
        (detail("hours", "12-14", "day"), "12-14 hours a day"),
        (detail("overtime", "100", "month"), "100 hours of overtime a month"),
        (detail("rest_days", "0"), "0 days of rest"),
        (detail("lasted", "2", "year"), "for 2 years"),
        (detail("when", "2018/2020"), "2018 to 2020"),
        (detail("when", "2019/.."), "since 2019"),
        (detail("when", "../2019"), "until 2019"),
        (detail("workers", "10-49"), "10-49 workers"),
        (detail("workers", "1"), "1 worker"),
        (detail("age", "under 15"), "children under 15"),
        (detail("good", "bricks"), "bricks"),
        (detail("place", "Qatar", "qa"), "Qatar"),
        (detail("place", "Sundermark"), "Sundermark"),
    ],
)
def test_a_detail_is_said_as_a_reader_says_it(one: Detail, words: str) -> None:
    assert detail_in_words(one) == words


def test_money_comes_first_and_nothing_twice() -> None:
    one = attached(detail("place", "Qatar", "qa"), detail("fee", "900", "QAR"), detail("fee", "900", "QAR"))
    assert details_in_words(one) == "fee 900 QAR · Qatar"


def test_the_line_stays_short() -> None:
    one = attached(*(detail("fee", str(amount), "QAR") for amount in range(100, 108)))
    assert str(details_in_words(one)).endswith("fee 104 QAR · and 3 more")


def test_without_details_there_is_no_line() -> None:
    listing = Listing(subject="e-1", list="Harbour Customs Office", measure="import_ban")
    assert details_in_words(attached()) is None
    assert details_in_words(attached().model_copy(update={"signal": listing})) is None
