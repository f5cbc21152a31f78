"""Masking: letters and figures of a span become blocks, so that offsets in both texts are the same."""

from collections.abc import Iterable

from manumit.model.reading import Span

BLOCK = "█"


def mask(text: str, spans: Iterable[Span]) -> str:
    """The text, of the same length, with each letter and figure inside a span as a block."""
    characters = list(text)
    for span in spans:
        for index in range(span.start, min(span.end, len(characters))):
            if characters[index].isalnum():
                characters[index] = BLOCK
    return "".join(characters)
