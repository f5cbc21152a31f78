"""A run that was killed goes on where it stopped, and several processes may work on one ledger."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import exc
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from manumit.ledger import Ledger
from manumit.ledger.guards import triggers
from manumit.ledger.tables import APPEND_ONLY, metadata

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
WRITER = """
import sys
from datetime import UTC, datetime
from manumit.ledger import Ledger
from manumit.model.statement import Draft, Record
now = datetime(2026, 3, 1, 12, tzinfo=UTC)
with Ledger.open(sys.argv[1]) as ledger:
    run = ledger.open_run("crawl", "all", now)
    for number in range(12):
        record = Record(id=f"{sys.argv[2]}/{number}", entity="company", name=f"Mill {number}")
        ledger.add_statements([Draft(body=record).of(sys.argv[2], "c-1")], seen_at=now, run=run.id)
        ledger.queue(run.id, sys.argv[2], [f"http://{sys.argv[2]}.test/{number}"])
        ledger.mark(run.id, f"http://{sys.argv[2]}.test/{number}", "done")
    print(run.id)
"""


def test_an_unfinished_run_is_found_again_and_a_finished_one_is_not(ledger: Ledger) -> None:
    first = ledger.open_run("scan", "list-1", NOON)
    assert ledger.open_run("scan", "list-1", NOON + timedelta(hours=1)) == first
    assert ledger.open_run("scan", "list-2", NOON).id != first.id
    assert ledger.open_run("crawl", "list-1", NOON).id != first.id
    ledger.finish_run(first.id, NOON + timedelta(hours=2), {"rows": 59})
    finished = ledger.run(first.id)
    assert finished is not None
    assert (finished.finished_at, finished.detail) == (NOON + timedelta(hours=2), {"rows": 59})
    second = ledger.open_run("scan", "list-1", NOON + timedelta(hours=3))
    assert second.id != first.id
    assert [run.id for run in ledger.runs("scan")][-1] == second.id
    assert ledger.run("r-none") is None


def test_what_is_queued_is_fetched_nearest_first_and_once(ledger: Ledger) -> None:
    run = ledger.open_run("crawl", "all", NOON).id
    ledger.queue(run, "ngo", ["http://a.test/"])
    ledger.queue(
        run, "ngo", ["http://a.test/z", "http://a.test/b", "http://a.test/"], depth=1, referrer="http://a.test/"
    )
    ledger.queue(run, "other", ["http://b.test/"])
    assert [v.url for v in ledger.queued(run, "ngo")] == ["http://a.test/", "http://a.test/b", "http://a.test/z"]
    assert ledger.mark(run, "http://a.test/", "done", capture="c-1")
    assert ledger.mark(run, "http://a.test/b", "closed", reason="robots.txt")
    ledger.queue(run, "ngo", ["http://a.test/", "http://a.test/b"])
    assert [v.url for v in ledger.queued(run, "ngo")] == ["http://a.test/z"]
    assert [(v.state, v.reason, v.capture, v.tried_at) for v in ledger.visits(run)] == [
        ("done", None, "c-1", NOON),
        ("closed", "robots.txt", None, NOON),
        ("queued", None, None, None),
        ("queued", None, None, None),
    ]
    assert ledger.visits(run)[1].referrer == "http://a.test/"
    assert not ledger.mark(run, "http://elsewhere.test/", "done")


def test_a_page_that_two_sources_want_is_queued_for_each(ledger: Ledger) -> None:
    run = ledger.open_run("crawl", "all", NOON).id
    for source in ("one", "two"):
        ledger.queue(run, source, ["http://a.test/"])
    ledger.mark(run, "http://a.test/", "done", source="one")
    assert ledger.queued(run, "one") == []
    assert len(ledger.queued(run, "two")) == 1


def test_the_frontier_of_another_run_is_apart(ledger: Ledger) -> None:
    run = ledger.open_run("crawl", "all", NOON).id
    ledger.queue(run, "ngo", ["http://a.test/"])
    ledger.mark(run, "http://a.test/", "failed", reason="timeout")
    ledger.finish_run(run, NOON, {})
    after = ledger.open_run("crawl", "all", NOON).id
    ledger.queue(after, "ngo", ["http://a.test/"])
    assert len(ledger.queued(after, "ngo")) == 1


def test_a_state_that_nobody_knows_is_refused(ledger: Ledger) -> None:
    run = ledger.open_run("crawl", "all", NOON).id
    ledger.queue(run, "ngo", ["http://a.test/"])
    with pytest.raises(exc.IntegrityError, match="known_visit_state"):
        ledger.mark(run, "http://a.test/", "perhaps")


def test_two_processes_write_at_once_in_one_run(address: str, ledger: Ledger) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    both = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, address, name], stdout=subprocess.PIPE, text=True, env=environment
        )
        for name in ("north", "south")
    ]
    runs = {process.communicate(timeout=60)[0].strip() for process in both}
    assert [process.returncode for process in both] == [0, 0]
    assert len(runs) == 1
    assert len(list(ledger.statements())) == 24
    assert {visit.state for visit in ledger.visits(runs.pop())} == {"done"}


def test_reading_goes_on_while_another_writes(ledger: Ledger) -> None:
    with ledger.writing() as connection, ledger.reading() as reader:
        connection.exec_driver_sql("INSERT INTO runs VALUES ('r', 'k', 'k', 't', NULL, '{}')")
        assert reader.exec_driver_sql("SELECT count(*) FROM runs").scalar() == 0


def test_the_same_tables_and_guards_can_be_made_in_postgresql() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    made = [str(CreateTable(table).compile(dialect=dialect)) for table in metadata.sorted_tables]
    made += [str(CreateIndex(i).compile(dialect=dialect)) for t in metadata.sorted_tables for i in t.indexes]
    assert sum("REFERENCES captures" in text for text in made) == 4
    assert any("WHERE finished_at IS NULL" in text for text in made)
    guards = list(triggers("postgresql"))
    assert all(any(f"ON {table.name} " in text for text in guards) for table in APPEND_ONLY)
