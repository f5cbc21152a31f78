"""Findings become alerts: one per fingerprint, whatever the number of runs."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from manumit.alerts.evidence import evidence_of
from manumit.alerts.tables import AlertLedger, alert_table, history_table
from manumit.model.base import Model, canonical, digest
from manumit.model.finding import Finding
from manumit.model.words import AlertState

OPENED = "opened"
EVIDENCE_CHANGED = "evidence changed"


class OpenedReport(Model):
    """What became of the findings. Each is counted once: new, changed, or known as it is."""

    new: int
    known: int
    changed: int


def open_alerts(ledger: AlertLedger, findings: Iterable[Finding], *, at: datetime) -> OpenedReport:
    """Open an alert for each finding that has none, and note new evidence on those that are open.

    All or nothing. Running it again with the same findings changes nothing. Alerts whose finding
    is gone stay as they are: to close one is a person's decision.
    """
    by_fingerprint = {finding.fingerprint: finding for finding in findings}
    with ledger.writing() as connection:
        outcomes = [_open(connection, by_fingerprint[key], at) for key in sorted(by_fingerprint)]
    return OpenedReport(
        new=outcomes.count(OPENED), known=outcomes.count(None), changed=outcomes.count(EVIDENCE_CHANGED)
    )


def id_of(fingerprint: str) -> str:
    """The alert's id, the same on every machine."""
    return "a-" + digest(fingerprint)[:24]


def _open(connection: Connection, finding: Finding, at: datetime) -> str | None:
    id, evidence = id_of(finding.fingerprint), evidence_of(finding)
    known = connection.execute(
        select(alert_table.c.evidence, alert_table.c.finding).where(alert_table.c.id == id)
    ).first()
    now = {"severity": finding.severity, "evidence": evidence, "finding": canonical(finding)}
    if known is None:
        fixed = {"fingerprint": finding.fingerprint, "rule": finding.rule, "subject": finding.subject}
        opened = {"id": id, "state": AlertState.OPEN.value, "opened_at": at.isoformat()}
        connection.execute(insert(alert_table).values(**opened, **fixed, **now))
        return _note(connection, id, OPENED, at, now)
    if known.finding != now["finding"]:
        connection.execute(update(alert_table).where(alert_table.c.id == id).values(**now))
    return _note(connection, id, EVIDENCE_CHANGED, at, now) if known.evidence != evidence else None


def _note(connection: Connection, id: str, event: str, at: datetime, now: dict[str, str]) -> str:
    count = select(func.count()).select_from(history_table).where(history_table.c.alert == id)
    connection.execute(
        insert(history_table).values(
            alert=id,
            number=connection.execute(count).scalar_one() + 1,
            at=at.isoformat(),
            event=event,
            evidence=now["evidence"],
            finding=now["finding"],
        )
    )
    return event
