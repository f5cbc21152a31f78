"""What speaks for a name: its form, the words around it, the title and publisher, the language model."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from spacy.tokens import Doc

from nlp.names import Names
from nlp.runs import trim
from nlp.slots import Span

COMPANY_REACH = 8
CALLED = (["is", "a"], ["is", "an"], ["is", "the"], ["was", "a"], [",", "a"])


@dataclass(frozen=True)
class Given:
    """What is known before looking: spans of known names, spans of persons, names in title and publisher."""

    known: tuple[Span, ...]
    persons: frozenset[Span]
    names: tuple[str, ...]


def by_form(doc: Doc, run: Span, names: Names) -> Iterator[Span]:
    """Parts of a run that a legal form or a head ends, or that a public body begins."""
    start, stop = trim(doc, run, names)
    words = [token.text for token in doc[start:stop]]
    legal = [i for i, word in enumerate(words) if word in names.legal and i]
    heads = [i for i, word in enumerate(words) if word in names.all_heads and i]
    joined = _joined(words, names)
    if joined:
        yield start, start + joined
    elif legal:
        yield start, start + legal[-1] + 1
    elif heads:
        body = words[heads[-1]] in names.bodies and words[heads[-1] + 1 : heads[-1] + 2] in (["of"], ["for"])
        yield start, stop if body else start + heads[-1] + 1
    if len(words) > 2 and words[0] in names.bodies and words[1] in ("of", "for"):
        yield start, stop


def _joined(words: list[str], names: Names) -> int:
    """How far a public body reaches whose name holds an and; 0 where there is none."""
    ends = [
        index + len(name)
        for name in names.joined
        for index in range(len(words))
        if tuple(words[index : index + len(name)]) == name
    ]
    return max(ends, default=0)


def model_says(doc: Doc, start: int, end: int, label: str, names: Names) -> bool:
    return label == "ORG" or (label == "FAC" and any(token.text in names.all_heads for token in doc[start:end]))


def spoken_of_as_human(doc: Doc, start: int, end: int) -> bool:
    """Whether one word that only the model calls an organisation is spoken of as he or she in its sentence."""
    if end - start > 1:
        return False
    for token in doc[end:]:
        if token.is_sent_start:
            return False
        if token.lower_ in ("he", "she", "himself", "herself", "couple"):
            return True
    return False


def in_context(doc: Doc, run: Span, names: Names) -> bool:
    """Whether a run stands where only an organisation stands: supplier to X, X's suppliers, X is a company."""
    longest = _longest(names.before, names.after)
    before = [token.lower_ for token in doc[max(0, run[0] - longest) : run[0]]]
    after = [token.lower_.replace("’", "'") for token in doc[run[1] : run[1] + COMPANY_REACH]]
    if before[-1:] in (["at"], ["of"]) and doc[run[0]].ent_type_ in ("GPE", "LOC", "NORP") and run[1] - run[0] == 1:
        return False
    if any(tuple(before[-n:]) in names.before for n in range(1, min(longest, len(before)) + 1)):
        return True
    if any(tuple(after[:n]) in names.after for n in range(1, longest + 1)):
        return True
    return after[:2] in CALLED and bool(names.company_nouns & set(after))


@cache
def _longest(*phrases: frozenset[tuple[str, ...]]) -> int:
    """Words of the longest phrase."""
    return max(len(phrase) for each in phrases for phrase in each)


def given_part(doc: Doc, run: Span, given: Given) -> Span | None:
    """The part of a run that repeats a name of the title or the publisher, from its first word on."""
    words = [token.text for token in doc[run[0] : run[1]]]
    same = [
        sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words, name.split(), strict=False)))
        for name in given.names
    ]
    longest = max(same, default=0)
    return (run[0], run[0] + longest) if longest and len(words[0]) > 2 else None
