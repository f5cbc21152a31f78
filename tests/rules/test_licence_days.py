"""A licence on one day: what the register shows, and where it is silent."""

from datetime import date

import pytest

from manumit.model.statement import Licence
from manumit.model.words import LicenceStatus
from rules.licences import status_on

DAY = date(2026, 2, 2)
V, S, C, E, R, P = (
    LicenceStatus.VALID,
    LicenceStatus.SUSPENDED,
    LicenceStatus.CANCELLED,
    LicenceStatus.EXPIRED,
    LicenceStatus.REVIEW,
    LicenceStatus.PROVISIONAL,
)


def licence(
    status: LicenceStatus, since: str | None, until: str | None, number: str = "1", authority: str = "Bureau"
) -> Licence:
    return Licence(
        subject="x/1",
        authority=authority,
        number=number,
        status=status,
        wording=status,
        valid_from=date.fromisoformat(since) if since else None,
        valid_to=date.fromisoformat(until) if until else None,
    )


@pytest.mark.parametrize(
    ("why", "intervals", "shown"),
    [
        ("no record is unknown", [], None),
        ("inside a validity", [licence(V, "2025-01-01", "2026-12-31")], V),
        ("the last day still holds", [licence(V, "2025-01-01", "2026-02-02")], V),
        ("the day after the end", [licence(V, "2025-01-01", "2026-02-01")], E),
        ("a provisional licence", [licence(P, "2026-01-01", None)], P),
        ("before the first record", [licence(V, "2026-02-03", None)], None),
        ("cancelled the day after", [licence(C, "2026-02-03", None)], None),
        ("cancelled on the day", [licence(C, "2026-02-02", None)], C),
        ("a cancellation without a day", [licence(C, None, None)], None),
        ("suspended within a validity", [licence(V, "2025-01-01", None), licence(S, "2026-01-01", "2026-03-01")], S),
        ("a suspension that is over", [licence(S, "2025-01-01", "2025-03-01")], None),
        ("cancelled until the licence would have ended", [licence(C, "2025-09-30", "2027-02-14")], C),
        ("a cancelled row with the licence's own term", [licence(C, "2025-01-01", "2026-12-31")], R),
        ("a suspended row with the licence's own term", [licence(S, "2022-03-01", "2027-02-28")], R),
        ("after the term of a cancelled row", [licence(C, "2019-05-01", "2022-04-30")], E),
        ("expired since", [licence(E, "2026-01-01", None)], E),
        ("an expired row with the licence's own dates", [licence(E, "2025-01-01", "2026-12-31")], R),
        ("after the dates of an expired row", [licence(E, "2020-01-01", "2025-12-31")], E),
        ("a word that is not mapped", [licence(R, "2026-01-01", None)], R),
        (
            "a gap between two licences",
            [licence(V, "2020-01-01", "2025-12-31"), licence(V, "2026-03-01", None, "2")],
            E,
        ),
        ("a new number took over", [licence(C, "2026-01-01", None), licence(V, "2026-01-01", None, "2")], V),
        (
            "valid with another authority",
            [licence(C, "2026-01-01", None), licence(V, "2026-01-01", None, "1", "Board")],
            V,
        ),
        ("unclear beside cancelled", [licence(C, "2026-01-01", None), licence(R, "2026-01-01", None, "2")], R),
    ],
)
def test_a_licence_on_a_day(why: str, intervals: list[Licence], shown: LicenceStatus | None) -> None:
    for order in (intervals, intervals[::-1]):
        answer = status_on(order, DAY)
        assert (answer[0] if answer else None) is shown, why
