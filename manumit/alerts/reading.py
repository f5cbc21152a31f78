"""Alerts as they stand, and how they came to."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from manumit.alerts.tables import AlertLedger, alert_table, history_table
from manumit.model.base import Model
from manumit.model.errors import UsageProblem
from manumit.model.finding import Alert, Finding
from manumit.model.words import AlertState, Severity


class Event(Model):
    """One line of an alert's history: what happened, when, and the finding as it stood then."""

    alert: str
    number: int
    at: datetime
    event: str
    evidence: str
    finding: Finding


def alerts(ledger: AlertLedger, state: AlertState | None = None) -> list[Alert]:
    """All alerts, or those in one state: the gravest first, then by rule and subject."""
    wanted = select(alert_table)
    if state is not None:
        wanted = wanted.where(alert_table.c.state == state.value)
    with ledger.reading() as connection:
        found = [_alert(row) for row in connection.execute(wanted)]
    gravity = list(Severity)
    return sorted(found, key=lambda one: (gravity.index(one.finding.severity), one.finding.rule, one.finding.subject))


def alert(ledger: AlertLedger, id: str) -> Alert:
    """The alert of that id. Raises UsageProblem where there is none."""
    with ledger.reading() as connection:
        row = connection.execute(select(alert_table).where(alert_table.c.id == id)).first()
    if row is None:
        raise UsageProblem(f"alert {id}: there is none; 'manumit alerts list' shows those that there are")
    return _alert(row)


def history(ledger: AlertLedger, id: str) -> list[Event]:
    """Everything that happened to an alert, in order."""
    wanted = select(history_table).where(history_table.c.alert == id).order_by(history_table.c.number)
    with ledger.reading() as connection:
        rows = connection.execute(wanted).all()
    return [
        Event(
            alert=row.alert,
            number=row.number,
            at=datetime.fromisoformat(row.at),
            event=row.event,
            evidence=row.evidence,
            finding=Finding.model_validate_json(row.finding),
        )
        for row in rows
    ]


def _alert(row: Row[Any]) -> Alert:
    return Alert(
        id=row.id,
        fingerprint=row.fingerprint,
        state=AlertState(row.state),
        opened_at=datetime.fromisoformat(row.opened_at),
        finding=Finding.model_validate_json(row.finding),
    )
