"""Captures, documents and judgements, as they were given; and the ledger as a whole."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, insert, inspect, select

from manumit.ledger import Ledger
from manumit.ledger.errors import LedgerUnusable, NoEvidence
from manumit.model.document import Document, ReadState
from manumit.model.errors import ConfigurationProblem
from manumit.model.evidence import Capture
from manumit.model.identity import Judgement, Verdict

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def document(row: int | None = None, *, capture: str = "c-1", main: str = "The agency kept no papers.") -> Document:
    return Document(id=Document.id_of(capture, row), capture=capture, row=row, source="bd_register", main=main)


def judgement(left: str, right: str, verdict: Verdict, *, hours: int = 0) -> Judgement:
    return Judgement(
        left=left, right=right, verdict=verdict, score=0.5, by="analyst", at=NOON + timedelta(hours=hours), why="seen"
    )


def test_captures_come_back_in_the_order_of_their_ids(ledger: Ledger) -> None:
    first = ledger.capture("c-1")
    assert first is not None
    other = Capture(**{**first.model_dump(), "id": "c-0", "source": "other", "tls_verified": False, "title": "Ü"})
    ledger.add_capture(other)
    ledger.add_capture(other)
    assert ledger.capture("c-0") == other
    assert ledger.capture("c-none") is None
    assert [capture.id for capture in ledger.captures()] == ["c-0", "c-1", "c-2"]
    assert list(ledger.captures(source="other")) == [other]


def test_a_document_is_kept_once(ledger: Ledger) -> None:
    assert not ledger.has_documents("c-1")
    assert ledger.put_document(document())
    assert not ledger.put_document(document())
    assert ledger.has_documents("c-1")
    assert list(ledger.documents()) == [document()]
    assert ledger.document(document().id) == document()
    assert ledger.document("d-none") is None


def test_documents_come_in_the_order_of_their_ids_and_by_capture(ledger: Ledger) -> None:
    rows = [document(number) for number in range(1, 1200)]
    broken = Document(id="d-x", capture="c-2", source="s", state=ReadState.BROKEN, reason="cut")
    for one in [*rows, broken]:
        ledger.put_document(one)
    assert list(ledger.documents(capture="c-1")) == sorted(rows, key=lambda one: one.id)
    assert list(ledger.documents(capture="c-2")) == [broken]
    assert len(list(ledger.documents())) == 1200


def test_a_new_reading_of_a_document_counts_and_the_old_one_stays(ledger: Ledger) -> None:
    first, second = document(), document(main="The agency kept papers.")
    ledger.put_document(first)
    assert ledger.put_document(second)
    assert ledger.document(first.id) == second
    assert list(ledger.documents()) == [second]
    assert ledger.revisions(first.id) == [second, first]
    assert ledger.put_document(first)
    assert ledger.document(first.id) == first


def test_a_document_without_its_capture_is_refused(ledger: Ledger) -> None:
    with pytest.raises(NoEvidence, match="c-none"):
        ledger.put_document(document(capture="c-none"))


def test_a_capture_is_read_once_by_each_version_of_a_reader(ledger: Ledger) -> None:
    assert not ledger.parsed("c-1", "v1")
    ledger.mark_parsed("c-1", "v1")
    ledger.mark_parsed("c-1", "v1")
    assert ledger.parsed("c-1", "v1")
    assert not ledger.parsed("c-1", "v2")
    assert not ledger.parsed("c-2", "v1")
    assert not ledger.parsed("c-1", "v1", stage="parse")


def test_the_latest_judgement_of_a_pair_counts_whichever_way_round(ledger: Ledger) -> None:
    ledger.judge(judgement("b", "a", Verdict.SAME))
    ledger.judge(judgement("a", "b", Verdict.DIFFERENT, hours=1))
    ledger.judge(judgement("c", "d", Verdict.UNSURE))
    assert [(j.left, j.right, j.verdict) for j in ledger.judgements()] == [
        ("a", "b", Verdict.DIFFERENT),
        ("c", "d", Verdict.UNSURE),
    ]
    assert [j.verdict for j in ledger.judgements(known=NOON)] == [Verdict.SAME, Verdict.UNSURE]


def test_two_judgements_of_one_moment_count_in_the_order_given(ledger: Ledger) -> None:
    ledger.judge(judgement("a", "b", Verdict.SAME))
    ledger.judge(judgement("a", "b", Verdict.DIFFERENT))
    ledger.judge(judgement("a", "b", Verdict.SAME))  # the very same decision again adds nothing
    assert [j.verdict for j in ledger.judgements()] == [Verdict.DIFFERENT]


def test_everything_is_there_after_closing_and_opening(address: str, ledger: Ledger) -> None:
    ledger.put_document(document())
    ledger.close()
    with Ledger.open(address) as again:
        assert again.document(document().id) == document()
        assert again.capture("c-1") is not None


def test_other_tables_are_made_beside_the_ledgers_own(address: str) -> None:
    metadata = MetaData()
    notes = Table("notes", metadata, Column("id", Integer, primary_key=True))
    for _ in range(2):
        with Ledger.open(address, extra=(metadata,)) as ledger:
            with ledger.writing() as connection:
                connection.execute(insert(notes))
            assert {"notes", "statements"} <= set(inspect(ledger.engine).get_table_names())
    with Ledger.open(address) as ledger, ledger.reading() as connection:
        assert len(connection.execute(select(notes)).all()) == 2


def test_a_ledger_of_another_version_is_refused(address: str, ledger: Ledger) -> None:
    with ledger.writing() as connection:
        connection.exec_driver_sql("UPDATE schema_version SET version = 99")
    with pytest.raises(LedgerUnusable, match="version 99"):
        Ledger.open(address)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("name,country\n" * 100, encoding="utf-8")
    with pytest.raises(LedgerUnusable, match=r"list\.csv.*not a database"):
        Ledger.open(f"sqlite:///{tmp_path / 'list.csv'}")
    with pytest.raises(LedgerUnusable, match="check the path"):
        Ledger.open(f"sqlite:///{tmp_path}")


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("ledger.sqlite", "not the address of a database"),
        ("mysql://localhost/x", "SQLite or PostgreSQL only"),
        ("postgresql+nodriver://user:opensesame@localhost/x", "install the driver"),
    ],
)
def test_an_address_that_cannot_be_used_is_a_problem_of_configuration(address: str, what: str) -> None:
    with pytest.raises(ConfigurationProblem, match=what) as caught:
        Ledger.open(address)
    assert "opensesame" not in str(caught.value)


def test_the_file_is_in_write_ahead_mode_with_foreign_keys(tmp_path: Path, ledger: Ledger) -> None:
    with ledger.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    with sqlite3.connect(tmp_path / "data" / "ledger.sqlite") as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    plain.close()
