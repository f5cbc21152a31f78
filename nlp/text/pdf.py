"""A PDF: its pages in order. Running heads and page numbers stay in full and leave main."""

import pypdfium2
from pypdfium2 import PdfiumError

from manumit.model.document import ReadState
from nlp.text.pages import flowing_text, lines_of, without_running_heads
from nlp.text.zones import LONGEST, Zones, broken, no_text, with_reason

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
    pages = _pages(document, min(count, _MOST_PAGES))
    empty = sum(not page.strip() for page in pages)
    if empty == len(pages):
        return no_text(f"{empty} pages without a text layer: scanned; run character recognition on it first")
    lines = [lines_of(page) for page in pages]
    zones = Zones(
        main=flowing_text(without_running_heads(lines)),
        full="\n\n".join(flowing_text([page]) for page in lines),
        title=_title(document),
        state=ReadState.PARTLY_READ if 2 * empty > len(pages) else ReadState.READ,
        reason=f"{empty} of {len(pages)} pages hold no text: scanned" if empty else None,
    )
    if len(pages) == count:
        return zones
    reason = f"of {count:,} pages the first {len(pages):,} were read; split the file"
    return with_reason(zones, reason, state=ReadState.PARTLY_READ)


def _pages(document: pypdfium2.PdfDocument, count: int) -> list[str]:
    """The text of the first pages, until there is more than is read of any text."""
    pages: list[str] = []
    length = 0
    for number in range(count):
        pages.append(_page_text(document, number))
        length += len(pages[-1])
        if length > LONGEST:
            break
    return pages


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
