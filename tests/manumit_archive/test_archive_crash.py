"""A process may die at any moment, and several may write: nothing acknowledged is lost, nothing is there twice."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from manumit.archive import Archive
from manumit.archive.errors import ArchiveDamaged

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from manumit.archive import Archive
archive = Archive(Path(sys.argv[1]), file_limit=20_000)
for number in range(int(sys.argv[3])):
    stored = archive.put(source="s", url=f"http://{sys.argv[2]}.test/{number}", payload=b"%d" % number * 200,
                         mime="text/html", fetched_at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    print(stored.capture.id, flush=True)
"""


def put(archive: Archive, number: int) -> str:
    payload = b"page %d" % number
    return archive.put(
        source="s", url=f"http://a.test/{number}", payload=payload, mime="text/html", fetched_at=NOON
    ).capture.id


def writer(folder: Path, host: str, pages: int) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", WRITER, str(folder), host, str(pages)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def test_a_torn_last_line_is_cut_and_its_record_with_it(archive: Archive, folder: Path) -> None:
    kept = put(archive, 1)
    head = (folder / "manifest.head").read_bytes()
    put(archive, 2)
    (folder / "manifest.head").write_bytes(head)  # as if the process had died while it wrote the line
    os.truncate(folder / "manifest.jsonl", (folder / "manifest.jsonl").stat().st_size - 20)
    opened = Archive(folder)
    assert [capture.id for capture in opened.captures()] == [kept]
    assert opened.verify() == []
    assert opened.payload(put(opened, 2)) == b"page 2"
    assert opened.verify() == []


def test_bytes_that_no_line_speaks_of_are_cut(archive: Archive, folder: Path) -> None:
    put(archive, 1)
    path = folder / "evidence-00001.warc.gz"
    size = path.stat().st_size
    with path.open("ab") as file:
        file.write(b"half a record")
    Archive(folder)
    assert path.stat().st_size == size


def test_a_write_that_failed_half_way_leaves_room_for_the_next(archive: Archive, folder: Path) -> None:
    put(archive, 1)
    with (folder / "evidence-00001.warc.gz").open("ab") as file:
        file.write(b"half a record")
    assert archive.payload(put(archive, 2)) == b"page 2"
    assert archive.verify() == []


def test_a_line_that_was_acknowledged_is_never_cut_as_torn(archive: Archive, folder: Path) -> None:
    put(archive, 1)
    put(archive, 2)
    path = folder / "manifest.jsonl"
    content = path.read_bytes()
    path.write_bytes(content[:-20])
    opened = Archive(folder)
    assert path.read_bytes() == content[:-20]
    with pytest.raises(ArchiveDamaged, match=r"manifest\.jsonl"):
        put(opened, 3)


def test_a_removed_manifest_does_not_make_an_archive_empty(archive: Archive, folder: Path) -> None:
    put(archive, 1)
    size = (folder / "evidence-00001.warc.gz").stat().st_size
    (folder / "manifest.jsonl").unlink()
    for _ in range(2):
        opened = Archive(folder)
        with pytest.raises(ArchiveDamaged, match="missing"):
            put(opened, 2)
        with pytest.raises(ArchiveDamaged, match="missing"):
            list(opened.captures())
        (folder / "manifest.head").unlink(missing_ok=True)
    assert (folder / "evidence-00001.warc.gz").stat().st_size == size


def test_an_archive_that_was_cut_takes_nothing_more(archive: Archive, folder: Path) -> None:
    put(archive, 1)
    os.truncate(folder / "evidence-00001.warc.gz", 10)
    with pytest.raises(ArchiveDamaged, match=r"evidence-00001.*missing at its end"):
        put(Archive(folder), 2)


def test_two_who_have_it_open_see_what_the_other_adds(archive: Archive, folder: Path) -> None:
    other = Archive(folder)
    one, two = put(archive, 1), put(other, 2)
    assert other.payload(one) == b"page 1"
    assert archive.payload(two) == b"page 2"
    assert [c.id for c in archive.captures()] == [c.id for c in other.captures()] == [one, two]


def test_threads_may_share_it(archive: Archive) -> None:
    with ThreadPoolExecutor(4) as threads:
        ids = set(threads.map(lambda number: put(archive, number % 20), range(60)))
    assert {capture.id for capture in archive.captures()} == ids
    assert len(list(archive.sightings())) == 60
    assert archive.verify() == []


def test_two_processes_write_at_once(folder: Path) -> None:
    Archive(folder)
    both = [writer(folder, host, 40) for host in ("a", "b")]
    written = [process.communicate(timeout=60)[0].split() for process in both]
    archive = Archive(folder)
    assert sorted([*written[0], *written[1]]) == sorted(capture.id for capture in archive.captures())
    assert archive.verify() == []


def test_a_killed_writer_loses_nothing_that_it_was_told_is_safe(folder: Path) -> None:
    for number in range(6):
        process = writer(folder, f"h{number}", 10_000)
        assert process.stdout
        told = [process.stdout.readline().strip()]
        time.sleep(0.01 + 0.013 * number)
        process.kill()
        told += process.stdout.read().split()
        process.stdout.close()
        process.wait()
        archive = Archive(folder)
        assert archive.verify() == []
        held = {capture.id for capture in archive.captures()}
        assert held >= {id for id in told if len(id) == 26}
        assert all(archive.payload(id) for id in told if len(id) == 26)
