"""Relations as the trained model sees them: between organisations, and to the goods and places of the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
from spacy.tokens import Doc

from nlp.learned.decode import names, softmax
from nlp.learned.labels import GOOD, ORGANISATION, PLACE, RELATIONS
from nlp.learned.model import Encoded, TrainedModel
from nlp.learned.questions import Span, relation_question
from nlp.notes import Named, Notes, Tie

NEAREST = 3
"""Pairs of places that are looked at for two names."""
BETWEEN = {
    ORGANISATION: frozenset({"supplies", "recruits_for", "owned_by", "subcontracts_to"}),
    GOOD: frozenset({"produces"}),
    PLACE: frozenset({"located_in"}),
}
"""What a tail of each kind can be the tail of."""
FARTHEST = 100
"""Word pieces between two names that are still asked about."""
Places = tuple[Span, Span]


@dataclass(frozen=True)
class Pair:
    """Two names and where they stand together; kind is the tail's."""

    head: str
    kind: str
    tail: str
    places: list[Places]


class LearnedTies:
    """Asks the model about every two names of a text."""

    def __init__(self, model: TrainedModel, sure: float) -> None:
        self._model, self._sure = model, sure

    def ties(self, doc: Doc, notes: Notes, firms: list[Named]) -> Iterator[Tie]:
        """Ties that are likelier than sure, the likeliest first; none where the model did not read the text."""
        encoded = notes.encoded
        if encoded is None:
            return
        asked = list(_asked(doc, notes, encoded, firms))
        questions = [relation_question(one, other, pair.kind) for pair in asked for one, other in pair.places]
        if not questions:
            return
        chances = softmax(self._model.answer("relation", encoded, questions))
        likely: list[tuple[float, Tie]] = []
        at = 0
        for pair in asked:
            best = chances[at : at + len(pair.places)].max(0)
            at += len(pair.places)
            allowed = [number for number, relation in enumerate(RELATIONS) if relation in BETWEEN[pair.kind]]
            likeliest = allowed[int(np.argmax(best[allowed]))]
            if best[likeliest] >= self._sure:
                tie = Tie(pair.head, RELATIONS[likeliest], pair.tail, *_span(encoded, doc, pair.places[0]))
                likely.append((float(best[likeliest]), tie))
        yield from (tie for _chance, tie in sorted(likely, key=lambda found: -found[0]))


def _asked(doc: Doc, notes: Notes, encoded: Encoded, firms: list[Named]) -> Iterator[Pair]:
    """Every two names that stand near enough to each other, with their nearest places."""
    heads = [(firm.name, _places(doc, notes, firm)) for firm in firms]
    tails = [(ORGANISATION, name, places) for name, places in heads] + list(_others(doc, encoded))
    for (head, starts), (kind, tail, ends) in product(heads, tails):
        near = [places for places in product(starts, ends) if head != tail and _apart(places) <= FARTHEST]
        if near:
            yield Pair(head, kind, tail, sorted(near, key=_apart)[:NEAREST])


def _places(doc: Doc, notes: Notes, named: Named) -> list[Span]:
    return [place for start, end in named.spans if (place := notes.pieces(doc, start, end))]


def _others(doc: Doc, encoded: Encoded) -> Iterator[tuple[str, str, list[Span]]]:
    for found in names(encoded):
        if found.label in (GOOD, PLACE):
            yield found.label, doc.text[found.start : found.end], [found.pieces]


def _apart(pair: Places) -> int:
    one, other = pair
    return max(one[0] - other[1], other[0] - one[1], 0)


def _span(encoded: Encoded, doc: Doc, pair: Places) -> Span:
    """The tokens from the one name to the other."""
    pieces = encoded.pieces
    start = int(pieces.starts[min(pair[0][0], pair[1][0])])
    end = int(pieces.ends[max(pair[0][1], pair[1][1]) - 1])
    span = doc.char_span(start, end, alignment_mode="expand")
    assert span is not None
    return span.start, span.end
