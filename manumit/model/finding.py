"""What follows: findings with reasons, and the alerts that they become."""

from datetime import datetime

from manumit.model.base import Model
from manumit.model.graph import Exposure
from manumit.model.words import AlertState, Severity, SignalGroup


class Finding(Model):
    """A rule, a subject, the exposures that matched, and the reason in words."""

    rule: str
    rule_version: int
    title: str
    severity: Severity
    subject: str
    reason: str
    groups: tuple[SignalGroup, ...]
    exposures: tuple[Exposure, ...]
    answers: tuple[Exposure, ...] = ()
    independent_sources: int
    laws: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    falls_without: tuple[str, ...] = ()
    fingerprint: str


class Question(Model):
    """A doubt that a rule would turn into a finding if it were settled."""

    rule: str
    subject: str
    text: str
    exposures: tuple[Exposure, ...]


class Alert(Model):
    """A finding with a life."""

    id: str
    fingerprint: str
    state: AlertState
    opened_at: datetime
    finding: Finding


class Coverage(Model):
    """What is known about a subject at all. Nothing known is unknown: never low, never green."""

    subject: str
    sources: tuple[str, ...]
    documents: int
    signals: int
    state: str


class Verification(Model):
    """One fault that an integrity check found, and where."""

    file: str
    line: int | None = None
    problem: str
