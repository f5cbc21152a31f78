"""Who does a deed by grammar: the subject of its verb, the agent of a passive, the accused of a charge."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

CLIMB = 6
"""Heads that are followed from the deed to the verb that has a subject."""
BORROWS = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp"})
"""A verb in one of these ties does what the subject of its head does, where it has none of its own."""
CHARGES = frozenset(
    [
        "accused",
        "alleged",
        "charged",
        "convicted",
        "indicted",
        "suspected",
        "found",
        "fined",
        "sentenced",
        "blamed",
        "sued",
        "reported",
        "said",
        "cited",
        "prosecuted",
        "believed",
    ]
)
"""The subject of these in the passive is the doer of what follows: was accused of keeping, is said to hold."""
NOUN_PLACES = frozenset({"at", "by", "in", "inside", "aboard", "of", "against"})


@dataclass(frozen=True)
class Doer:
    """The words that name the doer: its head, and the tokens start to end that belong to it.

    sure: the grammar says so outright (subject or agent); else it is a place or an owner beside a noun.
    """

    head: Token
    start: int
    end: int
    sure: bool = True


def doers(doc: Doc, start: int, end: int) -> tuple[Doer, ...]:
    """The doers of the deed in tokens start to end; empty where the grammar names none."""
    if not doc.has_annotation("DEP") or end <= start:
        return ()
    root = doc[start:end].root
    found = _of_verb(root)
    if found is None:
        return tuple(_doer(token, sure=False) for token in _beside(root))
    return (_doer(found, sure=any(token.pos_ == "VERB" for token in doc[start:end])),)


def _of_verb(token: Token) -> Token | None:
    """The doer of the verb that a deed is, or hangs on."""
    for _ in range(CLIMB):
        if token.pos_ in ("VERB", "AUX") or token.dep_ == "ROOT":
            found = _agent(token) or _subject(token)
            if found is not None:
                return _antecedent(found)
            if _passive(token) and not _charged(token):
                return None
            if token.dep_ == "acl":
                return None if _is_participle(token) else token.head
            if token.dep_ == "relcl":
                return token.head
            if token.dep_ == "prep" or token.dep_ in BORROWS:
                token = token.head
                continue
            return None
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _is_participle(token: Token) -> bool:
    """Workers held at the site: a past participle behind a noun, whose doer is not that noun."""
    return token.tag_ == "VBN"


def _agent(verb: Token) -> Token | None:
    """By whom, in the passive."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.lower_ == "by" and _passive(verb)):
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    return grandchild
    return None


def _subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "nsubj" and not _passive(verb):
            return child
        if child.dep_ in ("nsubjpass", "nsubj") and _passive(verb) and _charged(verb):
            return child
    return None


def _passive(verb: Token) -> bool:
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children) or (
        verb.tag_ == "VBN" and verb.dep_ == "acl"
    )


def _charged(verb: Token) -> bool:
    return verb.lower_ in CHARGES


def _antecedent(subject: Token) -> Token:
    """Who or which: the noun before the clause. One of, some of: the noun behind."""
    if subject.tag_ in ("WP", "WDT"):
        clause = subject.head
        if clause.dep_ == "relcl":
            return clause.head
    return subject


def _beside(noun: Token) -> Iterator[Token]:
    """Whose, at whose place, by whom: for a deed that is told by a noun."""
    for token in (noun, noun.head):
        for child in token.children:
            if child.dep_ == "poss" or (child.dep_ == "compound" and child.ent_type_ == "ORG"):
                yield child
            if child.dep_ in ("prep", "agent") and child.lower_ in NOUN_PLACES:
                yield from (grandchild for grandchild in child.children if grandchild.dep_ == "pobj")


def _doer(head: Token, *, sure: bool = True) -> Doer:
    """A head with what belongs to its name: compounds, its owner, and where it is (managers at X)."""
    tokens = [head, *(t for t in head.subtree if not _apart(t, head))]
    return Doer(head, min(t.i for t in tokens), max(t.i for t in tokens) + 1, sure)


def _apart(token: Token, head: Token) -> bool:
    """Whether a token stands in a clause of its own behind the head."""
    while token.i != head.i:
        if token.dep_ in ("relcl", "acl", "advcl", "punct", "conj", "cc"):
            return True
        token = token.head
    return False
