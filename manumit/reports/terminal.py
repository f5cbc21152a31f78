"""The last lines of a scan, for a terminal. No colour carries a meaning alone."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from manumit.model.scan import ScanResult
from manumit.model.words import Severity
from manumit.reports.evidence import EvidenceOf, QuoteCheck
from manumit.reports.summary import MIDDOT, counted, summary_lines
from manumit.reports.viewing import view_of
from manumit.reports.views import ContextView, FindingView, QuestionView, SayingView, ScanView
from manumit.reports.visible import visible
from rules.load import load_rules
from rules.rule import Rule

INDENT = 9
MOST_SAYINGS = 3
MOST_CONTEXT = 8
MOST_QUESTIONS = 10
_CODES = {Severity.CRITICAL: "1;31", Severity.HIGH: "1;33", Severity.MEDIUM: "1", Severity.LOW: "1", Severity.INFO: "1"}


def render_scan(
    result: ScanResult,
    *,
    width: int,
    colour: bool,
    evidence: EvidenceOf,
    quote_check: QuoteCheck,
    rules: Iterable[Rule] | None = None,
) -> str:
    """Summary, findings, context, questions and the unknown, in lines of at most so many columns."""
    used = load_rules() if rules is None else rules
    view = view_of(result, evidence=evidence, quote_check=quote_check, rules=used)
    return "\n".join(Terminal(max(width, 40), colour).lines(result, view)) + "\n"


class Terminal:
    """A width, and whether there is colour."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = width
        self.colour = colour

    def lines(self, result: ScanResult, view: ScanView) -> Iterator[str]:
        for stage, line in summary_lines(result, view):
            yield from self.wrapped(line, first=stage.ljust(INDENT))
        for one in view.findings:
            yield ""
            yield from self.finding(one)
        if view.context:
            yield ""
            yield from self.context(view.context)
        if view.questions:
            yield ""
            yield from self.questions(view.questions)
        yield ""
        yield from self.ending(view)

    def finding(self, one: FindingView) -> Iterator[str]:
        """One finding, with its subject and title first and its answers last."""
        rows = rows_in_words(one.rows)
        who = MIDDOT.join(part for part in (visible(one.subject), rows, one.country) if part)
        yield from self.heading(one.severity, who, one.title)
        yield from self.wrapped(one.reason)
        for said in one.sayings[:MOST_SAYINGS]:
            yield from self.saying(said)
        if (more := len(one.sayings) - MOST_SAYINGS) > 0:
            yield from self.wrapped(f"and {more} more in the report")
        if one.sayings:
            yield from self.wrapped(counted(one.independent_sources, "independent source"))
        if one.falls_without:
            yield from self.wrapped("falls without: " + "; ".join(one.falls_without))
        yield from self.wrapped("would settle it: " + "; ".join(one.settles))
        for answer in one.answers:
            yield from self.answer(answer)

    def heading(self, severity: Severity, who: str, title: str) -> Iterator[str]:
        label = severity.upper().ljust(INDENT)
        gap = self.width - cell_len(label) - cell_len(who) - cell_len(title)
        label = self.paint(label, _CODES[severity])
        if gap >= 2:
            yield label + who + " " * gap + self.paint(title, "1")
        else:
            lines = textwrap.wrap(who, self.width - INDENT) or [who]
            yield label + lines[0]
            yield from (" " * INDENT + line for line in lines[1:])
            yield from (self.paint(line, "1") for line in self.wrapped(title))

    def saying(self, said: SayingView) -> Iterator[str]:
        """The exact words, and under them who says it, how and when."""
        if said.quote:
            yield from self.wrapped(f"“{said.quote}”" + (" …" if said.shortened else ""))
        if said.figures:
            yield from self.wrapped(f"in figures: {said.figures}")
        publishers = sorted({view.publisher or view.source for view in said.evidence})
        rows = [f"row {view.row}" for view in said.evidence if view.row is not None]
        archived = "archived" if said.evidence else "evidence not found in the archive"
        checked = (
            [", verified"]
            if said.quote
            else [", quote not shown: not found in the archived text"]
            if said.withheld
            else [""]
        )
        doubt = ["possible match by name only"] if said.possible else []
        parts = [
            *doubt,
            said.stance,
            said.what,
            *publishers,
            *rows,
            *([said.date] if said.date else []),
            archived + checked[0],
        ]
        yield from (self.paint(line, "2") for line in self.wrapped(MIDDOT.join(parts)))

    def answer(self, said: SayingView) -> Iterator[str]:
        """What was answered. The words may repeat the charge, so that it is denied is said before them."""
        publishers = sorted({view.publisher or view.source for view in said.evidence})
        words = [f"in the words “{said.quote}”" + (" …" if said.shortened else "")] if said.quote else []
        dated = [said.date] if said.date else []
        who = f"answered, {said.stance}: {said.what} at {said.entity}"
        yield from self.wrapped(MIDDOT.join([who, *publishers, *dated, *words]))

    def context(self, context: tuple[ContextView, ...]) -> Iterator[str]:
        """Goods and countries taken together, however many suppliers there are."""
        suppliers = len({name for one in context for name in one.suppliers})
        yield from self.heading(
            Severity.INFO, f"context for {counted(suppliers, 'supplier')}", "It says nothing about them"
        )
        for one in context[:MOST_CONTEXT]:
            yield from self.wrapped(f"{one.good}, {one.labour}: {counted(len(one.suppliers), 'supplier')}")
        if (more := len(context) - MOST_CONTEXT) > 0:
            yield from self.wrapped(f"and {more} more in the report")

    def questions(self, questions: tuple[QuestionView, ...]) -> Iterator[str]:
        yield self.paint("would settle", "1")
        for one in questions[:MOST_QUESTIONS]:
            yield from self.wrapped(f"{one.text} ({', '.join(one.suppliers[:3])})")
        if (more := len(questions) - MOST_QUESTIONS) > 0:
            yield from self.wrapped(f"and {more} more in the report")

    def ending(self, view: ScanView) -> Iterator[str]:
        if view.quotes_withheld:
            yield from self.wrapped(
                f"{counted(view.quotes_withheld, 'quote')} not shown: not found in the archived text; "
                "run 'manumit evidence verify'",
                first="quotes".ljust(INDENT),
            )
        yield from self.wrapped(
            f"{counted(len(view.unknown), 'row')} of {len(view.rows)}: nothing found is not nothing there",
            first="unknown".ljust(INDENT),
        )

    def wrapped(self, text: str, *, first: str = " " * INDENT) -> Iterator[str]:
        """The text in lines within the width, hidden characters made visible."""
        yield from textwrap.wrap(
            visible(text), self.width, initial_indent=first, subsequent_indent=" " * INDENT, break_on_hyphens=False
        )

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


def rows_in_words(rows: Sequence[int]) -> str:
    """row 1, rows 1, 14, or nothing."""
    return f"row{'' if len(rows) == 1 else 's'} {', '.join(str(row) for row in rows)}" if rows else ""
