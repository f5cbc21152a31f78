"""What the grammar answers to the question who did it: organisations, somebody else, the workers, or no answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from spacy.tokens import Doc

from manumit.model.base import Model
from manumit.model.words import Indicator, OrganisationType, Stance
from nlp.accusing import ACCUSABLE
from nlp.doers import Doer, doers
from nlp.notes import Hit, Named, Notes
from nlp.pages import HERE, read_page

THIRD = frozenset({"he", "she", "who"})
BACK = 2
"""Sentences before the hit in which the firm stands that a generic noun points back to."""


class Nouns(Model):
    """The page nlp/doers.yml."""

    staff: frozenset[str]
    firms: frozenset[str]
    agencies: frozenset[str]
    workers: frozenset[str]
    keeps: frozenset[str]
    others_own: frozenset[str]


@cache
def nouns() -> Nouns:
    """The nouns. Raises LexiconProblem."""
    return read_page(HERE / "doers.yml", Nouns)


class Who(Enum):
    """OPEN: the grammar does not say. OTHER: somebody who is none of the named firms. WORKERS: themselves."""

    OPEN = auto()
    FIRMS = auto()
    OTHER = auto()
    WORKERS = auto()


@dataclass(frozen=True)
class Answer:
    """Who did it, and for firms which."""

    who: Who
    firms: tuple[Named, ...] = ()


OPEN = Answer(Who.OPEN)


def answer(doc: Doc, notes: Notes, hit: Hit) -> Answer:
    """What the grammar says of a hit; what was put right is told of the one who put it right, so it is left open."""
    if hit.stance is Stance.REMEDIED:
        return OPEN
    for doer in doers(doc, hit.start, hit.end):
        if doer.sure:
            return _of_doer(doc, notes, hit, doer)
    return OPEN


def _of_doer(doc: Doc, notes: Notes, hit: Hit, doer: Doer) -> Answer:
    word = doer.head.lower_
    named = next((org for org in notes.organisations if _covers(org, doer.head.i)), None)
    if named is not None:
        return Answer(Who.FIRMS, (named,)) if named.type in ACCUSABLE and named.name != hit.found_by else OPEN
    if word in nouns().workers:
        return _of_workers(doc, hit)
    if word in nouns().staff or word in nouns().firms or word in nouns().agencies:
        inside = tuple(_inside(notes, doer))
        if inside:
            return Answer(Who.FIRMS, inside[:1])
        if word in nouns().others_own and any(_inside_anywhere(org, doer) for org in notes.organisations):
            return OPEN
        return _pointed_back(doc, notes, hit, doer)
    if word == "it":
        return _pointed_back(doc, notes, hit, doer)
    if word in THIRD or doer.head.ent_type_ == "PERSON":
        return Answer(Who.OTHER)
    return OPEN


def _of_workers(doc: Doc, hit: Hit) -> Answer:
    """Workers who keep their own passports suffer nothing; of all else they are the ones to whom it is done."""
    keeps = any(token.lower_ in nouns().keeps for token in doc[hit.start : hit.end])
    own = hit.indicator is Indicator.RETENTION_OF_IDENTITY_DOCUMENTS and keeps
    return Answer(Who.WORKERS) if own else OPEN


def _inside(notes: Notes, doer: Doer) -> Iterator[Named]:
    """Firms within the words of the doer: managers at X, X's mill; not the X whose contractor did."""
    owned = doer.head.lower_ in nouns().others_own
    for org in notes.organisations:
        places = [start for start, _end in org.spans if doer.start <= start < doer.end]
        if org.type in ACCUSABLE and any(not owned or _beside(org, doer) for _start in places):
            yield org


def _beside(org: Named, doer: Doer) -> bool:
    """Whether the firm's name stands in apposition to the noun or directly before it as part of it."""
    return any(_covers(org, child.i) for child in doer.head.children if child.dep_ in ("appos", "compound"))


def _pointed_back(doc: Doc, notes: Notes, hit: Hit, doer: Doer) -> Answer:
    """The nearest firm before that fits the noun; its subject before all others; nobody where two fit equally well."""
    for sentence in range(hit.sentence, max(-1, hit.sentence - BACK - 1), -1):
        low, high = notes.sentences[sentence]
        places = [
            (org, span)
            for org in notes.organisations
            if _fits(org, doer.head.lower_) and org.name != hit.found_by
            for span in org.spans
            if low <= span[0] < min(high, doer.start)
        ]
        firms = {id(org): org for org, _span in places}
        if len(firms) > 1:
            firms = {id(org): org for org, span in places if _is_subject(doc, span)}
        if len(firms) == 1:
            return Answer(Who.FIRMS, tuple(firms.values()))
        if places:
            return Answer(Who.OTHER)
    return OPEN


def _inside_anywhere(org: Named, doer: Doer) -> bool:
    return any(doer.start <= start < doer.end for start, _end in org.spans)


def _fits(org: Named, word: str) -> bool:
    if word in nouns().agencies:
        return org.type is OrganisationType.AGENCY
    if word in nouns().firms:
        return org.type in (OrganisationType.COMPANY, OrganisationType.FACILITY)
    return org.type in ACCUSABLE


def _is_subject(doc: Doc, span: tuple[int, int]) -> bool:
    return any(token.dep_ in ("nsubj", "nsubjpass") for token in doc[span[0] : span[1]])


def _covers(org: Named, token: int) -> bool:
    return any(start <= token < end for start, end in org.spans)
