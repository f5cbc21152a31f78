"""Lines of printed pages to flowing text: hyphens at line ends, running heads, page numbers."""

import re
from collections import Counter
from itertools import pairwise
from statistics import quantiles

# A hyphen at a line's end: as the renderer reports it, the line end already taken out; or as it stands.
_TAKEN_OUT = re.compile(r"(\w+)[\u00ad\ufffe\x02](\w+)")
_AT_END = re.compile(r"(\w+)[-\u2010\u00ad\ufffe\x02]$")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[\divxlc]{1,6}(?:\s*(?:/|of)\s*\d{1,4})?", re.I)
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_ITEM = re.compile(r"(?:[•▪●◦‣*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
# Set as a heading: numbered, or in capitals.
_HEADING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+[A-Z].*|(?=[^a-z]*[A-Z]{2})[^a-z]+)")
_KEEPS_HYPHEN = frozenset(
    ["self", "non", "well", "co", "ex", "anti", "pre", "post", "sub", "semi", "cross", "long", "short"]
)
_COMPOUND = re.compile(r"\w+-\w+")
_EDGE = 2


def lines_of(page: str) -> list[str]:
    """The lines of a page that hold something."""
    return [line for raw in re.split(r"\r\n|[\r\n]", page) if (line := raw.strip())]


def without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """The pages without what stands at the edge of many of them, whatever number it carries.

    A quarter of the pages is many: left and right pages have heads of their own, covers and plates have none.
    """
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    often = max(3, (len(pages) + 3) // 4)
    heads = {key for key, times in seen.items() if times >= often}
    return [_trim(page, heads) for page in pages]


def flowing_text(pages: list[list[str]]) -> str:
    """Paragraphs in which a line end is a space, and a word that was broken over two lines is whole."""
    lines = [line for page in pages for line in page]
    if not lines:
        return ""
    width = quantiles([len(line) for line in lines], n=10)[8] if len(lines) > 1 else len(lines[0])
    written = set(_COMPOUND.findall(" ".join(lines).lower()))
    pieces = [lines[0]]
    for before, line in pairwise(lines):
        broken = _AT_END.search(before)
        if broken and line[0].islower():
            end = re.match(r"\w+", line)
            pieces[-1] = pieces[-1][:-1] + ("-" if _is_compound(broken[1], end[0] if end else "", written) else "")
            pieces.append(line)
        else:
            pieces.append(_gap(before, line, width) + line)
    return _TAKEN_OUT.sub(lambda word: _rejoined(word, written), "".join(pieces))


def _gap(before: str, line: str, width: float) -> str:
    """A line end where a paragraph or a list item ends, else a space."""
    ends = _SENTENCE_END.search(before) or len(before) < (0.85 if _HEADING.fullmatch(before) else 0.6) * width
    return "\n" if _ITEM.match(line) or (ends and not line[0].islower()) else " "


def _rejoined(word: re.Match[str], written: set[str]) -> str:
    return f"{word[1]}-{word[2]}" if _is_compound(word[1], word[2], written) else word[1] + word[2]


def _is_compound(start: str, end: str, written: set[str]) -> bool:
    """Whether the hyphen is the word's own: of the kind that keeps it, or written so elsewhere in the text."""
    return start.lower() in _KEEPS_HYPHEN or not end.isalpha() or f"{start}-{end}".lower() in written


def _edges(page: list[str]) -> list[str]:
    return page[:_EDGE] + page[-_EDGE:]


def _key(line: str) -> str:
    return re.sub(r"\d+", "0", line.casefold())


def _trim(page: list[str], heads: set[str]) -> list[str]:
    """A running head stands at the very edge, or beside one: what is inside the page stays."""
    start, end = 0, len(page)
    while start < min(_EDGE, end) and _is_head(page[start], heads):
        start += 1
    while end > max(start, len(page) - _EDGE) and _is_head(page[end - 1], heads):
        end -= 1
    return page[start:end]


def _is_head(line: str, heads: set[str]) -> bool:
    return _key(line) in heads or bool(_PAGE_NUMBER.fullmatch(line))
