"""Examples: a passage in word pieces, with the answers that the network should give."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import spacy
from spacy.language import Language
from tokenizers import Tokenizer

from manumit.model.words import AccusedKind, Stance
from nlp.components import sentences
from nlp.learned.labels import (
    DOER,
    GOOD,
    INDICATORS,
    ORGANISATION,
    PERSON,
    PLACE,
    RELATIONS,
    STANCES,
    TAGS,
    TYPES,
    first_tag,
)
from nlp.learned.questions import (
    Question,
    accused_question,
    relation_question,
    stance_question,
    type_question,
)
from nlp.learned.wordpieces import Pieces, cut
from nlp.notes import notes_of
from nlp.training.corpus import Labelled, Passage
from nlp.training.occurrences import Span, find, occurrences

QUIET = frozenset({Stance.POLICY, Stance.HYPOTHETICAL, Stance.BACKGROUND})


@dataclass
class Example:
    """names_only: from a corpus that labels organisations, persons and places and nothing else."""

    pieces: Pieces
    tags: npt.NDArray[np.int64]
    indicators: npt.NDArray[np.float32]
    names_only: bool = False
    types: list[tuple[Question, int]] = field(default_factory=list)
    stances: list[tuple[Question, int]] = field(default_factory=list)
    accused: list[tuple[list[Question], bool]] = field(default_factory=list)
    relations: list[tuple[list[Question], int]] = field(default_factory=list)


class Maker:
    """Makes examples of passages."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._nlp: Language = spacy.blank("en")
        self._nlp.add_pipe(sentences.NAME)

    def examples(self, passages: list[Passage]) -> list[Example]:
        """One example for each passage."""
        pieces = cut(self._tokenizer, [passage.text for passage in passages])
        return [self._example(passage, each) for passage, each in zip(passages, pieces, strict=True)]

    def _example(self, passage: Passage, pieces: Pieces) -> Example:
        named = _placed(pieces, passage)
        example = Example(pieces, _tags(pieces, named), _indicators(pieces, passage))
        all_ = (1, max(2, len(pieces) - 1))
        for organisation in passage.organisations:
            answer = TYPES.index(organisation.type)
            example.types += [(type_question(span, all_), answer) for span in named[ORGANISATION][organisation.name]]
        bounds = self._sentences(passage.text)
        for mention in passage.mentions:
            quote = pieces.span(mention.start, mention.end)
            if quote:
                sentence = _sentence(pieces, bounds, mention) or quote
                asked = stance_question(quote, sentence, all_, mention.indicator, passage.document)
                example.stances.append((asked, STANCES.index(mention.stance)))
                example.accused += _suspects(passage, mention, quote, named)
        example.relations = _relations(passage, named)
        return example

    def _sentences(self, text: str) -> list[Span]:
        doc = self._nlp(text)
        return [(doc[a].idx, doc[b - 1].idx + len(doc[b - 1])) for a, b in notes_of(doc).sentences if b > a]


Named = dict[str, dict[str, list[Span]]]


def _placed(pieces: Pieces, passage: Passage) -> Named:
    """Spans of word pieces of each name, by kind."""
    doers = {m.accused for m in passage.mentions if m.accused and m.accused_kind is AccusedKind.DESCRIPTION}
    goods = {r.tail for r in passage.relations if r.relation == "produces"}
    characters = {
        ORGANISATION: occurrences(passage),
        PERSON: {name: find(passage.text, name) for name in passage.persons},
        PLACE: {name: find(passage.text, name) for name in passage.places},
        DOER: {name: find(passage.text, name)[:1] for name in sorted(doers)},
        GOOD: {name: find(passage.text, name)[:1] for name in sorted(goods)},
    }
    return {
        kind: {name: [s for a, b in places if (s := pieces.span(a, b))] for name, places in found.items()}
        for kind, found in characters.items()
    }


def _tags(pieces: Pieces, named: Named) -> npt.NDArray[np.int64]:
    """One tag for each piece; where names overlap the organisation wins, then person, place, doer, good."""
    tags = np.zeros(len(pieces), dtype=np.int64)
    for kind in reversed(list(named)):
        for start, end in (span for spans in named[kind].values() for span in spans):
            tags[start:end] = first_tag(kind) + 1
            tags[start] = first_tag(kind)
    assert tags.max(initial=0) < len(TAGS)
    return tags


def _indicators(pieces: Pieces, passage: Passage) -> npt.NDArray[np.float32]:
    shown = np.zeros((len(pieces), len(INDICATORS)), dtype=np.float32)
    for mention in passage.mentions:
        if span := pieces.span(mention.start, mention.end):
            shown[span[0] : span[1], INDICATORS.index(mention.indicator)] = 1.0
    return shown


def _sentence(pieces: Pieces, bounds: list[Span], mention: Labelled) -> Span | None:
    around = [(a, b) for a, b in bounds if a < mention.end and mention.start < b]
    return pieces.span(around[0][0], around[-1][1]) if around else None


def _suspects(passage: Passage, mention: Labelled, quote: Span, named: Named) -> list[tuple[list[Question], bool]]:
    """For each name that could be the accused, its places as questions and whether it is; none for a norm."""
    if mention.stance in QUIET:
        return []
    same = [
        m.accused
        for m in passage.mentions
        if (m.indicator, m.stance, m.quote) == (mention.indicator, mention.stance, mention.quote)
    ]
    return [
        ([accused_question(quote, span, kind, mention.stance) for span in spans], name in same)
        for kind in (ORGANISATION, PERSON, DOER)
        for name, spans in named[kind].items()
        if spans
    ]


def _said(mention: Labelled) -> tuple[str, str, str]:
    return mention.indicator, mention.stance, mention.quote


def _relations(passage: Passage, named: Named) -> list[tuple[list[Question], int]]:
    stated = {(r.head, r.tail): RELATIONS.index(r.relation) for r in passage.relations}
    asked = []
    for head, heads in named[ORGANISATION].items():
        for kind in (ORGANISATION, PLACE, GOOD):
            for tail, tails in named[kind].items():
                if head != tail and heads and tails:
                    pairs = sorted(((a, b) for a in heads for b in tails), key=_apart)[:3]
                    questions = [relation_question(a, b, kind) for a, b in pairs]
                    asked.append((questions, stated.get((head, tail), 0)))
    return asked


def _apart(pair: tuple[Span, Span]) -> int:
    one, other = pair
    return max(one[0] - other[1], other[0] - one[1], 0)
