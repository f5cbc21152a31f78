"""What a source says is kept with its evidence and its two clocks, and nothing is edited."""

import time
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from manumit.ledger import Ledger
from manumit.ledger.errors import NoEvidence
from manumit.ledger.tables import APPEND_ONLY
from manumit.model.statement import Draft, Link, Listing, Record, Statement
from manumit.model.words import EntityKind, LinkKind

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SOURCE = "bd_register"


def says(key: str, *, capture: str = "c-1", source: str = SOURCE, **more: Any) -> Statement:
    record = Record(id=f"{source}/{key}", entity=EntityKind.AGENCY, name=f"Agency {key}", country="bd")
    return Draft(body=record, row=1, **more).of(source, capture)


def day(number: int) -> datetime:
    return NOON + timedelta(days=number)


def names(said: Iterable[Statement]) -> set[str]:
    return {s.body.id.partition("/")[2] for s in said if isinstance(s.body, Record)}


def test_statements_come_back_as_they_were_said_in_the_order_of_their_ids(ledger: Ledger) -> None:
    link = Draft(body=Link(link=LinkKind.RECRUITS_FOR, source="a/1", target="a/2", placed_on=date(2026, 2, 2)), row=3)
    listing = Draft(
        body=Listing(subject="a/1", list="Border list", measure="import_ban"), document="d-1", zone="main",
        start=3, end=9, quote="“quoted”", valid_from=date(2026, 1, 1), valid_to=date(2026, 2, 1),
    )  # fmt: skip
    said = [says("1"), link.of("a", "c-1"), listing.of("b", "c-2")]
    assert ledger.add_statements(said, seen_at=NOON, run="r") == 3
    assert list(ledger.statements()) == sorted(said, key=lambda statement: statement.id)
    assert ledger.statement(said[2].id) == said[2]
    assert ledger.statement("s-none") is None
    assert ledger.sources() == {SOURCE, "a", "b"}


def test_statements_are_found_by_kind_source_and_capture(ledger: Ledger) -> None:
    link = Draft(body=Link(link=LinkKind.OWNS, source="x/1", target="x/2")).of("x", "c-2")
    ledger.add_statements([says("1"), says("2", capture="c-2"), link], seen_at=NOON, run="r")
    assert list(ledger.statements(kinds={"link"})) == [link]
    assert list(ledger.statements(sources=["x"])) == [link]
    assert names(ledger.statements(capture="c-2")) == {"2"}
    assert names(ledger.statements(kinds={"entity"}, sources={SOURCE}, capture="c-1")) == {"1"}
    assert list(ledger.statements(kinds=set())) == []


def test_saying_it_again_adds_nothing_but_a_sighting(ledger: Ledger) -> None:
    assert ledger.add_statements([says("1"), says("1")], seen_at=day(0), run="r1") == 1
    assert ledger.add_statements([says("1", capture="c-2"), says("2")], seen_at=day(1), run="r2") == 1
    assert ledger.add_statements([says("1")], seen_at=day(1), run="r2") == 0
    assert ledger.clocks(says("1").id) == (day(0), day(1), None)
    assert len(list(ledger.statements())) == 2
    with pytest.raises(KeyError):
        ledger.clocks("s-none")


def test_a_statement_without_its_capture_is_refused_and_nothing_of_the_call_is_kept(ledger: Ledger) -> None:
    lacking = says("2", capture="c-none")
    with pytest.raises(NoEvidence, match=rf"{lacking.id} of {SOURCE}: .* no capture c-none"):
        ledger.add_statements([says("1"), lacking], seen_at=NOON, run="r")
    assert list(ledger.statements()) == []


@pytest.mark.parametrize("capture", ["'c-none'", "NULL"])
def test_the_database_itself_refuses_a_statement_without_evidence(ledger: Ledger, capture: str) -> None:
    row = (
        f"INSERT INTO statements (id, source, kind, capture, body, evidence) VALUES ('s', 's', 'k', {capture}, '', '')"
    )
    with pytest.raises(IntegrityError), ledger.engine.begin() as connection:
        connection.execute(text(row))


@pytest.mark.parametrize("table", [table.name for table in APPEND_ONLY])
@pytest.mark.parametrize("edit", ["DELETE FROM {}", "UPDATE {} SET rowid = rowid"])
def test_the_database_itself_refuses_to_edit_or_delete(ledger: Ledger, table: str, edit: str) -> None:
    fill(ledger)
    with pytest.raises(IntegrityError, match="append-only"), ledger.engine.begin() as connection:
        connection.execute(text(edit.format(table)))


def test_what_a_snapshot_no_longer_lists_has_gone(ledger: Ledger) -> None:
    other = says("9", source="other")
    ledger.add_statements([says("1"), says("2"), other], seen_at=day(0), run="r1")
    ledger.add_statements([says("1")], seen_at=day(1), run="r2")
    assert ledger.record_departures(SOURCE, seen_ids={says("1").id}, at=day(1), run="r2") == 1
    assert ledger.record_departures(SOURCE, seen_ids={says("1").id}, at=day(2), run="r3") == 0
    assert names(ledger.statements()) == {"1", "9"}
    assert names(ledger.statements(current=False)) == {"1", "2", "9"}
    assert ledger.clocks(says("2").id) == (day(0), day(0), day(1))


def test_what_comes_back_is_current_again(ledger: Ledger) -> None:
    for number, listed in enumerate([True, False, True, False, True]):
        if listed:
            ledger.add_statements([says("1")], seen_at=day(number), run=f"r{number}")
        else:
            assert ledger.record_departures(SOURCE, seen_ids=set(), at=day(number), run=f"r{number}") == 1
        assert names(ledger.statements()) == ({"1"} if listed else set())
    assert ledger.clocks(says("1").id) == (day(0), day(4), None)
    for number, listed in enumerate([True, False, True, False, True]):
        assert names(ledger.statements(known=day(number))) == ({"1"} if listed else set())


def test_as_of_a_moment_only_what_was_known_then_is_there(ledger: Ledger) -> None:
    ledger.add_statements([says("1")], seen_at=day(0), run="r1")
    ledger.add_statements([says("2")], seen_at=day(2), run="r2")
    ledger.record_departures(SOURCE, seen_ids={says("2").id}, at=day(2), run="r2")
    assert names(ledger.statements(known=day(-1))) == set()
    assert names(ledger.statements(known=day(1))) == {"1"}
    assert names(ledger.statements(known=day(2))) == {"2"}
    assert names(ledger.statements(known=day(2), current=False)) == {"1", "2"}


def test_a_text_that_is_read_anew_loses_what_it_no_longer_says(ledger: Ledger) -> None:
    ledger.add_statements([says("1"), says("2"), says("3", capture="c-2")], seen_at=day(0), run="r1")
    ledger.add_statements([says("1")], seen_at=day(1), run="r2")
    ledger.record_departures(SOURCE, seen_ids={says("1").id}, at=day(1), run="r2", capture="c-1")
    assert names(ledger.statements()) == {"1", "3"}


def test_an_unchanged_capture_says_again_what_it_said(ledger: Ledger) -> None:
    ledger.add_statements([says("1"), says("2")], seen_at=day(0), run="r1")
    ledger.record_departures(SOURCE, seen_ids={says("1").id}, at=day(1), run="r2", capture="c-1")
    assert ledger.see_again("c-1", seen_at=day(3), run="r3") == {says("1").id}
    assert ledger.clocks(says("1").id)[1] == day(3)
    assert names(ledger.statements()) == {"1"}


def test_a_moment_without_a_time_zone_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="time zone"):
        ledger.add_statements([says("1")], seen_at=datetime(2026, 3, 1), run="r")


def test_more_than_one_page_of_statements_streams_back_in_order(ledger: Ledger) -> None:
    assert ledger.add_statements((says(str(number)) for number in range(6_000)), seen_at=NOON, run="r") == 6_000
    ids = [statement.id for statement in ledger.statements()]
    assert ids == sorted(ids)
    assert len(ids) == 6_000


@pytest.mark.slow
def test_a_hundred_thousand_statements_load_in_less_than_half_a_minute(ledger: Ledger) -> None:
    many = [says(str(number)) for number in range(100_000)]
    started = time.process_time()
    assert ledger.add_statements(many, seen_at=NOON, run="r") == 100_000
    assert time.process_time() - started < 30


def fill(ledger: Ledger) -> None:
    """A row in every append-only table."""
    from manumit.model.document import Document
    from manumit.model.identity import Judgement, Verdict

    ledger.put_document(Document(id="d-1", capture="c-1", source=SOURCE))
    ledger.add_statements([says("1")], seen_at=NOON, run="r")
    ledger.record_departures(SOURCE, seen_ids=set(), at=NOON, run="r")
    ledger.judge(Judgement(left="a", right="b", verdict=Verdict.SAME, by="rule", at=NOON, why="same number"))
