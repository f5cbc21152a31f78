"""Whatever is given to be read ends in a named state, with what can be read of it read and its quotes exact."""

import json
import resource
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fpdf import FPDF

from manumit.model.document import Document, ReadState
from manumit.model.evidence import Capture
from manumit.model.words import DocumentType
from manumit.pipeline.reading import read_file
from nlp.reader import Reader
from nlp.stretches import sentences
from nlp.text import read_capture, read_lines
from nlp.text.encodings import decode
from nlp.text.plain import read_plain
from nlp.text.zones import Zones, beginning, settled

AT = datetime(2026, 3, 12, tzinfo=UTC)
SENTENCE = "The agency kept the passports of nine workers and would not return them. "
ARABIC = "احتفظت الوكالة بجوازات سفر العمال في خزنة المكتب ولم تعدها إليهم إلا بموافقة المدير. "
HEBREW = "הסוכנות החזיקה את הדרכונים של העובדים בכספת המשרד ולא החזירה אותם. "
PERSIAN = "گذرنامه کارگران گرفته شد."


def capture(mime: str, name: str = "input") -> Capture:
    return Capture(
        id="c-1",
        source="documents",
        url=f"file:{name}",
        fetched_at=AT,
        mime=mime,
        sha256="0" * 64,
        length=1,
        warc_file="a.warc.gz",
        warc_offset=0,
    )


def plain(payload: bytes | str, mime: str = "text/plain") -> Document:
    given = payload.encode() if isinstance(payload, str) else payload
    return read_capture(capture(mime), given, type=DocumentType.OTHER, publisher=None, jailed=False)


def lines(payload: bytes) -> list[Document]:
    return list(read_lines(capture("application/jsonl"), payload))


def line(text: str) -> Document:
    (document,) = lines(json.dumps({"id": "a", "text": text}).encode())
    return document


@pytest.mark.parametrize("payload", [b"", b"\n", b"\xef\xbb\xbf", b" \n\n  \n"])
def test_an_empty_file_of_lines_is_one_document_without_text(payload: bytes) -> None:
    (document,) = lines(payload)
    assert document.state is ReadState.NO_TEXT
    assert document.reason == "the file is empty"


@pytest.mark.parametrize("text", ["", " \n ", "\u200b\u200b", "\x00\x01", "12.04.2026 --- 400 / 300", "\ufffd\ufffd"])
def test_a_text_without_a_letter_is_no_text(text: str) -> None:
    assert line(text).state is ReadState.NO_TEXT
    assert line(text).reason


def test_a_page_of_invisible_characters_is_no_text() -> None:
    document = plain("<html><body><p>\u200b\u2060\u200b</p></body></html>", "text/html")
    assert document.state is ReadState.NO_TEXT


def test_a_pdf_without_text_says_that_it_is_scanned() -> None:
    pdf = FPDF()
    for _page in range(3):
        pdf.add_page()
        pdf.rect(10, 10, 50, 50)
    document = plain(bytes(pdf.output()), "application/pdf")
    assert document.state is ReadState.NO_TEXT
    assert document.reason == "3 pages without a text layer: scanned; run character recognition on it first"


def test_a_pdf_that_is_mostly_scanned_is_partly_read() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    pdf.multi_cell(0, 6, SENTENCE * 3)
    pdf.add_page()
    pdf.add_page()
    document = plain(bytes(pdf.output()), "application/pdf")
    assert document.state is ReadState.PARTLY_READ
    assert document.reason == "2 of 3 pages hold no text: scanned"
    assert "passports of nine workers" in document.main


def test_of_a_text_that_is_too_long_the_beginning_is_read_up_to_a_whole_sentence() -> None:
    zones = settled(Zones(main=SENTENCE * 100, full=SENTENCE * 100), longest=1_000)
    assert zones.state is ReadState.PARTLY_READ
    assert zones.reason == "the text has 7,300 characters, of which the first 1,000 were read; split the file"
    assert zones.main == (SENTENCE * 13).strip()


def test_a_beginning_ends_at_a_line_else_at_a_sentence_else_at_a_word_else_anywhere() -> None:
    assert beginning("one. two\nthree four five", 15) == "one. two\n"
    assert beginning("one. two three", 12) == "one. "
    assert beginning("one two three", 10) == "one two "
    assert beginning("o" * 30, 10) == "o" * 10
    assert beginning("short", 10) == "short"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_file_is_cut_between_two_letters(encoding: str) -> None:
    for length in range(4):
        payload = ("x" * length + "passées " * 40).encode(encoding)
        zones = read_plain(payload, "text/plain", largest=80)
        assert zones.state is ReadState.PARTLY_READ
        assert "\ufffd" not in zones.main
        assert zones.main.startswith("x" * length + "passées")
        assert f"of {len(payload):,} bytes the first 80 were looked at" in (zones.reason or "")


def test_a_line_of_two_megabytes_is_partly_read() -> None:
    document = plain(SENTENCE * 28_000)
    assert document.state is ReadState.PARTLY_READ
    assert 990_000 < len(document.main) <= 1_000_000
    assert document.main.endswith("would not return them.")
    of_lines = line("Workers said nothing of it. " * 72_000)
    assert of_lines.state is ReadState.PARTLY_READ
    assert of_lines.main.endswith("Workers said nothing of it. ")


def test_a_long_text_without_any_stop_or_blank_is_read_in_pieces(reader: Reader) -> None:
    assert reader.read("passport" * 2_500).mentions == ()
    reading = reader.read("x" * 9_000 + ". " + SENTENCE)
    assert any(mention.indicator == "retention_of_identity_documents" for mention in reading.mentions)


@pytest.mark.parametrize("run", [" ", "\n", "A ", "al ", "(", "1 ", "a-", "Mr A ", "x@", "\u200b"])
def test_a_row_of_one_sign_is_read_in_time(reader: Reader, run: str) -> None:
    begun = time.process_time()
    reading = reader.read("The mill" + run * (1_000 // len(run)) + "\n" + SENTENCE)
    assert time.process_time() - begun < 10
    assert any(mention.indicator == "retention_of_identity_documents" for mention in reading.mentions)


def test_sentences_are_cut_in_time_that_grows_with_the_text() -> None:
    text = "The mill" + " " * 400_000 + "is closed"
    begun = time.process_time()
    assert list(sentences(text))[-1][1] == len(text)
    assert time.process_time() - begun < 5


def test_an_empty_text_is_read_as_saying_nothing(reader: Reader) -> None:
    for text in ("", " ", "\n\n", "\u200b"):
        reading = reader.read(text)
        assert (reading.mentions, reading.organisations, reading.persons) == ((), (), ())


@pytest.mark.parametrize(
    "strange", ["\x00", "\x07", "\x1b[31m", "\x85", "\u2028", "\u200f", "\ufffd", "\U0001f6c2", "é́"]
)
def test_offsets_are_exact_among_control_characters(reader: Reader, strange: str) -> None:
    text = (
        f"{strange}Farrow{strange} Ltd said{strange}\n{SENTENCE}{strange}Passports{strange} were{strange} locked away."
    )
    reading = reader.read(text)
    assert any(mention.indicator == "retention_of_identity_documents" for mention in reading.mentions)
    for mention in reading.mentions:
        assert text[mention.start : mention.end] == mention.quote
        assert mention.sentence is not None
        assert mention.sentence.start <= mention.start < mention.end <= mention.sentence.end <= len(text)
    for organisation in reading.organisations:
        assert text[organisation.spans[0].start : organisation.spans[0].end] == organisation.name


def test_a_line_keeps_its_control_characters_so_that_offsets_hold_for_its_writer() -> None:
    text = f"\x07\x1b{SENTENCE}\u2028\x0c{SENTENCE}"
    assert line(text).main == text
    assert line("a\x00b" + SENTENCE).main == "a\ufffdb" + SENTENCE


def test_a_file_full_of_control_characters_is_undecodable() -> None:
    document = plain(bytes(range(32)) * 200)
    assert document.state is ReadState.UNDECODABLE
    assert "control characters" in (document.reason or "")


def test_a_line_that_is_not_utf_8_is_undecodable_and_the_next_is_read() -> None:
    first, second = lines(b'{"id": "a", "text": "caf\xe9"}\n{"id": "b", "text": "' + SENTENCE.encode() + b'"}')
    assert (first.state, second.state) == (ReadState.UNDECODABLE, ReadState.READ)
    assert "not UTF-8" in (first.reason or "")


def test_pieces_in_another_encoding_are_read_as_what_they_are() -> None:
    payload = "The firm’s café, in São Paulo – “kept”.\n".encode() + "The café’s owner.\n".encode("cp1252")
    document = plain(payload + SENTENCE.encode())
    assert document.main.startswith("The firm’s café, in São Paulo – “kept”.\nThe café’s owner.")
    assert document.state is ReadState.READ
    assert document.reason == "2 bytes are not utf-8 and were replaced by what they are in cp1252"


def test_text_in_one_old_encoding_is_not_taken_for_mixed() -> None:
    text = "Le café du marché était fermé à l’été; la société n’a rien payé aux ouvrières âgées. " * 4
    decoded, reason = decode(text.encode("cp1252"), mime="text/plain", markup=False)
    assert decoded == text
    assert reason is not None
    assert "not declared" in reason


@pytest.mark.parametrize(("text", "code"), [(ARABIC * 3, "ar"), (HEBREW * 3, "he")])
def test_text_from_right_to_left_is_unread_by_its_language(text: str, code: str) -> None:
    for document in (plain(text), plain(f"<html><body><p>{text}</p></body></html>", "text/html"), line(text)):
        assert document.state is ReadState.UNREAD_LANGUAGE
        assert document.language == code
        assert document.reason == f"the language '{code}' is not read yet"


def test_a_few_words_in_another_script_are_unread_too() -> None:
    for text, script in (("جواز سفر", "Arabic"), ("דרכון", "Hebrew"), ("护照", "Cjk"), (PERSIAN, "")):
        document = line(text)
        assert document.state is ReadState.UNREAD_LANGUAGE
        assert script in (document.reason or "")


def test_a_declared_language_does_not_make_another_script_read() -> None:
    document = plain(f'<html lang="en"><body><p>{ARABIC[:30]}</p></body></html>', "text/html")
    assert document.state is ReadState.UNREAD_LANGUAGE


def test_a_text_in_two_scripts_is_partly_read(reader: Reader) -> None:
    document = line(SENTENCE * 4 + "\u202b" + ARABIC * 2 + "\u202c")
    assert document.state is ReadState.PARTLY_READ
    assert "Arabic script and were not read" in (document.reason or "")
    reading = reader.read(document.main)
    assert reading.mentions
    assert all(document.main[m.start : m.end] == m.quote for m in reading.mentions)


def test_a_name_in_another_script_leaves_a_text_read() -> None:
    document = line(SENTENCE * 4 + "It trades as شركة.")
    assert (document.state, document.reason) == (ReadState.READ, None)


def test_every_bad_file_given_to_the_reading_stage_comes_out_with_a_state_and_a_reason(tmp_path: Path) -> None:
    given = {
        "empty.txt": b"",
        "empty.jsonl": b"",
        "figures.txt": b"1 2 3",
        "arabic.txt": (ARABIC * 3).encode(),
        "binary.txt": b"\x00\x01\x02" * 900,
        "archive.docx": b"PK\x03\x04" + b"0" * 90,
        "cut.pdf": b"%PDF-1.7\n0000",
        "none.html": b"<html></html>",
    }
    contents = [(Path(name), payload) for name, payload in given.items()]
    read = list(read_file(contents, type=DocumentType.OTHER, at=AT))
    assert len(read) == len(given)
    for document, reading in read:
        assert document.state is not ReadState.READ
        assert document.reason
        assert reading.mentions == ()


@pytest.mark.slow
def test_fifty_megabytes_of_text_are_partly_read_in_little_time_and_memory(reader: Reader) -> None:
    payload = (SENTENCE + "The harbour was rebuilt and the road to it is wide. " * 20).encode() * 47_000
    assert len(payload) > 50_000_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    document = plain(payload)
    reading = reader.read(document.main)
    assert time.process_time() - begun < 180
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 600_000
    assert document.state is ReadState.PARTLY_READ
    assert f"of {len(payload):,} bytes" in (document.reason or "")
    assert any(mention.indicator == "retention_of_identity_documents" for mention in reading.mentions)
