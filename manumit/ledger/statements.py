"""Statements in, and out again as they were known at a moment."""

import json
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from manumit.ledger.clocks import current_at, seen_by
from manumit.ledger.errors import NoEvidence
from manumit.ledger.store import Store, insert_new
from manumit.ledger.tables import captures, sightings, statements
from manumit.ledger.times import stamp
from manumit.model.base import canonical
from manumit.model.statement import Link, Record, Statement

_BATCH = 5_000  # also the names in one IN (…): SQLite takes 32,766, PostgreSQL 65,535


class StatementBook(Store):
    """What the sources say."""

    def add_statements(self, said: Iterable[Statement], *, seen_at: datetime, run: str) -> int:
        """Add what is new and note that all of it was seen, in one transaction. Gives how many are new."""
        seen, new, rest = stamp(seen_at), 0, iter(said)
        with self.writing() as connection:
            while batch := list(islice(rest, _BATCH)):
                new += _add_batch(connection, batch, seen, run)
        return new

    def statements(
        self,
        *,
        kinds: Collection[str] | None = None,
        sources: Collection[str] | None = None,
        capture: str | None = None,
        current: bool = True,
        known: datetime | None = None,
    ) -> Iterator[Statement]:
        """In the order of their ids. current leaves out what has gone from its source; known goes back to a moment.

        capture gives what was first said there. Pages are read one by one, so what is added meanwhile may be among it.
        """
        at = stamp(known) if known else None
        query = select(statements).order_by(statements.c.id).limit(_BATCH)
        if kinds is not None:
            query = query.where(statements.c.kind.in_(sorted(kinds)))
        if sources is not None:
            query = query.where(statements.c.source.in_(sorted(sources)))
        if capture is not None:
            query = query.where(statements.c.capture == capture)
        if at is not None:
            query = query.where(seen_by(at))
        if current:
            query = query.where(current_at(at))
        after = ""
        while page := self._rows(query.where(statements.c.id > after)):
            yield from map(_statement, page)
            after = page[-1].id

    def statement(self, id: str) -> Statement | None:
        found = self._rows(select(statements).where(statements.c.id == id))
        return _statement(found[0]) if found else None

    def sources(self) -> set[str]:
        """Every source that has said anything."""
        with self.reading() as connection:
            return set(connection.scalars(select(statements.c.source).distinct()))

    def _rows(self, query: Select[Any]) -> list[Row[Any]]:
        with self.reading() as connection:
            return list(connection.execute(query))


def _add_batch(connection: Connection, batch: list[Statement], seen: str, run: str) -> int:
    _check_evidence(connection, batch)
    distinct = {statement.id: statement for statement in batch}
    known = set(connection.scalars(select(statements.c.id).where(statements.c.id.in_(list(distinct)))))
    rows = [_row(statement) for id, statement in distinct.items() if id not in known]
    sights = [
        {"statement": id, "seen_at": seen, "run": run, "capture": statement.evidence.capture}
        for id, statement in distinct.items()
    ]
    insert_new(connection, statements, rows)
    insert_new(connection, sightings, sights)
    return len(rows)


def _check_evidence(connection: Connection, batch: Iterable[Statement]) -> None:
    """The foreign key would refuse it too, but could not say which statement."""
    named = {statement.evidence.capture for statement in batch}
    held = set(connection.scalars(select(captures.c.id).where(captures.c.id.in_(sorted(named)))))
    for statement in batch:
        if statement.evidence.capture not in held:
            raise NoEvidence(
                f"statement {statement.id} of {statement.source}: the ledger has no capture "
                f"{statement.evidence.capture}; add the capture first"
            )


def _row(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "source": statement.source,
        "kind": statement.body.kind,
        "subject_key": _subject_key(statement),
        "capture": statement.evidence.capture,
        "body": canonical(statement.body),
        "evidence": canonical(statement.evidence),
        "valid_from": _day(statement.valid_from),
        "valid_to": _day(statement.valid_to),
    }


def _subject_key(statement: Statement) -> str | None:
    body = statement.body
    if isinstance(body, Record):
        return body.id
    return body.source if isinstance(body, Link) else body.subject


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _statement(row: Row[Any]) -> Statement:
    return Statement.model_validate(
        {
            "id": row.id,
            "source": row.source,
            "evidence": json.loads(row.evidence),
            "body": json.loads(row.body),
            "valid_from": row.valid_from,
            "valid_to": row.valid_to,
        }
    )
