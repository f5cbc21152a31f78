"""Lines that are headings, and headings that ran into the sentence below them."""

import re

LONGEST = 14
"""Words in a heading at most."""
_RUN_IN = re.compile(r"(?:\d+(?:\.\d+)*\.?\s+)?((?:(?:[A-Z][A-Z&,'’:]+|&|A|[-–])\s+){2,14})(?=[A-Z][a-z]|[A-Z] [a-z])")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Z][.)]|Part|Section|Criteri\w+|Appendix)\s+\S")
_BULLET = re.compile(r"[•▪●◦‣*·–—-]\s")
_LAST = re.compile(r"[.;,!?…]$")
_SMALL = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "our", "the", "to", "with"]
)


def run_in_heading(sentence: str) -> str | None:
    """A heading in capitals that a text extraction left at the head of a sentence."""
    found = _RUN_IN.match(sentence)
    return found[1].strip() if found else None


def is_heading(line: str) -> bool:
    """Whether a line of its own reads as a heading: short, no stop, and set as one or asking a question."""
    words = line.split()
    if not 0 < len(words) <= LONGEST or _BULLET.match(line) or not any(map(str.isalpha, line)):
        return False
    if line.endswith("?"):
        return words[0][0].isupper()
    if _LAST.search(line) or words[-1].lower() in _SMALL:
        return False
    return line.isupper() or bool(_NUMBERED.match(line)) or _titled(words) or (len(words) <= 6 and line[0].isupper())


def _titled(words: list[str]) -> bool:
    return all(word[0].isupper() or not word[0].isalpha() or word.lower() in _SMALL for word in words)
