"""Runs of capitalised words in a sentence, the raw stuff of names; and how a run is trimmed to a name."""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token

from manumit.model.words import OrganisationType
from nlp.names import Names
from nlp.slots import Span

APART = frozenset({"/", ";", "(", ")", "“", "”", '"', ":", "[", "]", "–", "—"})


def is_name_word(token: Token) -> bool:
    """A word as it stands in a name: a capital among its first letters, as in iXyz too."""
    text = token.text
    return text[0].isalnum() and any(letter.isupper() for letter in text[:3])


def runs(doc: Doc, names: Names, sentences: list[Span]) -> Iterator[Span]:
    """Maximal runs of name words with the connectors between them, within a sentence."""
    for start, end in sentences:
        index = start
        while index < end:
            if is_name_word(doc[index]):
                stop = _run_end(doc, index, end, names)
                yield index, stop
                index = stop
            else:
                index += 1


def _run_end(doc: Doc, index: int, end: int, names: Names) -> int:
    stop = index + 1
    while stop < end:
        token = doc[stop]
        if is_name_word(token) or token.text in names.legal or token.text.isdigit():
            stop += 1
        elif token.text == "," and stop + 1 < end and doc[stop + 1].text in names.legal:
            stop += 2
        elif token.text == "(" and _inset(doc, stop, end, names):
            stop += 3
        elif _connects(doc, stop, names) and _continues(doc, stop, end):
            stop += 1
        else:
            break
    return stop


def _connects(doc: Doc, index: int, names: Names) -> bool:
    """Whether a word joins two parts of a name: of and for only behind a head that takes them, as in Court of."""
    word = doc[index].text
    if word in ("of", "for", "the"):
        return doc[index - 1].text in names.takes_of or (word == "the" and doc[index - 1].text in ("of", "for"))
    return word in names.connectors


def _inset(doc: Doc, index: int, end: int, names: Names) -> bool:
    """Whether a bracketed word stands before a legal form: Lanternfield (BD) Ltd."""
    return index + 3 < end and doc[index + 2].text == ")" and doc[index + 3].text in names.legal


def _continues(doc: Doc, index: int, end: int) -> bool:
    following = index + 1
    if following < end and doc[following].text == "the":
        following += 1
    return following < end and is_name_word(doc[following])


def trim(doc: Doc, span: Span, names: Names) -> Span:
    """Without article, possessive, quotes and punctuation at its ends; with the legal form that follows."""
    start, end = span
    while end < len(doc) and (doc[end].text in names.legal or _comma_legal(doc, end, names)):
        end += 1
    while start < end and (not is_name_word(doc[start]) or doc[start].lower_ in names.determiners):
        start += 1
    if start < end and doc[end - 1].text not in names.legal:
        while end > start and (not doc[end - 1].text[0].isalnum() or doc[end - 1].text in names.connectors):
            end -= 1
    return start, end


def split(doc: Doc, span: Span, names: Names) -> list[Span]:
    """A and B become two names unless a form holds them together; a possessive ends a name."""
    start, end = span
    words = [token.text for token in doc[start:end]]
    if not words:
        return []
    cuts = [i for i, word in enumerate(words) if _cuts(words, i, word, names)]
    possessive = next(
        (i for i, word in enumerate(words) if word in ("'s", "’s") and words[-1] not in names.legal), None
    )
    if possessive is not None:
        words = words[:possessive]
        cuts = [i for i in cuts if i < possessive]
    bounds = [-1, *cuts, len(words)]
    pieces = [(start + a + 1, start + b) for a, b in pairwise(bounds) if b > a + 1]
    return [_to_legal(doc, trim(doc, piece, names), names) for piece in pieces]


def _to_legal(doc: Doc, span: Span, names: Names) -> Span:
    """A legal form ends a name, unless a head follows it."""
    start, end = span
    forms = [i for i in range(start + 1, end) if doc[i].text in names.legal]
    if not forms or any(doc[i].text in names.all_heads for i in range(forms[-1] + 1, end)):
        return span
    return start, forms[-1] + 1


def _cuts(words: list[str], index: int, word: str, names: Names) -> bool:
    if word in APART:
        inset = word == "(" and index + 3 < len(words) and words[index + 3] in names.legal
        closing = word == ")" and index + 1 < len(words) and words[index + 1] in names.legal
        return not (inset or closing)
    if word == ",":
        return not (index + 1 < len(words) and words[index + 1] in names.legal)
    if word == "for":
        return index > 0 and words[index - 1] not in names.takes_of
    if word not in ("and", "or"):
        return False
    if (
        words[0] in names.bodies
        or "&" in words
        or any(w in names.heads[OrganisationType.GOVERNMENT] for w in words[:index])
    ):
        return False
    before, last = words[index - 1] if index else "", words[-1]
    if last in names.legal:
        return before in names.legal
    holds = last in names.all_heads and index > 1
    return not holds or before in names.all_heads or before in names.not_last


def _comma_legal(doc: Doc, index: int, names: Names) -> bool:
    return doc[index].text == "," and index + 1 < len(doc) and doc[index + 1].text in names.legal
