"""Makes the one PDF of the sample web, the same bytes each time: `python -m manumit.demo.make_pdf` (needs fpdf2)."""

from datetime import UTC, datetime
from pathlib import Path

PATH = Path(__file__).parent / "web" / "ngo-harbour.test" / "reports" / "2026" / "padma-bridge-fees.pdf"
MARK = "Fictional page of the manumit sample web"
TITLE = "What a place costs: fees at Padma Bridge Overseas"
PUBLISHER = "Harbour Lamp Labour Monitor"
DATE = datetime(2026, 3, 12, tzinfo=UTC)
PAGES = (
    (
        "Padma Bridge Overseas, a recruiting agency in Dhaka, Bangladesh, charged sewing operators a recruitment fee "
        "of 400,000 taka on average for a job at Lanternfield Garments Ltd. in Mauritius. Harbour Lamp Labour Monitor "
        "has read 26 receipts, all stamped by the agency between May 2025 and January 2026.",
        "The receipts call the sum a service charge. It is made up of the visa, the ticket, the medical examination "
        "and a share for the agent in the village. Twenty-two of the 26 workers borrowed the money. Some of them now "
        "hand over most of their pay to the lender.",
        "The Overseas Recruitment Register lists the agency with licence RL-2147, valid until 30 June 2027. The "
        "register told us that a maximum charge applies to Mauritius and that it has received no complaint.",
    ),
    (
        "How we counted. We took the sum on each receipt and added what the worker could show by other papers. We left "
        "out what could only be remembered. Brightrow Fashion plc, which buys from the factory, saw this annex before "
        "it was printed and did not comment on it.",
        "Recruitment fees are forbidden by the code of the buyer. Under its text the supplier shall repay any fee that "
        "a worker has paid.",
    ),
)


def write_pdf(path: Path = PATH) -> None:
    """Write the report to path."""
    from fpdf import FPDF  # a development dependency: needed to make the file, not to serve it

    pdf = FPDF(format="A4")
    pdf.set_creation_date(DATE)
    pdf.set_title(TITLE)
    pdf.set_author(PUBLISHER)
    pdf.set_producer(MARK)
    for number, paragraphs in enumerate(PAGES, 1):
        pdf.add_page()
        if number == 1:
            _line(pdf, TITLE, size=16)
            _line(pdf, f"{PUBLISHER}, 12 March 2026", size=10)
        for paragraph in paragraphs:
            _line(pdf, paragraph, size=11)
        _line(pdf, f"{MARK}. Page {number} of {len(PAGES)}", size=9)
    path.parent.mkdir(parents=True, exist_ok=True)
    pdf.output(str(path))


def _line(pdf: object, text: str, *, size: int) -> None:
    from fpdf import FPDF

    assert isinstance(pdf, FPDF)
    pdf.set_font("Helvetica", size=size)
    pdf.multi_cell(0, size * 0.55, text, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(3)


if __name__ == "__main__":
    write_pdf()
