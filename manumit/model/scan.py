"""The result of the main job, as scan.json holds it."""

from pydantic import Field

from manumit.model.base import Model
from manumit.model.finding import Coverage, Finding, Question
from manumit.model.graph import Entity
from manumit.model.words import RowState


class RowResult(Model):
    """Where one input row ended, and why. number counts from 1 at the first row below the header."""

    number: int
    name: str | None
    country: str | None = None
    state: RowState
    reason: str
    entity: str | None = None
    findings: tuple[str, ...] = ()


class GatherSummary(Model):
    """What was fetched, and what was not, by name."""

    sources: int = 0
    pages: int = 0
    closed_by_robots: tuple[str, ...] = ()
    bot_challenges: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()


class ReadSummary(Model):
    """What was read. unread counts documents by language; failures names each document that gave no text."""

    documents: int = 0
    claims: dict[str, int] = Field(default_factory=dict)
    unread: dict[str, int] = Field(default_factory=dict)
    failures: tuple[str, ...] = ()


class GraphSummary(Model):
    """Which graph the findings were computed on."""

    engine: str
    version: str
    hash: str
    counts: dict[str, int]


class ScanResult(Model):
    """Rows in = rows out; every finding with its exposures; unknown shown as unknown."""

    schema_version: str = "1"
    list_name: str
    as_of: str
    rows: tuple[RowResult, ...]
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    coverage: tuple[Coverage, ...]
    entities: tuple[Entity, ...]
    gather: GatherSummary
    read: ReadSummary
    graph: GraphSummary
    new_alerts: int
