"""A name taken apart: core, legal form, tokens, and the tokens that can tell its bearer from another."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rigour.names import tokenize_name
from rigour.names.org_types import extract_org_types, remove_org_types
from rigour.text.normalize import Normalize, normalize
from rigour.text.translit import ascii_text

from graph.identity.words import Words, load_words, singular

FLAGS = Normalize.CASEFOLD | Normalize.SQUASH_SPACES | Normalize.NAME
MARK = "|"
SHORT_PIECES = 2.6
RUN_ON = re.compile(r"(?<=\w\w)\.(?=\w)|(?<=\w)\.(?=\w\w)")
BRACKETED = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of a name.

    tokens are written out, in their order, without legal form and joining words; core is them in one
    string, squashed without spaces, ordered sorted. family is private, public or None (says nothing).
    pulled_apart: the letters stood apart and were joined to one token.
    """

    original: str
    core: str
    squashed: str
    tokens: tuple[str, ...]
    ordered: str
    legal: str | None
    family: str | None
    distinctive: frozenset[str]
    numbers: frozenset[str]
    places: frozenset[str]
    trade: frozenset[str]
    pulled_apart: bool = False


@dataclass(frozen=True, slots=True)
class _Parts:
    kept: tuple[str, ...]
    legal: str | None
    family: str | None
    only_legal: bool = False


@lru_cache(maxsize=200_000)
def read_name(text: str) -> Name:
    """The parts of one spelling. A name that is nothing but a legal form keeps its words as core."""
    words = load_words()
    spaced = RUN_ON.sub(". ", ascii_text(words.courtesy.sub("", text)))
    plain = " ".join(words.numerals.get(token, token) for token in (normalize(spaced, FLAGS) or "").split())
    parts = _parted(plain, words)
    pulled = _pulled_apart(parts.kept)
    tokens = ("".join(parts.kept),) if pulled else _tokens(parts.kept, words)
    telling = () if parts.only_legal else tokens
    return Name(
        original=text,
        core=" ".join(tokens),
        squashed="".join(tokens),
        tokens=tokens,
        ordered=" ".join(sorted(tokens)),
        legal=parts.legal,
        family=parts.family,
        distinctive=frozenset(token for token in telling if words.is_distinctive(token)),
        numbers=frozenset(token for token in tokens if token.isdigit()),
        places=frozenset(tokens) & words.places,
        trade=frozenset(tokens) & words.trade,
        pulled_apart=pulled,
    )


def _pulled_apart(kept: tuple[str, ...]) -> bool:
    """Whether a broken PDF pulled the letters apart: "g a r me nts"."""
    return len(kept) > 3 and sum(map(len, kept)) / len(kept) < SHORT_PIECES


def _tokens(kept: tuple[str, ...], words: Words) -> tuple[str, ...]:
    """The words that count, written out."""
    return tuple(words.folded(token) for token in kept if token not in words.joining) or kept


def spellings(text: str) -> tuple[str, ...]:
    """The names that one cell gives to one bearer: "A d/b/a B" and "A (formerly B)" give A and B."""
    words = load_words()
    if not words.also.search(text):
        return (text,)
    if any(words.also.search(inner) for inner in BRACKETED.findall(text)):
        text = BRACKETED.sub(r" \1 ", text)
    parts = (part.strip(" ,;()\"'“”") for part in words.also.split(text))
    return tuple(dict.fromkeys(part for part in parts if part)) or (text,)


def plain_key(text: str) -> str:
    """A good's, region's or country's name as a key: no case, no diacritics, singular."""
    tokens = tokenize_name(normalize(ascii_text(text), FLAGS) or "")
    return " ".join(singular(token) for token in tokens if token not in ("and", "the", "of"))


def _parted(plain: str, words: Words) -> _Parts:
    """The tokens that are not legal form, the form as found, and its family."""
    found = extract_org_types(plain, FLAGS)
    marked, phrases = _marked(plain, words, bool(found))
    gone = _legal_places(marked, words)
    kept = tuple(token for place, token in enumerate(marked) if place not in gone)
    if not kept:
        return _Parts(tuple(plain.split()), None, None, only_legal=True)
    extra = [marked[place] for place in sorted(gone) if marked[place] != MARK]
    families = {words.legal[word] for word in extra} | {words.phrases[phrase] for phrase in phrases}
    families |= _generic_families(plain, words) if found else set()
    legal = " ".join([*extra, *phrases, *(form for _, form in found)]) or None
    return _Parts(kept, legal, next((family for family in ("public", "private") if family in families), None))


def _marked(plain: str, words: Words, any_found: bool) -> tuple[list[str], list[str]]:
    """The tokens, with a mark in the place of each known legal form; and the phrases among these."""
    text = remove_org_types(plain, replacement=f" {MARK} ", normalize_flags=FLAGS) if any_found else plain
    phrases = []
    for phrase in words.phrases:
        if phrase in text and re.search(rf"\b{phrase}\b", text):
            text = re.sub(rf"\b{phrase}\b", MARK, text)
            phrases.append(phrase)
    return text.split(), phrases


def _generic_families(plain: str, words: Words) -> set[str]:
    generic = extract_org_types(plain, FLAGS, generic=True)
    return {words.families[form] for _, form in generic if form in words.families}


def _legal_places(tokens: list[str], words: Words) -> set[int]:
    """Marks, and the legal words at the end or before a mark."""
    gone = {place for place, token in enumerate(tokens) if token == MARK}
    for place in range(len(tokens) - 1, -1, -1):
        follows = place == len(tokens) - 1 or place + 1 in gone
        if tokens[place] in words.legal and follows:
            gone.add(place)
    return gone
