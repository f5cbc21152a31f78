"""Details of a mention: fee, hours, months, place, as the text says them and never finer than needed."""

from enum import StrEnum

from manumit.model.base import Model


class DetailKind(StrEnum):
    """What a detail tells. The first eight are sums of money, by what the money is for."""

    FEE = "fee"
    DEPOSIT = "deposit"
    DEBT = "debt"
    PAY = "pay"
    DEDUCTION = "deduction"
    FINE = "fine"
    REPAYMENT = "repayment"
    SUM = "sum"
    MONTHS_OF_PAY = "months_of_pay"
    MONTHS_OF_DEBT = "months_of_debt"
    HOURS = "hours"
    OVERTIME = "overtime"
    DAYS = "days"
    REST_DAYS = "rest_days"
    LASTED = "lasted"
    WHEN = "when"
    WORKERS = "workers"
    AGE = "age"
    GOOD = "good"
    PLACE = "place"

    @property
    def is_money(self) -> bool:
        return self in MONEY


MONEY = frozenset(list(DetailKind)[:8])


class Detail(Model):
    """One detail, said in characters start to end of the text.

    value: a number ("420000"), a range ("12-14"), a day's month or an interval of them ("2021-03/2021-09"), a word.
    unit: of money the ISO 4217 code, or the currency's name in small letters where no country decides between
    several; of hours and days the day, week or month they are counted in; of a place its ISO 3166 code.
    workers come as one of six sizes, an age only as under 12, 15 or 18, a date never as a day: what is kept
    must not lead to one worker.
    """

    kind: DetailKind
    value: str
    unit: str | None = None
    start: int
    end: int
