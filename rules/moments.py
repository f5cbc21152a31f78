"""Days, and spans of days that a date of any precision stands for."""

from calendar import monthrange
from datetime import date

Span = tuple[date, date]


def span_of(text: str | None) -> Span | None:
    """First and last day that "2026", "2026-03" or "2026-03-11…" may mean; None for anything else."""
    parts = (text or "")[:10].split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 1 and len(parts[0]) == 4:
            return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
        if len(numbers) == 2:
            year, month = numbers
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if len(numbers) == 3:
            year, month, day = numbers
            return date(year, month, day), date(year, month, day)
    except ValueError:
        return None
    return None


def day_of(text: str | None) -> date | None:
    """The day, where the text gives one to the day."""
    span = span_of(text)
    return span[0] if span and span[0] == span[1] else None


def within(left: Span, right: Span, months: int) -> bool:
    """Whether the nearest days of two spans lie at most so many months apart."""
    earlier, later = sorted((left, right))
    gap_from, gap_to = earlier[1], later[0]
    return gap_to <= gap_from or gap_to <= _months_after(gap_from, months)


def in_words(day: date) -> str:
    """11 Mar 2026, in any locale."""
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{day.day} {names[day.month - 1]} {day.year}"


def text_in_words(text: str | None) -> str | None:
    """A date to the day in words; a month or a year as it stands."""
    day = day_of(text)
    return in_words(day) if day else text


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
