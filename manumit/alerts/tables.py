"""The tables of alerts. history only grows: the database itself refuses to change or remove a line of it."""

from contextlib import AbstractContextManager
from typing import Any, Protocol

from sqlalchemy import Column, Connection, ForeignKey, Integer, MetaData, String, Table, Text, event

metadata = MetaData()

alert_table = Table(
    "alert",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("fingerprint", String(80), nullable=False, unique=True),
    Column("rule", String(80), nullable=False),
    Column("subject", Text, nullable=False),
    Column("severity", String(20), nullable=False),
    Column("state", String(20), nullable=False),
    Column("opened_at", String(40), nullable=False),
    Column("evidence", String(64), nullable=False),
    Column("finding", Text, nullable=False),
)

history_table = Table(
    "alert_history",
    metadata,
    Column("alert", String(40), ForeignKey("alert.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", String(40), nullable=False),
    Column("event", String(40), nullable=False),
    Column("evidence", String(64), nullable=False),
    Column("finding", Text, nullable=False),
)

_REFUSAL = "the history of alerts only grows"


def _guards() -> list[tuple[str, str]]:
    """Dialect and statement of what makes the database refuse."""
    edits = [
        f"CREATE TRIGGER alert_history_no_{verb.lower()} BEFORE {verb} ON alert_history "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        for verb in ("UPDATE", "DELETE")
    ]
    function = (
        "CREATE OR REPLACE FUNCTION refuse_alert_edit() RETURNS trigger AS $$ "
        f"BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$ LANGUAGE plpgsql"
    )
    trigger = (
        "CREATE TRIGGER alert_history_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON alert_history "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_alert_edit()"
    )
    return [("sqlite", edit) for edit in edits] + [("postgresql", function), ("postgresql", trigger)]


def _refuse_edits(_table: Table, connection: Connection, **_options: Any) -> None:
    for dialect, statement in _guards():
        if connection.dialect.name == dialect:
            connection.exec_driver_sql(statement)


event.listen(history_table, "after_create", _refuse_edits)


class AlertLedger(Protocol):
    """What alerts need of the ledger: transactions on a database that has these tables.

    Ledger.open(address, extra=(metadata,)) gives one.
    """

    def reading(self) -> AbstractContextManager[Connection]: ...
    def writing(self) -> AbstractContextManager[Connection]: ...
