"""What is put into the archive comes out as it went in, and in a form that other tools read."""

import gzip
import zlib
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from manumit.archive import Archive, HttpHead, Sighting
from manumit.archive.errors import AddressRefused, CaptureUnknown, PayloadMismatch
from manumit.model.evidence import Capture

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
URL = "http://harbour.test/list"


def put(archive: Archive, payload: bytes, *, url: str = URL, at: datetime = NOON, **more: object) -> Capture:
    return archive.put(
        source="harbour_ngo", url=url, payload=payload, mime="text/html", fetched_at=at, **more  # type: ignore[arg-type]
    ).capture  # fmt: skip


def records(folder: Path) -> list[tuple[str, dict[str, str], bytes]]:
    found = []
    for path in sorted(folder.glob("*.warc.gz")):
        with path.open("rb") as file:
            found += [
                (record.rec_type, dict(record.rec_headers.headers), record.content_stream().read())
                for record in ArchiveIterator(file, check_digests="raise")
            ]
    return found


def test_a_payload_comes_back_and_its_capture_tells_all_of_it(archive: Archive) -> None:
    capture = put(archive, b"page", robots="allowed", tls_verified=False, ip="127.0.0.1", title="A page", status=203)
    assert archive.payload(capture) == archive.payload(capture.id) == b"page"
    assert archive.capture(capture.id) == capture
    assert (capture.robots, capture.tls_verified, capture.ip) == ("allowed", False, "127.0.0.1")
    assert (capture.title, capture.status, capture.length) == ("A page", 203, 4)
    assert capture.id == Capture.id_of("harbour_ngo", URL, capture.sha256)


def test_the_same_bytes_again_are_one_capture_seen_twice(archive: Archive, folder: Path) -> None:
    first = archive.put(source="s", url=URL, payload=b"page", mime="text/html", fetched_at=NOON)
    later = NOON + timedelta(days=1)
    again = archive.put(source="s", url=URL, payload=b"page", mime="text/html", fetched_at=later)
    assert (first.new, again.new) == (True, False)
    assert again.capture == first.capture
    assert list(archive.captures()) == [first.capture]
    assert list(archive.sightings()) == [Sighting(first.capture.id, NOON), Sighting(first.capture.id, later)]
    assert [kind for kind, _, _ in records(folder)] == ["response", "revisit"]


def test_a_revisit_names_the_record_that_holds_the_bytes(archive: Archive, folder: Path) -> None:
    put(archive, b"page")
    put(archive, b"page", at=NOON + timedelta(days=1))
    (_, first, _), (_, again, _) = records(folder)
    assert again["WARC-Refers-To"] == first["WARC-Record-ID"]
    assert again["WARC-Payload-Digest"] == first["WARC-Payload-Digest"]
    assert again["WARC-Refers-To-Date"] == first["WARC-Date"] == "2026-03-01T12:00:00.000000Z"


def test_other_bytes_another_address_or_another_source_are_captures_of_their_own(archive: Archive) -> None:
    put(archive, b"page")
    put(archive, b"page, changed")
    put(archive, b"page", url=URL + "?page=2")
    archive.put(source="other", url=URL, payload=b"page", mime="text/html", fetched_at=NOON)
    assert len({capture.id for capture in archive.captures()}) == 4


@pytest.mark.parametrize(
    ("declared", "body"),
    [
        ("gzip", gzip.compress(b"page " * 99, mtime=0)),
        ("gzip", gzip.compress(b"page " * 98, mtime=0) + gzip.compress(b"page ", mtime=0)),
        ("deflate", zlib.compress(b"page " * 99)),
        ("deflate", zlib.compress(b"page " * 99)[2:-4]),
        ("X-GZIP", gzip.compress(b"page " * 99, mtime=0)),
    ],
)
def test_the_body_is_archived_as_received_and_read_decoded(
    archive: Archive, folder: Path, declared: str, body: bytes
) -> None:
    head = HttpHead(line="HTTP/1.1 200 OK", headers=(("Content-Encoding", declared),))
    capture = put(archive, b"page " * 99, body=body, response=head)
    assert archive.payload(capture) == b"page " * 99
    assert body in gzip.decompress((folder / capture.warc_file).read_bytes())
    assert archive.verify() == []


@pytest.mark.parametrize(
    "body", [b"not gzip", gzip.compress(b"another page", mtime=0), gzip.compress(b"page", mtime=0)[:-3]]
)
def test_a_body_that_does_not_give_the_payload_is_not_what_is_archived(
    archive: Archive, folder: Path, body: bytes
) -> None:
    head = HttpHead(line="HTTP/1.1 200 OK", headers=(("Content-Encoding", "gzip"), ("Content-Length", "9")))
    assert archive.payload(put(archive, b"page", body=body, response=head)) == b"page"
    member = gzip.decompress((folder / "evidence-00001.warc.gz").read_bytes())
    assert b"X-Archive-Orig-Content-Encoding: gzip" in member
    assert records(folder)[0][2] == b"page"


def test_a_request_is_kept_without_what_would_log_a_reader_in(archive: Archive, folder: Path) -> None:
    headers = (("Host", "harbour.test"), ("Cookie", "session=opensesame"), ("authorization", "Basic b3Blbg=="))
    put(archive, b"page", request=HttpHead(line="GET /list HTTP/1.1", headers=headers))
    (_, response, _), (kind, request, _) = records(folder)
    text = gzip.decompress((folder / "evidence-00001.warc.gz").read_bytes())
    assert kind == "request"
    assert request["WARC-Concurrent-To"] == response["WARC-Record-ID"]
    assert b"opensesame" not in text
    assert b"b3Blbg" not in text


def test_a_header_cannot_smuggle_in_another(archive: Archive, folder: Path) -> None:
    head = HttpHead(line="HTTP/1.1 200 OK", headers=(("X-Note", "a\r\nSet-Cookie: b"),))
    put(archive, b"page", url=URL + "\r\nWARC-Type: resource", response=head)
    assert records(folder)[0][0] == "response"
    assert b"\nSet-Cookie" not in gzip.decompress((folder / "evidence-00001.warc.gz").read_bytes())


def test_a_file_of_the_user_is_a_resource_under_its_name_alone(archive: Archive, folder: Path) -> None:
    capture = archive.put(
        source="user", url="file:suppliers 2026.csv", payload=b"name\n", mime="text/csv", fetched_at=NOON
    ).capture
    assert archive.payload(capture) == b"name\n"
    assert records(folder)[0][0] == "resource"
    for path in ("file:///home/someone/a.csv", "file:lists/a.csv", "file:C:\\lists\\a.csv"):
        with pytest.raises(AddressRefused, match="name alone"):
            archive.put(source="user", url=path, payload=b"", mime="text/csv", fetched_at=NOON)


def test_an_empty_payload_is_evidence_too(archive: Archive) -> None:
    assert archive.payload(put(archive, b"")) == b""
    assert archive.verify() == []


def test_times_are_kept_in_utc(archive: Archive) -> None:
    capture = put(archive, b"page", at=NOON.astimezone(timezone(timedelta(hours=6))))
    assert capture.fetched_at.isoformat() == "2026-03-01T12:00:00+00:00"


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        archive = Archive(tmp_path / name)
        put(archive, b"page", request=HttpHead(line="GET / HTTP/1.1"))
        put(archive, b"page")
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two


def test_files_turn_over_at_the_limit(folder: Path) -> None:
    archive = Archive(folder, file_limit=1000)
    captures = [put(archive, bytes(str(number), "ascii") * 100) for number in range(8)]
    assert len({capture.warc_file for capture in captures}) > 1
    assert [archive.payload(capture) for capture in captures] == [str(n).encode() * 100 for n in range(8)]
    assert archive.verify() == []


def test_a_capture_that_was_never_stored_is_an_error(archive: Archive) -> None:
    assert archive.capture("c-none") is None
    with pytest.raises(CaptureUnknown, match="c-none"):
        archive.payload("c-none")


def test_changed_bytes_are_never_given_out(archive: Archive, folder: Path) -> None:
    capture = put(archive, b"page " * 50)
    path = folder / capture.warc_file
    content = path.read_bytes()
    for position in range(len(content)):
        changed = bytearray(content)
        changed[position] ^= 1
        path.write_bytes(changed)
        with suppress(PayloadMismatch):
            assert archive.payload(capture) == b"page " * 50  # the byte was no part of the payload
    path.write_bytes(content[:-30])
    with pytest.raises(PayloadMismatch, match=capture.warc_file):
        archive.payload(capture)


def test_the_manifest_alone_lists_every_capture(filled: Archive, folder: Path) -> None:
    captures = list(filled.captures())
    for path in folder.glob("*.warc.gz"):
        path.unlink()
    assert list(Archive(folder).captures()) == captures
    assert len(captures) == 3
