"""What only the embedded engine promises: tables that refuse, whole commits, a snapshot that is never stale."""

import json
import sqlite3
import subprocess
import sys

import pytest

from graph.engines import open_store, snapshot
from graph.engines.embedded_reader import FEW
from graph.errors import GraphProblem
from manumit.model.errors import ConfigurationProblem
from manumit.settings import Settings


@pytest.fixture
def settings(tmp_path):
    return Settings(data=tmp_path)


@pytest.fixture
def raw(settings, world):
    """A plain SQL connection to a graph of two entities."""
    world.entity("a")
    world.entity("b")
    world.into(store := open_store(settings)).close()
    assert store is not None
    connection = sqlite3.connect(settings.embedded_graph)
    connection.execute("PRAGMA foreign_keys = ON")
    yield connection
    connection.close()


UNSUPPORTED = ["{}", '{"statements": []}', '{"statements": [""]}', '{"statements": null}', "not json"]


@pytest.mark.parametrize("doc", UNSUPPORTED)
def test_the_tables_refuse_what_no_statement_supports(raw, doc):
    for insert in (
        "INSERT INTO entity (id, kind, width, doc) VALUES ('c', 'company', 1, ?)",
        "INSERT INTO edge (id, kind, source, target, doc) VALUES ('l', 'SUPPLIES', 1, 2, ?)",
        "INSERT INTO signal (id, entity, kind, doc) VALUES ('x', 1, 'claim', ?)",
    ):
        with pytest.raises(sqlite3.DatabaseError, match=r"CHECK|malformed"):
            raw.execute(insert, (doc,))


def test_the_tables_refuse_losing_a_statement_ends_that_are_not_there_and_unknown_words(raw):
    doc = json.dumps({"statements": ["s-1"]})
    for refused, parameters in (
        ("UPDATE entity SET doc = '{\"statements\": []}'", ()),
        ("UPDATE entity SET doc = NULL", ()),
        ("INSERT INTO edge (id, kind, source, target, doc) VALUES ('l', 'SUPPLIES', 1, 99, ?)", (doc,)),
        ("INSERT INTO edge (id, kind, source, target, doc) VALUES ('l', 'SUPPLIES', NULL, 1, ?)", (doc,)),
        ("INSERT INTO edge (id, kind, source, target, doc) VALUES ('l', 'BLAMES', 1, 2, ?)", (doc,)),
        ("INSERT INTO signal (id, entity, kind, doc) VALUES ('x', 99, 'claim', ?)", (doc,)),
        ("INSERT INTO entity (id, kind, width, doc) VALUES ('c', 'person', 1, ?)", (doc,)),
    ):
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute(refused, parameters)


def test_a_build_that_is_cut_off_leaves_the_graph_as_it_was(settings, world, new_world):
    world.link("a", "SUPPLIES", "b")
    store = world.into(open_store(settings), version="whole")
    before = store.content_hash()
    store.close()
    half = open_store(settings)
    half.clear()
    half.put_entities([new_world().entity("other")])
    half.close()
    again = open_store(settings)
    assert (again.version(), again.content_hash()) == ("whole", before)
    again.close()


def test_readers_see_the_old_graph_until_the_commit(settings, world):
    world.entity("a")
    writer = world.into(open_store(settings), version="1")
    reader = open_store(settings)
    writer.clear()
    writer.put_entities([world.entity("b")])
    assert (reader.version(), [one.id for one in reader.entities()]) == ("1", ["a"])
    writer.commit("2")
    assert (reader.version(), [one.id for one in reader.entities()]) == ("2", ["b"])
    writer.close()
    reader.close()


def test_a_kill_in_the_middle_of_writing_leaves_the_last_commit(settings, world):
    world.link("a", "SUPPLIES", "b")
    store = world.into(open_store(settings), version="whole")
    before = store.content_hash()
    store.close()
    script = (
        "import os, sys; from pathlib import Path\n"
        "from graph.engines import open_store; from manumit.settings import Settings\n"
        "store = open_store(Settings(data=Path(sys.argv[1]))); store.clear()\n"
        "os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", script, str(settings.data)], check=False).returncode == -9
    again = open_store(settings)
    assert (again.version(), again.content_hash()) == ("whole", before)
    again.close()


def test_the_snapshot_follows_every_commit_even_of_the_same_version(settings, world):
    many = [f"m{number}" for number in range(FEW + 1)]
    for id in many:
        world.link(id, "SUPPLIES", "hub")
    store = world.into(open_store(settings), version="same")
    asked = ["hub", *many]
    assert sum(1 for _ in store.upstream(asked, tiers=2)) == 2 * len(many) + 1
    kept = settings.embedded_graph.with_suffix(".upstream.npz")
    assert kept.is_file()
    world.link("far", "SUPPLIES", "m0")
    world.into(store, version="same")
    assert ("hub", "far", 2) in {(one.subject, one.entity, one.tier) for one in store.upstream(asked, tiers=2)}
    store.put_entities([world.entity("late")])  # not committed: no snapshot of it, and none is needed
    assert [one.entity for one in store.upstream([*asked, "late"], tiers=0)] == [*asked, "late"]
    store.close()


def test_a_broken_or_leftover_snapshot_is_made_again(settings, world):
    for number in range(FEW + 1):
        world.link(f"m{number}", "SUPPLIES", "hub")
    subjects = sorted(world.entities)
    store = world.into(open_store(settings))
    whole = list(store.upstream(subjects, tiers=2))
    store.close()
    kept = settings.embedded_graph.with_suffix(".upstream.npz")
    for broken in (b"", b"PK\x03\x04 half a file", kept.read_bytes()[:-100]):
        kept.write_bytes(broken)
        store = open_store(settings)
        assert list(store.upstream(subjects, tiers=2)) == whole
        store.close()
    settings.embedded_graph.unlink()
    open_store(settings).close()
    assert not kept.exists()


def test_the_snapshot_and_the_tables_walk_alike(settings, world):
    for number in range(60):
        world.link(f"e{number % 17}", "SUPPLIES", f"e{number * 7 % 23}", id=f"l{number}")
    store = world.into(open_store(settings))
    subjects = sorted(world.entities)
    by_snapshot = list(store.upstream(subjects, tiers=3))
    assert by_snapshot == [one for subject in subjects for one in store.upstream([subject], tiers=3)]
    store.close()


def test_an_empty_snapshot_is_a_snapshot(tmp_path):
    empty = snapshot.build("1 1", [], [])
    empty.save(tmp_path / "s.npz")
    held = snapshot.load(tmp_path / "s.npz", "1 1")
    assert held is not None
    assert held.number("a") is None
    assert snapshot.load(tmp_path / "s.npz", "1 2") is None


def test_a_file_that_is_no_graph_is_named(settings):
    settings.data.mkdir(exist_ok=True)
    settings.embedded_graph.write_bytes(b"this is not a database, it is a letter\n" * 40)
    with pytest.raises(GraphProblem, match=r"graph\.sqlite: file is not a database; .*rebuild"):
        open_store(settings)


def test_another_database_is_left_alone(settings):
    other = sqlite3.connect(settings.embedded_graph)
    other.execute("CREATE TABLE diary (day TEXT)")
    other.close()
    with pytest.raises(ConfigurationProblem, match="not a graph of this version"):
        open_store(settings)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ConfigurationProblem, match="cannot open the graph"):
        open_store(Settings(data=tmp_path / "file" / "data"))


def test_a_second_writer_waits_and_then_says_so(settings, world, monkeypatch):
    monkeypatch.setattr("graph.engines.sqlite_file.WAIT", 0.05)
    first, second = open_store(settings), open_store(settings)
    first.clear()
    with pytest.raises(GraphProblem, match="another process is writing"):
        second.clear()
    first.close()
    second.close()
