"""From a scan's result to what a report shows of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from manumit.model.finding import Finding
from manumit.model.graph import Edge, Exposure
from manumit.model.scan import RowResult, ScanResult
from manumit.model.statement import Claim, Context
from manumit.model.words import RowState, SignalGroup, Stance
from manumit.reports.evidence import EvidenceOf, EvidenceView, QuoteCheck
from manumit.reports.saying import saying_of, what_in_words
from manumit.reports.views import ContextView, FindingView, QuestionView, RowView, SayingView, ScanView
from rules.explain import country_in_words, edge_in_words, shortest_path
from rules.rule import Rule

REMEDY_FIRST = ("Ask what happened and what remedy the workers want, before any decision about the business.",)


def view_of(result: ScanResult, *, evidence: EvidenceOf, quote_check: QuoteCheck, rules: Iterable[Rule]) -> ScanView:
    """Findings with their evidence, context taken together, questions, and every row."""
    viewer = Viewer(result, evidence, quote_check, {rule.id: rule for rule in rules})
    findings = tuple(viewer.finding(one) for one in result.findings if not is_context(one))
    return ScanView(
        findings=findings,
        context=viewer.context([one for one in result.findings if is_context(one)]),
        questions=viewer.questions(),
        rows=tuple(viewer.row(row) for row in result.rows),
        quotes_withheld=sum(saying.withheld for one in findings for saying in (*one.sayings, *one.answers)),
    )


def is_context(finding: Finding) -> bool:
    """Whether a finding rests on context alone, which says nothing about a company."""
    return finding.groups == (SignalGroup.CONTEXT,)


class Viewer:
    """The look-ups that every part of a report needs."""

    def __init__(
        self, result: ScanResult, evidence: EvidenceOf, quote_check: QuoteCheck, rules: Mapping[str, Rule]
    ) -> None:
        self.result = result
        self.evidence = _remembered(evidence)
        self.quote_check = quote_check
        self.rules = rules
        self.entities = {entity.id: entity for entity in result.entities}
        self.names = {id: entity.name for id, entity in self.entities.items()}
        self.coverage = {one.subject: one for one in result.coverage}
        self.numbers: dict[str, list[int]] = defaultdict(list)
        for row in result.rows:
            self.numbers[row.entity or ""].append(row.number)
        self.titles = {one.fingerprint: one for one in result.findings}

    def finding(self, one: Finding) -> FindingView:
        edges = _distinct_edges(one.exposures)
        rule = self.rules.get(one.rule)
        return FindingView(
            fingerprint=one.fingerprint,
            rule=one.rule,
            rule_version=one.rule_version,
            severity=one.severity,
            title=one.title,
            subject=self.name(one.subject),
            country=self.country(one.subject),
            rows=self.rows_of(one.subject),
            reason=one.reason,
            path=self._path(one.exposures),
            path_evidence=self._views(sorted({s for edge in edges for s in edge.statements})),
            sayings=self._sayings(one.exposures),
            answers=self._sayings(one.answers),
            groups=tuple(group.replace("_", " ") for group in one.groups),
            independent_sources=one.independent_sources,
            falls_without=tuple(self._fact(fact, one, edges) for fact in one.falls_without),
            settles=one.settles,
            steps=rule.steps if rule else REMEDY_FIRST,
            laws=one.laws,
        )

    def context(self, findings: Sequence[Finding]) -> tuple[ContextView, ...]:
        """One line per good, country and kind of labour, with all its suppliers."""
        subjects: dict[tuple[str, str | None, str], set[str]] = defaultdict(set)
        statements: dict[tuple[str, str | None, str], set[str]] = defaultdict(set)
        for one in (exposure for finding in findings for exposure in finding.exposures):
            if isinstance(one.signal.signal, Context):
                country = country_in_words(one.signal.signal.country)
                key = (self.name(one.signal.entity), country, what_in_words(one.signal))
                subjects[key].add(one.subject)
                statements[key].update(one.signal.statements)
        return tuple(
            ContextView(
                good=key[0],
                country=key[1],
                labour=key[2],
                suppliers=tuple(sorted({self.name(subject) for subject in subjects[key]})),
                rows=tuple(sorted(row for subject in subjects[key] for row in self.rows_of(subject))),
                evidence=self._views(sorted(statements[key])),
            )
            for key in sorted(subjects, key=lambda key: (-len(subjects[key]), str(key)))
        )

    def questions(self) -> tuple[QuestionView, ...]:
        """Each question once, with everything that hangs on it."""
        suppliers: dict[str, set[str]] = defaultdict(set)
        rules: dict[str, set[str]] = defaultdict(set)
        for question in self.result.questions:
            suppliers[question.text].add(self.name(question.subject))
            rule = self.rules.get(question.rule)
            rules[question.text].add(rule.title if rule else question.rule)
        return tuple(
            QuestionView(text=text, suppliers=tuple(sorted(suppliers[text])), rules=tuple(sorted(rules[text])))
            for text in sorted(suppliers)
        )

    def row(self, row: RowResult) -> RowView:
        found = [self.titles[id] for id in row.findings if id in self.titles]
        return RowView(
            number=row.number,
            name=row.name or "(no name)",
            state=row.state,
            reason=row.reason,
            findings=tuple((one.title, "" if is_context(one) else one.fingerprint) for one in found),
            unknown=self._unknown(row, found),
        )

    def name(self, id: str) -> str:
        return self.names.get(id, id)

    def country(self, id: str) -> str | None:
        entity = self.entities.get(id)
        return country_in_words(entity.country) if entity else None

    def rows_of(self, subject: str) -> tuple[int, ...]:
        return tuple(self.numbers.get(subject, ()))

    def _unknown(self, row: RowResult, found: Sequence[Finding]) -> bool:
        """Whether nothing is known about the company of a row. A good's listing is not about the company."""
        if row.state in (RowState.INVALID, RowState.DUPLICATE) or not all(is_context(one) for one in found):
            return False
        coverage = self.coverage.get(row.entity or "")
        return coverage is None or coverage.state == "unknown" or coverage.signals == 0

    def _sayings(self, exposures: Sequence[Exposure]) -> tuple[SayingView, ...]:
        by_signal = {one.signal.id: one for one in reversed(exposures)}
        said = [(one, saying_of(one, self.names, self.evidence, self.quote_check)) for one in by_signal.values()]
        return tuple(view for _one, view in sorted(sorted(said, key=_wording), key=_weight, reverse=True))

    def _path(self, exposures: Sequence[Exposure]) -> tuple[str, ...]:
        by_entity: dict[str, list[Exposure]] = defaultdict(list)
        for one in exposures:
            by_entity[one.signal.entity].append(one)
        paths = [shortest_path(by_entity[entity]) for entity in sorted(by_entity)]
        return tuple(dict.fromkeys(edge_in_words(edge, self.names) for path in paths for edge in path))

    def _views(self, statements: Iterable[str]) -> tuple[EvidenceView, ...]:
        return tuple(view for statement in statements if (view := self.evidence(statement)))

    def _fact(self, fact: str, finding: Finding, edges: Sequence[Edge]) -> str:
        """A statement or link in words, with where it stands."""
        place = self._place(fact)
        for edge in edges:
            if fact == edge.id or fact in edge.statements:
                return edge_in_words(edge, self.names) + place
        said = next((one for one in finding.exposures if fact in one.signal.statements), None)
        return (f"{what_in_words(said.signal)}, {said.signal.source}" if said else fact) + place

    def _place(self, statement: str) -> str:
        view = self.evidence(statement)
        return f" (row {view.row} of {view.source})" if view and view.row is not None else ""


def _remembered(evidence: EvidenceOf) -> EvidenceOf:
    """The same look-up, asked once for each statement of a report."""
    known: dict[str, EvidenceView | None] = {}

    def look_up(statement: str) -> EvidenceView | None:
        if statement not in known:
            known[statement] = evidence(statement)
        return known[statement]

    return look_up


def _wording(said: tuple[Exposure, SayingView]) -> tuple[str, str]:
    """Orders what weighs the same; an id comes last, since it changes with the reader's version."""
    one, view = said
    return view.quote or "", one.signal.id


def _weight(said: tuple[Exposure, SayingView]) -> tuple[int, bool, str]:
    """The nearest first, then what somebody found, then the newest."""
    one, _view = said
    signal = one.signal.signal
    claim = signal if isinstance(signal, Claim) else None
    return -one.tier, claim is not None and claim.stance is Stance.FOUND, (claim and claim.published_at) or ""


def _distinct_edges(exposures: Sequence[Exposure]) -> list[Edge]:
    edges = {edge.id: edge for one in exposures for edge in one.path}
    return [edges[id] for id in sorted(edges)]
