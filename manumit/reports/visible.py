"""Hostile and hidden characters made visible, and quotes cut to what may be shown."""

import re

# Controls, bidirectional controls, invisible separators and lone surrogates. The joiners of
# Persian and Indic scripts (U+200C, U+200D) stay.
HIDDEN = re.compile("[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
MOST_WORDS = 40


def visible(text: str) -> str:
    """The text with each hidden character as its code; line breaks and tabs become spaces."""
    return HIDDEN.sub(lambda found: " " if found[0] in "\n\r\t" else f"[U+{ord(found[0]):04X}]", text)


def shortened(quote: str) -> tuple[str, bool]:
    """The first 40 words of a quote as they stand, and whether that is less than all of it."""
    words = list(re.finditer(r"\S+", quote))
    if len(words) <= MOST_WORDS:
        return quote.strip(), False
    return quote[words[0].start() : words[MOST_WORDS - 1].end()], True
