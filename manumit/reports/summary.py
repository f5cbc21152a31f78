"""The four lines above the findings: gathered, read, linked, judged, with what was not done said beside it."""

from collections import Counter

from manumit.model.scan import GatherSummary, ReadSummary, ScanResult
from manumit.model.words import RowState, Stance
from manumit.reports.views import ScanView

MIDDOT = " · "


def summary_lines(result: ScanResult, view: ScanView) -> list[tuple[str, str]]:
    """Stage and line."""
    return [
        ("gather", _gathered(result.gather)),
        ("read", read_line(result.read)),
        ("link", _linked(result)),
        ("judge", _judged(view)),
    ]


def counted(number: int, noun: str) -> str:
    """1 finding, 2 findings."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _gathered(gather: GatherSummary) -> str:
    parts = [counted(gather.sources, "source"), counted(gather.pages, "page")]
    if gather.closed_by_robots:
        parts.append(f"{len(gather.closed_by_robots)} closed by robots.txt")
    if gather.bot_challenges:
        named = ", ".join(gather.bot_challenges)
        parts.append(f"{counted(len(gather.bot_challenges), 'bot challenge')} ({named})")
    if gather.failures:
        parts.append(counted(len(gather.failures), "failure"))
    return MIDDOT.join(parts)


def read_line(read: ReadSummary) -> str:
    """Documents, claims by what they are, and what was not read."""
    conduct = sum(read.claims.get(stance, 0) for stance in (Stance.ALLEGED, Stance.FOUND))
    answered = sum(read.claims.get(stance, 0) for stance in (Stance.DENIED, Stance.REMEDIED))
    total = sum(read.claims.values())
    rest = total - conduct - answered
    claims = f"{counted(total, 'claim')}: {conduct} conduct, {answered} answered, {rest} policy and background"
    parts = [counted(read.documents, "document"), claims]
    if read.unread:
        parts.append(f"{counted(sum(read.unread.values()), 'document')} in unread languages")
    if read.failures:
        parts.append(f"{len(read.failures)} not read")
    return MIDDOT.join(parts)


def _linked(result: ScanResult) -> str:
    states = Counter(row.state for row in result.rows)
    parts = [f"{states[state]} {state}" for state in RowState if states[state]]
    rows = counted(len(result.rows), "row")
    return f"{rows}: {MIDDOT.join(parts)}" if parts else rows


def _judged(view: ScanView) -> str:
    parts = [counted(len(view.findings), "finding"), counted(len(view.questions), "question")]
    if view.unknown:
        parts.append(f"{counted(len(view.unknown), 'row')} unknown: nothing found is not nothing there")
    return MIDDOT.join(parts)
