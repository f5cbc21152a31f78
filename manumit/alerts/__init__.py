"""Alerts: findings with a life, in the ledger's database."""

from manumit.alerts.evidence import evidence_of
from manumit.alerts.opening import OpenedReport, open_alerts
from manumit.alerts.reading import Event, alert, alerts, history
from manumit.alerts.tables import metadata

__all__ = ["Event", "OpenedReport", "alert", "alerts", "evidence_of", "history", "metadata", "open_alerts"]
