"""The details of a claim in one short line: fee 420,000 BDT · 16 hours a day · 10-49 workers."""

from collections.abc import Iterable

from manumit.model.detail import Detail, DetailKind
from manumit.model.graph import Attached
from manumit.model.statement import Claim
from rules.explain import country_in_words
from rules.moments import text_in_words

MOST = 5
SEPARATOR = " · "
MEASURES = {
    DetailKind.MONTHS_OF_PAY: ("month", " of pay", False),
    DetailKind.MONTHS_OF_DEBT: ("month", " of debt", False),
    DetailKind.HOURS: ("hour", "", True),
    DetailKind.OVERTIME: ("hour", " of overtime", True),
    DetailKind.DAYS: ("day", "", True),
    DetailKind.REST_DAYS: ("day", " of rest", True),
}
"""What a number counts, what follows it, and whether it is counted in a day, week or month."""


def details_in_words(attached: Attached) -> str | None:
    """What a claim says in figures, the first few, each once; None where it says nothing in figures."""
    signal = attached.signal
    if not isinstance(signal, Claim) or not signal.details:
        return None
    words = list(dict.fromkeys(detail_in_words(detail) for detail in _money_first(signal.details)))
    more = [f"and {len(words) - MOST} more"] if len(words) > MOST else []
    return SEPARATOR.join([*words[:MOST], *more])


def detail_in_words(detail: Detail) -> str:
    """One detail as a reader says it."""
    value, unit = detail.value, detail.unit
    if detail.kind.is_money:
        name = "" if detail.kind is DetailKind.SUM else f"{detail.kind} "
        return f"{name}{_grouped(value)} {unit}"
    if detail.kind in MEASURES:
        noun, rest, rate = MEASURES[detail.kind]
        return _counted(value, noun) + rest + (f" a {unit}" if rate and unit else "")
    match detail.kind:
        case DetailKind.LASTED:
            return f"for {_counted(value, unit or 'time')}"
        case DetailKind.WHEN:
            return _when(value)
        case DetailKind.WORKERS:
            return f"{value} worker{'' if value == '1' else 's'}"
        case DetailKind.AGE:
            return f"children {value}"
        case DetailKind.PLACE:
            country = country_in_words(unit) if unit else None
            return value if country in (None, value) else f"{value}, {country}"
        case _:
            return value


def _money_first(details: Iterable[Detail]) -> list[Detail]:
    """Sums, then time, then people, as the kinds are listed; in one kind as in the text."""
    order = list(DetailKind)
    return sorted(details, key=lambda detail: (order.index(detail.kind), detail.start))


def _grouped(value: str) -> str:
    whole = [part.partition(".") for part in value.split("-")]
    return "-".join(f"{int(number):,}{dot}{rest}" for number, dot, rest in whole)


def _counted(value: str, word: str) -> str:
    return f"{value} {word}" if value == "1" else f"{value} {word}s"


def _when(value: str) -> str:
    """2021-03/2021-09 as March 2021 to September 2021; open ends as since and until."""
    start, slash, end = value.partition("/")
    if not slash:
        return text_in_words(start) or start
    if end == "..":
        return f"since {text_in_words(start) or start}"
    if start == "..":
        return f"until {text_in_words(end) or end}"
    return f"{text_in_words(start) or start} to {text_in_words(end) or end}"
