"""A PDF: its pages in order. Running heads and page numbers stay in full and leave main."""

import pypdfium2
from pypdfium2 import PdfiumError

from nlp.text.pages import flowing_text, lines_of, without_running_heads
from nlp.text.zones import LONGEST, Zones, broken, no_text

_MOST_PAGES = 3_000


def read_pdf(payload: bytes, mime: str = "application/pdf") -> Zones:  # noqa: ARG001 - one shape for all readers
    """The document's zones. Runs in the jail: a page may unpack to any size."""
    try:
        document = pypdfium2.PdfDocument(payload)
    except PdfiumError as error:
        return broken(_reason(error))
    try:
        return _zones(document)
    except PdfiumError as error:
        return broken(_reason(error))
    finally:
        document.close()


def _zones(document: pypdfium2.PdfDocument) -> Zones:
    count = len(document)
    if count > _MOST_PAGES:
        return broken(f"the PDF has {count:,} pages, at most {_MOST_PAGES:,} are read; split the file")
    pages: list[str] = []
    length = 0
    for number in range(count):
        pages.append(_page_text(document, number))
        length += len(pages[-1])
        if length > 2 * LONGEST:
            return broken(f"the first {number + 1} pages have {length:,} characters; split the file")
    empty = sum(not page.strip() for page in pages)
    if empty == count:
        return no_text(f"{count} pages without a text layer: scanned; run character recognition on it first")
    lines = [lines_of(page) for page in pages]
    return Zones(
        main=flowing_text(without_running_heads(lines)),
        full="\n\n".join(flowing_text([page]) for page in lines),
        title=_title(document),
        reason=f"{empty} of {count} pages hold no text: scanned" if empty else None,
    )


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    try:
        text = page.get_textpage()
        try:
            return str(text.get_text_range())
        finally:
            text.close()
    finally:
        page.close()


def _title(document: pypdfium2.PdfDocument) -> str | None:
    """The title that the file gives itself, unless it is a file name left by a word processor."""
    title = str(document.get_metadata_dict().get("Title", "")).strip()
    leftover = title.lower().startswith(("microsoft word", "untitled")) or title.lower().endswith((".doc", ".docx"))
    return title if title and not leftover else None


def _reason(error: PdfiumError) -> str:
    text = str(error).lower()
    if "password" in text:
        return "the PDF asks for a password"
    return f"the PDF cannot be read: {str(error).splitlines()[0]}; it may be cut off or damaged"
