"""PDF, plain text and JSON lines as text."""

import json
from datetime import UTC, datetime

import pytest
from fpdf import FPDF

from manumit.model.document import Document, ReadState
from manumit.model.evidence import Capture
from manumit.model.words import DocumentType
from nlp.text import line_id, read_capture, read_lines
from nlp.text.pages import flowing_text, lines_of, without_running_heads

ENGLISH = "The agency kept all passports in the office safe and returned them only with the manager's approval."


def capture(mime: str) -> Capture:
    return Capture(
        id="c-1",
        source="documents",
        url="file:passages",
        fetched_at=datetime(2026, 3, 12, tzinfo=UTC),
        mime=mime,
        sha256="0" * 64,
        length=1,
        warc_file="a.warc.gz",
        warc_offset=0,
    )


def read(payload: bytes, mime: str) -> Document:
    return read_capture(capture(mime), payload, type=DocumentType.OTHER, publisher=None, jailed=False)


def lines(*entries: object) -> list[Document]:
    return list(read_lines(capture("application/jsonl"), "\n".join(map(json.dumps, entries)).encode()))


def report(pages: list[str], *, title: str = "Field report") -> bytes:
    pdf = FPDF()
    pdf.set_title(title)
    for number, text in enumerate(pages, start=1):
        pdf.add_page()
        pdf.set_font("helvetica", size=11)
        pdf.cell(0, 8, "Harbour Watch - field report 2026", new_x="LMARGIN", new_y="NEXT")
        pdf.multi_cell(0, 6, text, align="L")
        pdf.set_y(-20)
        pdf.cell(0, 8, f"Page {number} of {len(pages)}")
    return bytes(pdf.output())


def test_a_pdf_is_read_page_by_page() -> None:
    document = read(
        report([f"Dormitory {word} was locked at night. {ENGLISH}" for word in ("one", "two", "three")]),
        "application/pdf",
    )
    assert document.state is ReadState.READ
    assert document.title == "Field report"
    assert document.main.index("Dormitory one") < document.main.index("Dormitory two")


def test_running_heads_and_page_numbers_leave_main_and_stay_in_full() -> None:
    document = read(report([f"Dormitory {word}. {ENGLISH}" for word in ("one", "two", "three")]), "application/pdf")
    assert "field report 2026" not in document.main
    assert "Page 2 of 3" not in document.main
    assert document.full.count("field report 2026") == 3


def test_a_word_broken_over_two_lines_is_whole_again() -> None:
    document = read(
        report(["They paid the recruit-\nment agency, a co-\noperative, and were self-\nemployed. " + ENGLISH]),
        "application/pdf",
    )
    assert "recruitment agency" in document.main
    assert "co-operative" in document.main
    assert "self-employed" in document.main


def test_a_hyphen_that_the_text_writes_elsewhere_is_kept() -> None:
    page = ["The sub-tier mill and the dye-house.", "Another dye-", "house was closed."]
    assert "Another dye-house" in flowing_text([page])


def test_a_line_end_inside_a_sentence_is_a_space_and_after_a_paragraph_a_line_end() -> None:
    page = ["The workers were told that they could", "leave at any time after the shift.", "Nobody left.", "- item one"]
    assert flowing_text([page]) == (
        "The workers were told that they could leave at any time after the shift.\nNobody left.\n- item one"
    )


def test_a_line_that_repeats_inside_the_pages_is_no_running_head() -> None:
    pages = [["Head", "a", f"b{n}x", "Fee: 400", f"c{n}x", "d"] for n in "pqr"]
    assert all("Fee: 400" in page and "Head" not in page for page in without_running_heads(pages))


def test_blank_lines_are_no_lines() -> None:
    assert lines_of("one\r\n\r\n two \rthree") == ["one", "two", "three"]


def test_a_scanned_pdf_has_no_text_and_says_so() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.rect(10, 10, 50, 50)
    document = read(bytes(pdf.output()), "application/pdf")
    assert document.state is ReadState.NO_TEXT
    assert "scanned" in (document.reason or "")


def test_a_pdf_of_which_some_pages_are_scanned_is_read_and_says_so() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    pdf.multi_cell(0, 6, ENGLISH)
    pdf.add_page()
    document = read(bytes(pdf.output()), "application/pdf")
    assert document.state is ReadState.READ
    assert document.reason == "1 of 2 pages hold no text: scanned"


def test_a_pdf_with_a_password_is_broken_by_that_name() -> None:
    pdf = FPDF()
    pdf.set_encryption(owner_password="owner", user_password="user")
    pdf.add_page()
    assert "password" in (read(bytes(pdf.output()), "application/pdf").reason or "")


def test_a_truncated_pdf_is_broken() -> None:
    whole = report([ENGLISH])
    document = read(whole[: len(whole) // 2], "application/pdf")
    assert document.state is ReadState.BROKEN
    assert "cut off" in (document.reason or "")


def test_the_first_bytes_speak_before_the_header() -> None:
    assert ENGLISH in read(report([ENGLISH]), "text/html").main
    assert read(f"<!DOCTYPE html><p>{ENGLISH}".encode(), "text/plain").main == ENGLISH


def test_plain_text_is_main_and_full() -> None:
    document = read(f"{ENGLISH}\r\n\r\n\r\n\r\nEnd.\x07".encode(), "text/plain")
    assert document.main == document.full == f"{ENGLISH}\n\nEnd."


@pytest.mark.parametrize(
    ("payload", "mime", "state", "reason"),
    [
        (b"", "text/html", ReadState.NO_TEXT, "empty"),
        (b"  \n ", "text/plain", ReadState.NO_TEXT, "empty"),
        (b"<html><body></body></html>", "text/html", ReadState.NO_TEXT, "no text"),
        (b"\x89PNG\r\n", "text/html", ReadState.BROKEN, "not a format"),
        (b"PK\x03\x04...", "application/zip", ReadState.BROKEN, "not a format"),
        (b"{}", "application/json", ReadState.BROKEN, "not a format"),
        (bytes(range(32)) * 40, "text/plain", ReadState.UNDECODABLE, "not text"),
    ],
)
def test_what_gives_no_text_is_a_named_state(payload: bytes, mime: str, state: ReadState, reason: str) -> None:
    document = read(payload, mime)
    assert document.state is state
    assert reason in (document.reason or "")
    assert document.main == document.full == ""


def test_a_line_is_a_passage_with_its_own_id_and_row() -> None:
    (document,) = lines(
        {"id": "a/1 #x", "text": ENGLISH, "title": "T", "publisher": "P", "published_at": "2026", "type": "news"}
    )
    assert line_id(document) == "a/1 #x"
    assert document.row == 1
    assert (document.title, document.publisher, document.published_at) == ("T", "P", "2026")
    assert document.type is DocumentType.NEWS


def test_the_text_of_a_line_stays_as_it_is_so_that_offsets_hold() -> None:
    text = f"\u00a0 Two  spaces,\r\na line and a mark \u200b. {ENGLISH} \u2028"
    (document,) = lines({"id": "a", "text": text})
    assert document.main == text


def test_nothing_else_of_a_line_is_looked_at() -> None:
    plain, labelled = (
        lines({"id": "a", "text": ENGLISH}),
        lines({"id": "a", "text": ENGLISH, "mentions": [1], "kind": "x"}),
    )
    assert plain == labelled


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"text": "x"}', "no 'id'"),
        ('{"id": "", "text": "x"}', "no 'id'"),
        ('{"id": "a"}', "no 'text'"),
        ('{"id": "a", "text": ["x"]}', "no 'text'"),
        ("[" * 100_000, "not JSON"),
        ('{"id": ' + "9" * 10_000 + "}", "not JSON"),
    ],
)
def test_a_bad_line_is_a_broken_document_and_the_next_line_is_read(line: str, reason: str) -> None:
    payload = f"{line}\n\n{json.dumps({'id': 'good', 'text': ENGLISH})}\n"
    bad, good = read_lines(capture("application/jsonl"), payload.encode())
    assert (bad.state, bad.row) == (ReadState.BROKEN, 1)
    assert reason in (bad.reason or "")
    assert (good.state, good.row) == (ReadState.READ, 3)


def test_lines_that_share_an_id_are_told_apart() -> None:
    first, second = lines({"id": "a", "text": ENGLISH}, {"id": "a", "text": "Another text."})
    assert first.state is ReadState.READ
    assert second.state is ReadState.BROKEN
    assert "line 1" in (second.reason or "")


def test_a_type_that_is_unknown_is_other() -> None:
    assert lines({"id": "a", "text": ENGLISH, "type": ["news"]})[0].type is DocumentType.OTHER


def test_characters_that_no_database_stores_are_replaced_one_for_one() -> None:
    (document,) = read_lines(capture("application/jsonl"), b'{"id": "a", "text": "a\\u0000b\\ud800c"}')
    assert document.main == "a\ufffdb\ufffdc"
