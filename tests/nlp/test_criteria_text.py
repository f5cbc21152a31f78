"""Headings stay in the text as lines of their own; what every page repeats leaves it."""

from datetime import UTC, datetime

from fpdf import FPDF

from manumit.model.document import Document, ReadState
from manumit.model.evidence import Capture
from manumit.model.words import DocumentType
from nlp.criteria.sentences import sentences_of
from nlp.text import read_capture

PARAGRAPH = (
    "We ask every mill to show us how it recruits, who pays the agent and where the workers sleep, and we visit "
    "those mills whose answers leave us in doubt about any of the three."
)


def read(payload: bytes, mime: str) -> Document:
    capture = Capture(
        id="c-1", source="documents", url="file:statement", fetched_at=datetime(2026, 3, 12, tzinfo=UTC), mime=mime,
        sha256="0" * 64, length=1, warc_file="a.warc.gz", warc_offset=0,
    )  # fmt: skip
    return read_capture(capture, payload, type=DocumentType.STATEMENT, publisher=None, jailed=False)


def statement(headings: list[str], *, left: str, right: str) -> bytes:
    """A PDF with a cover and one page under each heading, with other running heads on left and right pages."""
    pdf = FPDF()
    pdf.set_auto_page_break(False)
    pdf.add_page()
    pdf.set_font("helvetica", size=20)
    pdf.cell(0, 8, "Statement of Larkmoor Knitwear")
    for number, heading in enumerate(headings, start=1):
        pdf.add_page()
        pdf.set_font("helvetica", size=9)
        pdf.cell(0, 8, left if number % 2 else right, new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("helvetica", size=14)
        pdf.cell(0, 8, heading, new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("helvetica", size=11)
        pdf.multi_cell(
            0,
            6,
            f"In region {number} we buy yarn from mills that we know. {PARAGRAPH}",
            align="L",
            new_x="LMARGIN",
            new_y="NEXT",
        )
        pdf.multi_cell(0, 6, f"{PARAGRAPH} The office in region {heading} answers for it.", align="L")
        pdf.set_y(-20)
        pdf.cell(0, 8, f"Page {number}")
    return bytes(pdf.output())


def test_headings_of_a_page_head_the_sentences_below_them() -> None:
    page = f"""<html lang="en"><body><main><h1>Statement of Larkmoor Knitwear</h1><p>{PARAGRAPH}</p>
    <h2>Our policies</h2><p>{PARAGRAPH.replace("mill", "farm")}</p>
    <h2>How we train our buyers</h2><p>{PARAGRAPH.replace("mill", "dye house")}</p></main></body></html>"""
    document = read(page.encode(), "text/html")
    under = {s.text.split()[3]: s.heading for s in sentences_of(document.main) if not s.is_heading}
    assert under == {
        "mill": "Statement of Larkmoor Knitwear",
        "farm": "Our policies",
        "dye": "How we train our buyers",
    }


def test_headings_of_a_pdf_head_the_sentences_below_them() -> None:
    headings = ["Our policies", "2.1 Where the risks are", "How we train our buyers"]
    document = read(statement(headings, left="Larkmoor 2025", right="Larkmoor 2025"), "application/pdf")
    under = [s.heading for s in sentences_of(document.main) if s.text.startswith("In region")]
    assert under == headings


def test_a_long_numbered_heading_of_a_pdf_does_not_run_into_its_paragraph() -> None:
    long = "3. Actions to assess and address the risks of modern slavery in our supply"
    document = read(statement([long], left="Larkmoor", right=""), "application/pdf")
    assert document.state is ReadState.READ
    assert f"{long}\nIn region 1 we" in document.main


def test_running_heads_of_left_and_right_pages_leave_main_and_stay_in_full() -> None:
    left, right = "Larkmoor Knitwear annual review", "Our statement on forced labour"
    headings = [
        f"Mills {word}"
        for word in ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "mu", "nu"]
    ]
    document = read(statement(headings, left=left, right=right), "application/pdf")
    assert left not in document.main
    assert right not in document.main
    assert "Page 7" not in document.main
    assert document.full.count(left) == 6
    assert all(f"{heading}\nIn region" in document.main for heading in headings)


def test_a_line_that_pages_of_a_site_repeat_counts_once() -> None:
    footer = "Larkmoor Knitwear has a policy against forced labour - page {}"
    text = "\n\n".join(
        f"{PARAGRAPH[:-1]} in region {word}.\n\n{footer.format(number)}" for number, word in enumerate("abc")
    )
    assert sum("has a policy" in sentence.text for sentence in sentences_of(text)) == 1


def test_places_are_exact_and_a_broken_line_is_no_heading() -> None:
    broken = "Every mill that sells yarn to us signs the code of conduct on forced labour of\nLarkmoor Knitwear\nbefore"
    text = f"OUR POLICIES\n\n{broken} it gets an order. It is 5 pages long.\n"
    found = sentences_of(text)
    assert [text[s.start : s.end] for s in found] == [s.text for s in found]
    assert [s.is_heading for s in found] == [True, False, False]
    assert found[1].text.startswith("Every mill")
    assert found[1].text.endswith("order.")


def test_sentences_that_differ_in_a_number_both_stand() -> None:
    text = "We trained 40 buyers in 2024. We trained 60 buyers in 2025.\n"
    assert len(sentences_of(text)) == 2
