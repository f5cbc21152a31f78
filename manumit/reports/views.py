"""What a report shows, as plain values: the page and the terminal only lay them out."""

from manumit.model.base import Model
from manumit.model.words import Severity
from manumit.reports.evidence import EvidenceView


class SayingView(Model):
    """One signal as shown: who it is about, what is said, in which stance, in which exact words, by whom.

    figures: what the words say of sums, time and people, in one line; only beside a quote that is shown.
    """

    entity: str
    what: str
    stance: str
    quote: str | None
    figures: str | None
    shortened: bool
    withheld: bool
    possible: bool
    origin: str
    date: str | None
    evidence: tuple[EvidenceView, ...]
    unarchived: tuple[str, ...]


class FindingView(Model):
    """One finding as shown."""

    fingerprint: str
    rule: str
    rule_version: int
    severity: Severity
    title: str
    subject: str
    country: str | None
    rows: tuple[int, ...]
    reason: str
    path: tuple[str, ...]
    path_evidence: tuple[EvidenceView, ...]
    sayings: tuple[SayingView, ...]
    answers: tuple[SayingView, ...]
    groups: tuple[str, ...]
    independent_sources: int
    falls_without: tuple[str, ...]
    settles: tuple[str, ...]
    steps: tuple[str, ...]
    laws: tuple[str, ...]


class ContextView(Model):
    """Suppliers for which the same good and country is listed, taken together."""

    good: str
    country: str | None
    labour: str
    suppliers: tuple[str, ...]
    rows: tuple[int, ...]
    evidence: tuple[EvidenceView, ...]


class QuestionView(Model):
    """A doubt, with the suppliers and rules that hang on it."""

    text: str
    suppliers: tuple[str, ...]
    rules: tuple[str, ...]


class RowView(Model):
    """Where one input row ended."""

    number: int
    name: str
    state: str
    reason: str
    findings: tuple[tuple[str, str], ...]
    unknown: bool


class ScanView(Model):
    """Everything that a report shows of a scan."""

    findings: tuple[FindingView, ...]
    context: tuple[ContextView, ...]
    questions: tuple[QuestionView, ...]
    rows: tuple[RowView, ...]
    quotes_withheld: int

    @property
    def unknown(self) -> tuple[RowView, ...]:
        return tuple(row for row in self.rows if row.unknown)
