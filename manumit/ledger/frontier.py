"""Runs, and in each the pages still to fetch: what a killed process goes on with."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pydantic import Field
from sqlalchemy import ColumnElement, Row, func, select, update

from manumit.ledger.store import Store, insert_new
from manumit.ledger.tables import runs, visits
from manumit.ledger.times import moment, stamp
from manumit.model.base import Model, canonical, digest


class Run(Model):
    """One piece of work under a key: a scan of one list, a crawl. Unfinished until it has finished_at."""

    id: str
    kind: str
    key: str
    started_at: datetime
    finished_at: datetime | None = None
    detail: dict[str, Any] = Field(default_factory=dict)


class Visit(Model):
    """A page of a run: queued, done (with its capture), failed or closed (with the reason)."""

    run: str
    source: str
    url: str
    state: str
    reason: str | None = None
    capture: str | None = None
    depth: int = 0
    referrer: str | None = None
    tried_at: datetime | None = None


class Frontier(Store):
    """The work under way."""

    def open_run(self, kind: str, key: str, at: datetime) -> Run:
        """The unfinished run of that key if there is one, else a new one."""
        mine = (runs.c.kind == kind, runs.c.key == key)
        with self.writing() as connection:
            number = connection.scalar(select(func.count()).where(*mine, runs.c.finished_at.is_not(None)))
            id = "r-" + digest(kind, key, number)[:24]
            insert_new(
                connection, runs, [{"id": id, "kind": kind, "key": key, "started_at": stamp(at), "detail": "{}"}]
            )
            return _run(connection.execute(select(runs).where(*mine, runs.c.finished_at.is_(None))).one())

    def finish_run(self, run: str, at: datetime, detail: dict[str, Any]) -> None:
        with self.writing() as connection:
            connection.execute(
                update(runs).where(runs.c.id == run).values(finished_at=stamp(at), detail=canonical(detail))
            )

    def run(self, id: str) -> Run | None:
        with self.reading() as connection:
            found = connection.execute(select(runs).where(runs.c.id == id)).first()
        return _run(found) if found else None

    def runs(self, kind: str | None = None) -> list[Run]:
        """In the order in which they were started."""
        query = select(runs).order_by(runs.c.started_at, runs.c.id)
        if kind is not None:
            query = query.where(runs.c.kind == kind)
        with self.reading() as connection:
            return [_run(row) for row in connection.execute(query)]

    def queue(self, run: str, source: str, urls: Iterable[str], depth: int = 0, referrer: str | None = None) -> None:
        """Pages to fetch; one that this run has, in whatever state, stays as it is."""
        rows = [
            {"run": run, "source": source, "url": url, "state": "queued", "depth": depth, "referrer": referrer}
            for url in dict.fromkeys(urls)
        ]
        with self.writing() as connection:
            insert_new(connection, visits, rows)

    def queued(self, run: str, source: str) -> list[Visit]:
        """What is left to fetch, nearest to the start first."""
        return self._visits(visits.c.run == run, visits.c.source == source, visits.c.state == "queued")

    def visits(self, run: str) -> list[Visit]:
        return self._visits(visits.c.run == run)

    def mark(
        self,
        run: str,
        url: str,
        state: str,
        reason: str | None = None,
        capture: str | None = None,
        *,
        source: str | None = None,
        at: datetime | None = None,
    ) -> bool:
        """What became of a page (of each source that asked for it, or of one); False if the run has no such page."""
        change = update(visits).where(visits.c.run == run, visits.c.url == url)
        if source is not None:
            change = change.where(visits.c.source == source)
        values = {"state": state, "reason": reason, "capture": capture, "tried_at": stamp(at or self.clock())}
        with self.writing() as connection:
            return connection.execute(change.values(values)).rowcount > 0

    def _visits(self, *conditions: ColumnElement[bool]) -> list[Visit]:
        query = select(visits).where(*conditions).order_by(visits.c.source, visits.c.depth, visits.c.url)
        with self.reading() as connection:
            return [_visit(row) for row in connection.execute(query)]


def _run(row: Row[Any]) -> Run:
    return Run(
        id=row.id,
        kind=row.kind,
        key=row.key,
        started_at=moment(row.started_at),
        finished_at=moment(row.finished_at) if row.finished_at else None,
        detail=json.loads(row.detail),
    )


def _visit(row: Row[Any]) -> Visit:
    return Visit.model_validate(dict(row._mapping))
