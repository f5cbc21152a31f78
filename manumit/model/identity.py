"""Decisions about who is who."""

from datetime import datetime
from enum import StrEnum

from manumit.model.base import Model


class Verdict(StrEnum):
    """What somebody decided about two records."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Judgement(Model):
    """Two records are the same, different or unsure: with score, who decided, when, why. The latest counts."""

    left: str
    right: str
    verdict: Verdict
    score: float | None = None
    by: str
    at: datetime
    why: str


class Candidate(Model):
    """A record that may be the one asked for, with each feature's say in words."""

    record: str
    name: str
    country: str | None
    source: str
    score: float
    band: Verdict
    reasons: tuple[str, ...]
    question: str | None = None
