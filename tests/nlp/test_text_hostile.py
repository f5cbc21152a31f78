"""Hostile input ends in a named state, in the jail, with this process alive."""

import zlib
from datetime import UTC, datetime

import pytest

from manumit.model.document import Document, ReadState
from manumit.model.evidence import Capture
from manumit.model.words import DocumentType
from nlp.text import read_capture, read_lines

SENTENCE = b"The agency kept all passports in the office safe and returned them only with approval. "


def read(payload: bytes, mime: str) -> Document:
    capture = Capture(
        id="c-1",
        source="hostile",
        url="http://hostile.test/input",
        fetched_at=datetime(2026, 3, 12, tzinfo=UTC),
        mime=mime,
        sha256="0" * 64,
        length=len(payload),
        warc_file="a.warc.gz",
        warc_offset=0,
    )
    return read_capture(capture, payload, type=DocumentType.OTHER, publisher=None)


def pdf_bomb() -> bytes:
    """One page whose content stream unpacks to 300 MB of text operators."""
    packer = zlib.compressobj(9)
    unit = b"BT /F1 12 Tf (x) Tj ET " * 40_000
    stream = b"".join(packer.compress(unit) for _ in range(330)) + packer.flush()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, part) for number, part in enumerate(parts, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size 6>>"


def test_a_page_nested_beyond_reading_is_broken_not_empty() -> None:
    document = read(b"<html><body>" + b"<div>" * 300_000 + SENTENCE * 20 + b"</div>" * 300_000, "text/html")
    assert document.state is ReadState.BROKEN
    assert document.reason


def test_a_page_that_parsed_to_nothing_says_so() -> None:
    document = read(b"<html><body>" + b"<b>" * 5_000 + SENTENCE * 20, "text/html")
    assert document.full or document.state is ReadState.BROKEN
    assert document.full or "parsed to" in (document.reason or "")


def test_a_page_with_a_huge_number_of_attributes_ends() -> None:
    attributes = b" ".join(b"a%d=1" % number for number in range(20_000))
    document = read(b"<html><body><p " + attributes + b">" + SENTENCE + b"</p></body></html>", "text/html")
    assert document.state in (ReadState.READ, ReadState.BROKEN)
    assert document.main or document.reason


@pytest.mark.slow
def test_a_page_with_half_a_million_attributes_is_given_up_by_name() -> None:
    attributes = b" ".join(b"a%d=1" % number for number in range(500_000))
    document = read(b"<html><body><p " + attributes + b">" + SENTENCE + b"</p></body></html>", "text/html")
    assert document.main or (document.state is ReadState.BROKEN and document.reason)


@pytest.mark.slow
def test_a_pdf_bomb_is_broken_by_name() -> None:
    document = read(pdf_bomb(), "application/pdf")
    assert document.state is ReadState.BROKEN
    assert document.reason


def test_a_page_of_fifty_megabytes_is_refused_with_its_size() -> None:
    document = read(SENTENCE * 580_000, "text/html")
    assert document.state is ReadState.TOO_LARGE
    assert "at most" in (document.reason or "")
    assert document.main == ""


def test_a_page_whose_text_is_too_long_is_not_cut_off_in_silence() -> None:
    document = read(b"<html><body><p>" + SENTENCE * 12_000 + b"</p></body></html>", "text/html")
    assert document.state is ReadState.PARTLY_READ
    assert "split the file" in (document.reason or "")
    assert len(document.main) <= 1_000_000


def test_one_line_of_two_megabytes_is_read_in_part() -> None:
    capture_line = b'{"id": "a", "text": "' + SENTENCE * 24_000 + b'"}'
    capture = Capture(
        id="c-1",
        source="hostile",
        url="file:lines",
        fetched_at=datetime(2026, 3, 12, tzinfo=UTC),
        mime="application/jsonl",
        sha256="0" * 64,
        length=1,
        warc_file="a.warc.gz",
        warc_offset=0,
    )
    (document,) = read_lines(capture, capture_line)
    assert document.state is ReadState.PARTLY_READ


@pytest.mark.parametrize(
    "payload",
    [b"%PDF-1.7\n" + b"0" * 5_000, b"%PDF-", b"<html" * 2_000, b"<!--" * 2_000, b"&#0;&#xD800;" * 500, b"\x00" * 5_000],
)
def test_rubbish_ends_in_a_state(payload: bytes) -> None:
    document = read(payload, "text/html")
    assert document.main or document.reason
