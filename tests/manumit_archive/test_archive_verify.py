"""Whatever is changed, cut, removed or moved in an archive is found, and its file is named."""

import random
from pathlib import Path

import pytest

from manumit.archive import Archive
from manumit.archive.manifest import HEAD, NAME

FLIPS = 60


def faulty_files(folder: Path) -> set[str]:
    return {fault.file for fault in Archive(folder).verify()}


def manifest_lines(folder: Path) -> list[bytes]:
    return (folder / NAME).read_bytes().splitlines(keepends=True)


def test_an_untouched_archive_has_no_fault(filled: Archive) -> None:
    told: list[tuple[int, int]] = []
    assert filled.verify(lambda done, all: told.append((done, all))) == []
    assert len(told) == len(manifest_lines(filled.folder)) == 7
    assert told[-1][0] == told[-1][1]
    assert len(list(filled.folder.glob("*.warc.gz"))) == 2


def test_a_flipped_byte_in_a_warc_file_is_found_in_that_file(filled: Archive, folder: Path) -> None:
    pick = random.Random(7)
    for path in sorted(folder.glob("*.warc.gz")):
        content = path.read_bytes()
        for position in sorted(pick.sample(range(len(content)), FLIPS // 2)):
            changed = bytearray(content)
            changed[position] ^= 1 << pick.randrange(8)
            path.write_bytes(changed)
            assert {fault.file for fault in filled.verify()} == {path.name}
        path.write_bytes(content)


def test_a_flipped_byte_in_the_manifest_is_found_there_and_no_warc_file_is_accused(
    filled: Archive, folder: Path
) -> None:
    pick = random.Random(11)
    path = folder / NAME
    content = path.read_bytes()
    for position in [*sorted(pick.sample(range(len(content)), FLIPS)), len(content) - 1]:
        changed = bytearray(content)
        changed[position] ^= 1 << pick.randrange(8)
        path.write_bytes(changed)
        faults = Archive(folder).verify()
        line = content[:position].count(b"\n") + 1
        assert {fault.file for fault in faults} == {NAME}, position
        assert line in {fault.line for fault in faults} or line + 1 in {fault.line for fault in faults}, position


def test_a_flipped_byte_in_the_head_is_found(filled: Archive, folder: Path) -> None:
    content = (folder / HEAD).read_bytes()
    for position in range(0, len(content) - 1, 5):
        changed = bytearray(content)
        changed[position] ^= 1
        (folder / HEAD).write_bytes(changed)
        assert faulty_files(folder) & {HEAD, NAME}, position


def test_each_removed_line_is_missed(filled: Archive, folder: Path) -> None:
    lines = manifest_lines(folder)
    for number in range(len(lines)):
        (folder / NAME).write_bytes(b"".join(lines[:number] + lines[number + 1 :]))
        faults = Archive(folder).verify()
        assert {fault.file for fault in faults} == {NAME}
        assert number + 1 in {fault.line for fault in faults}


def test_each_pair_of_swapped_lines_is_found(filled: Archive, folder: Path) -> None:
    lines = manifest_lines(folder)
    for number in range(len(lines) - 1):
        swapped = [*lines]
        swapped[number : number + 2] = reversed(lines[number : number + 2])
        (folder / NAME).write_bytes(b"".join(swapped))
        assert faulty_files(folder) == {NAME}


def test_an_edited_field_and_an_added_line_are_found(filled: Archive, folder: Path) -> None:
    lines = manifest_lines(folder)
    edited = [lines[0].replace(b"harbour.test", b"harbor.test"), *lines[1:]]
    for changed in (edited, [*lines, lines[-1]], [*lines, b"{}\n"], [*lines, b"\n"]):
        (folder / NAME).write_bytes(b"".join(changed))
        assert faulty_files(folder) == {NAME}


def test_a_removed_tail_is_missed_even_where_the_head_was_turned_back(filled: Archive, folder: Path) -> None:
    content = (folder / NAME).read_bytes()
    lines = manifest_lines(folder)
    head = (folder / HEAD).read_bytes()
    (folder / NAME).write_bytes(b"".join(lines[:-1]))
    (folder / HEAD).write_bytes(head)
    assert faulty_files(folder) == {NAME}
    (folder / NAME).write_bytes(content)
    (folder / HEAD).unlink()
    (folder / NAME).write_bytes(b"".join(lines[:-1]))
    assert HEAD in faulty_files(folder)


def test_a_cut_a_lengthened_a_foreign_and_a_missing_file_are_named(filled: Archive, folder: Path) -> None:
    first, second = sorted(folder.glob("*.warc.gz"))
    content = first.read_bytes()
    for changed in (content[:-1], content[:10], b"", content + b"x"):
        first.write_bytes(changed)
        assert {fault.file for fault in filled.verify()} == {first.name}
    first.write_bytes(content)
    (folder / "evidence-00009.warc.gz").write_bytes(content)
    assert {fault.file for fault in filled.verify()} == {"evidence-00009.warc.gz"}
    (folder / "evidence-00009.warc.gz").unlink()
    second.unlink()
    assert [(fault.file, fault.problem) for fault in filled.verify()] == [(second.name, "is missing")]


@pytest.mark.parametrize("name", [NAME, HEAD])
def test_a_missing_manifest_or_head_is_named(filled: Archive, folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert faulty_files(folder) == {name}


def test_two_records_exchanged_in_a_file_are_found(filled: Archive, folder: Path) -> None:
    entries = list(filled._manifest.entries())
    first, second = entries[0], entries[1]
    path = folder / first.file
    content = path.read_bytes()
    a, b = content[first.offset : first.end], content[second.offset : second.end]
    path.write_bytes(b + a + content[second.end :])
    assert {fault.file for fault in filled.verify()} == {first.file}
