"""When a source was seen to say something, and when it no longer did.

A statement is current unless it has gone and has not been seen again since.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select

from manumit.ledger.store import Store, insert_new
from manumit.ledger.tables import departures, sightings, statements
from manumit.ledger.times import moment, stamp

_BATCH = 5_000


class ClockBook(Store):
    """Sightings and departures."""

    def record_departures(
        self, source: str, *, seen_ids: Collection[str], at: datetime, run: str, capture: str | None = None
    ) -> int:
        """Note as gone what the source was seen to say and does not say now; how many that are.

        capture narrows it to what was said in that capture, for a text that is read anew.
        """
        query = select(statements.c.id).where(statements.c.source == source, current_at(None))
        if capture is not None:
            query = query.where(statements.c.id.in_(_said_in(capture)))
        with self.writing() as connection:
            gone = sorted(set(connection.scalars(query)) - set(seen_ids))
            _depart(connection, gone, stamp(at), run)
        return len(gone)

    def see_again(self, capture: str, *, seen_at: datetime, run: str) -> set[str]:
        """A capture was fetched again unchanged: all that it says today was said once more. Gives their ids."""
        query = select(statements.c.id).where(statements.c.id.in_(_said_in(capture)), current_at(None))
        with self.writing() as connection:
            ids = sorted(connection.scalars(query))
            rows = [{"statement": id, "seen_at": stamp(seen_at), "run": run, "capture": capture} for id in ids]
            insert_new(connection, sightings, rows)
        return set(ids)

    def clocks(self, id: str) -> tuple[datetime, datetime, datetime | None]:
        """seen_first, seen_last and, if the source no longer says it, gone_at. Raises KeyError."""
        seen = select(func.min(sightings.c.seen_at), func.max(sightings.c.seen_at)).where(sightings.c.statement == id)
        with self.reading() as connection:
            first, last = connection.execute(seen).one()
            if first is None:
                raise KeyError(id)
            gone = connection.scalar(
                select(func.min(departures.c.gone_at)).where(departures.c.statement == id, departures.c.gone_at >= last)
            )
        return moment(first), moment(last), moment(gone) if gone else None


def seen_by(at: str) -> ColumnElement[bool]:
    """The statement had been seen at that moment."""
    return exists().where(sightings.c.statement == statements.c.id, sightings.c.seen_at <= at)


def current_at(at: str | None) -> ColumnElement[bool]:
    """The statement had not gone, or had come back, at that moment (None: by now)."""
    back = exists().where(sightings.c.statement == departures.c.statement, sightings.c.seen_at > departures.c.gone_at)
    gone = exists().where(departures.c.statement == statements.c.id)
    if at is not None:
        back = back.where(sightings.c.seen_at <= at)
        gone = gone.where(departures.c.gone_at <= at)
    return ~gone.where(~back.correlate(departures)).correlate(statements)


def _said_in(capture: str) -> Select[str]:
    return select(sightings.c.statement).where(sightings.c.capture == capture)


def _depart(connection: Connection, gone: list[str], at: str, run: str) -> None:
    for start in range(0, len(gone), _BATCH):
        rows = [{"statement": id, "gone_at": at, "run": run} for id in gone[start : start + _BATCH]]
        insert_new(connection, departures, rows)
