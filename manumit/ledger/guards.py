"""Triggers by which the database itself refuses to edit or delete what was once said."""

from collections.abc import Iterator

from sqlalchemy import Connection

from manumit.ledger.tables import APPEND_ONLY

_REFUSAL = "the ledger is append-only"
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION refuse_edit() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{_REFUSAL}: % of %', TG_OP, TG_TABLE_NAME; END
$$ LANGUAGE plpgsql"""


def guard(connection: Connection) -> None:
    """Make the triggers that are missing."""
    for text in triggers(connection.dialect.name):
        connection.exec_driver_sql(text)


def triggers(dialect: str) -> Iterator[str]:
    """The statements that make the triggers, for sqlite or postgresql."""
    if dialect == "postgresql":
        yield _FUNCTION
    for table in APPEND_ONLY:
        if dialect == "postgresql":
            yield (
                f"CREATE OR REPLACE TRIGGER {table.name}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE "
                f"ON {table.name} FOR EACH STATEMENT EXECUTE FUNCTION refuse_edit()"
            )
        else:
            for verb in ("UPDATE", "DELETE"):
                yield (
                    f"CREATE TRIGGER IF NOT EXISTS {table.name}_no_{verb.lower()} BEFORE {verb} ON {table.name} "
                    f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}: {verb} of {table.name}'); END"
                )
