"""Lists of names in running text: "A Co., Ltd., B Industries LLC, and C Trading Co., Ltd."."""

import re
from itertools import combinations, pairwise

from crawlers.errors import UnexpectedCell

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

_FORM = (
    r"(?:Ltd|Limited|LLC|L\.L\.C|LLP|Inc|Incorporated|Corp|Corporation|Co|Company|PLC|GmbH|AG|NV|BV|"
    r"S\.?A\.?|S\.A\. de C\.V|S\.A\.S|S\.R\.L|SRL|SARL|D\.O\.O|Pvt|Pty|Pte|Bhd|Berhad|JSC|OOO)"
)
_ENDS_WITH_FORM = re.compile(rf"(?:^|[\s,.(]){_FORM}\.?(?: \([^()]+\))?$", re.I)
_STARTS_WITH_FORM = re.compile(rf"^{_FORM}(?:[.,;\s)]|$)", re.I)
_NOUN = re.compile(
    r"\b(?:Factory|Factories|Works|Plant|Mill|Mills|Farm|Mine|Prison|Camp|Group|Industries|Enterprises?|Carpet|Park|"
    r"Center|Centre|Holdings|Textiles?|Garments?|Apparel|Accessories|Institute|Bureau|Cooperative|Machinery)"
    r"(?: \([^()]+\))?$",
    re.I,
)
_BREAK = re.compile(r",? and |, ")
_KNOWN_AS = re.compile(r"^(?:[af]/k/a|also known as|formerly known as)\b", re.I)


def split_names(text: str) -> tuple[str, ...]:
    """The names in a list whose length is not given. Raises UnexpectedCell where it can be read in two ways."""
    parts = [part.strip() for part in re.split(r"\s*;\s*(?:and\s+)?", text) if part.strip()]
    if not parts:
        raise UnexpectedCell(f"'{text}' names nobody")
    aliased = ["a/k/a" in part.lower() or " known as " in part.lower() for part in parts]
    if any(before and not after for before, after in pairwise(aliased)):
        raise UnexpectedCell(f"'{text}': is '{parts[-1]}' an alias or another party?")
    return tuple(name for part in parts for name in _split_part(part))


def split_counted(text: str, count: int) -> tuple[str, ...]:
    """Exactly count names. Raises UnexpectedCell unless there is one way to read them so."""
    parts = [part.strip(" ,") for part in re.split(r"\s*;\s*(?:and\s+)?", text) if part.strip(" ,")]
    if len(parts) == count:
        return tuple(parts)
    if len(parts) == 1:
        ways = [cut for cut in combinations(_breaks(text), count - 1) if _reads_as_list(cut)]
        best = [cut for cut in ways if _all_end_well(text, cut)] or ways
        if len(best) == 1:
            return tuple(_cut(text, best[0]))
    raise UnexpectedCell(f"'{text}' does not read as {count} names in one way only")


def _split_part(text: str) -> list[str]:
    """Splits where the left side is a finished company name; a bare comma or "and" after anything else is a doubt."""
    for match in _breaks(text):
        left, right = text[: match.start()].strip(), text[match.end() :].strip()
        if _ENDS_WITH_FORM.search(left):
            if not (_ends_well(right) or _breaks(right)):
                raise UnexpectedCell(f"'{text}': is '{right}' a name of its own?")
            return [left, *_split_part(right)]
        comma = match[0].startswith(",")
        if comma or _NOUN.search(left) or not _ends_well(text):
            raise UnexpectedCell(f"'{text}': one name or several?")
    return [text]


def _breaks(text: str) -> list[re.Match[str]]:
    """The places where a new name may begin: not inside brackets, not before a legal form or an alias."""
    return [
        match
        for match in _BREAK.finditer(text)
        if text[: match.start()].count("(") == text[: match.start()].count(")")
        and not _STARTS_WITH_FORM.match(text[match.end() :])
        and not _KNOWN_AS.match(text[match.end() :])
    ]


def _ends_well(text: str) -> bool:
    return bool(_ENDS_WITH_FORM.search(text) or _NOUN.search(text))


def _cut(text: str, cut: tuple[re.Match[str], ...]) -> list[str]:
    starts = [0, *(match.end() for match in cut)]
    ends = [*(match.start() for match in cut), len(text)]
    return [text[start:end].strip(" ,") for start, end in zip(starts, ends, strict=True)]


def _reads_as_list(cut: tuple[re.Match[str], ...]) -> bool:
    """English writes A, B, and C: an "and" before the last name, commas before the others."""
    return not cut or ("and" in cut[-1][0] and all("and" not in match[0] for match in cut[:-1]))


def _all_end_well(text: str, cut: tuple[re.Match[str], ...]) -> bool:
    return all(_ends_well(name) for name in _cut(text, cut))
