"""When two wordings name the same organisation, for scoring: articles, legal forms and case do not tell."""

import re

SUFFIX = re.compile(
    r"\b(co|corp|inc|llc|ltd|limited|plc|gmbh|sdn|bhd|pvt|pty|sa|company|corporation|group|holdings)\b\.?"
)
SHORTEST = 4


def plain(name: str) -> str:
    """A name without article, possessive, legal form, case and punctuation."""
    name = re.sub(r"['’]s\b", "", name.lower())
    name = SUFFIX.sub(" ", re.sub(r"^the\s+", "", name.strip()))
    return re.sub(r"[\W_]+", " ", name).strip()


def same(one: str, other: str) -> bool:
    """Whether two plain names are equal, or the shorter stands as whole words in the longer."""
    short, long = sorted((plain(one), plain(other)), key=len)
    if not short:
        return False
    within = len(short) >= SHORTEST and re.search(rf"\b{re.escape(short)}\b", long) is not None
    return short == long or within
