"""Judges exposures by rules. Everything it knows is passed in; the same input gives the same findings."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from manumit.model.base import Model, digest
from manumit.model.finding import Finding, Question
from manumit.model.graph import Entity, Exposure
from manumit.model.statement import Claim
from manumit.model.words import Certainty, Indicator, Severity, SignalGroup, Stance
from rules.explain import question_in_words, reason_in_words
from rules.fall import falls_without
from rules.match import Matches, hits, matches
from rules.rule import Rule


class Judged(Model):
    """What the rules raised, and the doubts that would raise more if they were settled."""

    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]


def judge(
    subjects: Sequence[Entity],
    exposures: Mapping[str, Sequence[Exposure]],
    rules: Sequence[Rule],
    *,
    entities: Mapping[str, Entity],
    covered: Collection[str],
    on: date,
) -> Judged:
    """Findings, the gravest first, and questions.

    exposures is by subject id. covered names the kinds of signal that were read at all
    (listing, licence, claim, disclosure, context): where nothing was read, nothing is missing.
    """
    findings: list[Finding] = []
    questions: list[Question] = []
    for subject in {subject.id: subject for subject in subjects}.values():
        case = Case(subject, exposures.get(subject.id, ()), entities, covered, on)
        for rule in rules:
            if subject.kind in rule.subjects:
                findings += case.findings(rule)
                questions += case.questions(rule)
    gravity = list(Severity)
    findings.sort(key=lambda one: (gravity.index(one.severity), one.rule, one.subject))
    questions.sort(key=lambda one: (one.rule, one.subject, one.text))
    return Judged(findings=tuple(findings), questions=tuple(questions))


class Case:
    """One subject and everything that the graph exposes it to."""

    def __init__(
        self,
        subject: Entity,
        exposures: Iterable[Exposure],
        entities: Mapping[str, Entity],
        covered: Collection[str],
        on: date,
    ) -> None:
        self.subject = subject
        self.seen = tuple(sorted(exposures, key=_place))
        self.sure = tuple(one for one in self.seen if one.certainty is Certainty.MATCHED)
        self.names = {**{id: entity.name for id, entity in entities.items()}, subject.id: subject.name}
        self.covered = frozenset(covered)
        self.on = on

    def findings(self, rule: Rule) -> list[Finding]:
        """At most one finding of a rule about a subject, whatever the number of entities that raise it."""
        if rule.when.absent:
            return [self._finding(rule, {})] if self._missing(rule) and not self._maybe_there(rule) else []
        matched = matches(rule.when, self.sure, self.on)
        return [self._finding(rule, matched)] if matched else []

    def questions(self, rule: Rule) -> list[Question]:
        """What would have to be known for the rule to raise, or, for an absence, to stay quiet."""
        if rule.when.absent:
            return self._ask(rule, self._maybe_there(rule)) if self._missing(rule) else []
        sure = matches(rule.when, self.sure, self.on)
        perhaps = matches(rule.when, self.seen, self.on)
        return self._ask(rule, [one for entity in perhaps if entity not in sure for one in perhaps[entity]])

    def _missing(self, rule: Rule) -> bool:
        absent = rule.when.absent
        return bool(absent and self.covered.issuperset(rule.when.covered) and not hits(absent, self.sure, self.on))

    def _maybe_there(self, rule: Rule) -> list[Exposure]:
        return list(hits(rule.when.absent, self.seen, self.on)) if rule.when.absent else []

    def _ask(self, rule: Rule, exposures: Sequence[Exposure]) -> list[Question]:
        asked: dict[str, list[Exposure]] = {}
        for one in exposures:
            if one.certainty is Certainty.POSSIBLE:
                asked.setdefault(one.question or question_in_words(one, self.names), []).append(one)
        return [
            Question(rule=rule.id, subject=self.subject.id, text=text, exposures=tuple(about))
            for text, about in sorted(asked.items())
        ]

    def _finding(self, rule: Rule, matched: Matches) -> Finding:
        taken = tuple(one for entity in sorted(matched) for one in matched[entity])
        order = list(SignalGroup)
        return Finding(
            rule=rule.id,
            rule_version=rule.version,
            title=rule.title,
            severity=rule.severity,
            subject=self.subject.id,
            reason=reason_in_words(rule, self.subject, matched, self.names),
            groups=tuple(sorted({one.signal.signal.group for one in taken}, key=order.index)),
            exposures=taken,
            answers=self._answers(taken),
            independent_sources=len({one.signal.origin for one in taken}),
            laws=rule.laws,
            settles=rule.settles,
            falls_without=falls_without(rule.when, taken, self.on),
            fingerprint=fingerprint(rule, self.subject.id),
        )

    def _answers(self, taken: Sequence[Exposure]) -> tuple[Exposure, ...]:
        """Denials and remedies about the same entity and indicator. A general denial answers every indicator."""
        said = {
            (one.signal.entity, one.signal.signal.indicator) for one in taken if isinstance(one.signal.signal, Claim)
        }
        accused = {entity for entity, _ in said}
        answers: dict[str, Exposure] = {}
        for one in self.sure:
            claim = one.signal.signal
            if isinstance(claim, Claim) and claim.stance in (Stance.DENIED, Stance.REMEDIED):
                general = claim.indicator is Indicator.FORCED_LABOUR and one.signal.entity in accused
                if general or (one.signal.entity, claim.indicator) in said:
                    answers.setdefault(one.signal.id, one)
        return tuple(answers.values())


def fingerprint(rule: Rule, subject: str) -> str:
    """The identity of a finding: rule, its version and the subject.

    The evidence is left out on purpose, so that one more copy of a report, or a better path, updates
    the alert that is open instead of opening another. What the evidence is, is kept beside it
    (manumit.alerts), so that new evidence is seen as a change.
    """
    return "f-" + digest(rule.id, rule.version, subject)[:24]


def _place(one: Exposure) -> tuple[int, str, tuple[str, ...]]:
    return one.tier, one.signal.id, tuple(edge.id for edge in one.path)
