"""What a register says about an agency's licence on one day. Silence is unknown, never unlicensed."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from manumit.model.statement import Licence
from manumit.model.words import LicenceStatus

Answer = tuple[LicenceStatus, Licence]
_GOOD = (LicenceStatus.VALID, LicenceStatus.PROVISIONAL)
_STOPPED = (LicenceStatus.SUSPENDED, LicenceStatus.CANCELLED)


def status_on(licences: Iterable[Licence], day: date) -> Answer | None:
    """The status on that day and the interval that shows it; None where the registers do not tell.

    A licence that holds with any authority holds. With one authority a new number takes over from an old one.
    """
    ordered = sorted(
        licences, key=lambda licence: (licence.authority, licence.number or "", licence.valid_from or date.min)
    )
    answers = [
        answer
        for _, of_authority in groupby(ordered, key=lambda licence: licence.authority)
        if (answer := _with_authority(list(of_authority), day))
    ]
    return _kindest(answers)


def _with_authority(licences: Sequence[Licence], day: date) -> Answer | None:
    by_number = [list(group) for _, group in groupby(licences, key=lambda licence: licence.number)]
    answers = [answer for group in by_number if (answer := _of_number(group, day))]
    if not answers and (ended := [licence for licence in licences if _ended(licence, day)]):
        return LicenceStatus.EXPIRED, max(ended, key=lambda licence: licence.valid_to or date.min)
    return _kindest(answers)


def _kindest(answers: Sequence[Answer]) -> Answer | None:
    """One that holds, else one that is unclear, else the first."""
    rank = {**dict.fromkeys(_GOOD, 0), LicenceStatus.REVIEW: 1}
    return min(answers, key=lambda answer: rank.get(answer[0], 2), default=None)


def _of_number(licences: Sequence[Licence], day: date) -> Answer | None:
    """The interval that covers the day. A stop beats a validity that it interrupts; a word under review beats both."""
    covering = [licence for licence in licences if _covers(licence, day)]
    for wanted in ((LicenceStatus.REVIEW,), _STOPPED, _GOOD, (LicenceStatus.EXPIRED,)):
        for licence in covering:
            if licence.status in wanted:
                return (LicenceStatus.REVIEW if _unclear(licence) else licence.status), licence
    return None


def _covers(licence: Licence, day: date) -> bool:
    if licence.valid_from is None and licence.status not in _GOOD:
        return False
    return (licence.valid_from or date.min) <= day <= (licence.valid_to or date.max)


def _unclear(licence: Licence) -> bool:
    """Whether the dates may be those of the licence, and not of the word beside them.

    Registers print "Cancelled, 2019 to 2022" with the term that was granted: of a day inside, nobody can tell.
    """
    if licence.status is LicenceStatus.EXPIRED:
        return licence.valid_to is not None
    return licence.status in _STOPPED and _whole_years(licence)


def _whole_years(licence: Licence) -> bool:
    """Whether an interval is as long as a term that is granted."""
    if licence.valid_from is None or licence.valid_to is None or licence.valid_to == date.max:
        return False
    start = (licence.valid_from.month, licence.valid_from.day)
    return any((end.month, end.day) == start for end in (licence.valid_to, licence.valid_to + timedelta(days=1)))


def _ended(licence: Licence, day: date) -> bool:
    """Whether the register gave an end that had passed. The end of a suspension is no end of the licence."""
    if licence.status is LicenceStatus.REVIEW or licence.valid_to is None:
        return False
    return licence.valid_to < day and (licence.status is not LicenceStatus.SUSPENDED or _whole_years(licence))
