"""Accused: who did it, as the text says; an answer that may be nobody. A person is never named."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from manumit.model.words import AccusedKind, Stance
from nlp.charged import charged, spared
from nlp.headings import in_list
from nlp.learned.decode import names
from nlp.learned.labels import DOER, ORGANISATION, PERSON
from nlp.learned.model import Encoded, load_model
from nlp.learned.questions import Question, Span, accused_question
from nlp.notes import Hit, Notes, notes_of

NAME = "manumit_accused"
NOBODY = frozenset({Stance.POLICY, Stance.HYPOTHETICAL, Stance.BACKGROUND})
KINDS = {ORGANISATION: AccusedKind.ORGANISATION, PERSON: AccusedKind.PERSON, DOER: AccusedKind.DESCRIPTION}


@Language.factory(NAME, default_config={"sure": 0.7, "together": 0.7})
def make_accused(nlp: Language, name: str, sure: float, together: float) -> "Accused":  # noqa: ARG001 -- spaCy passes both by name
    """The component. sure: probability from which somebody is named at all; together: from which others are too."""
    return Accused(sure, together)


@dataclass(frozen=True)
class Candidate:
    """Somebody whom the text names or describes, with all places; a person has no name here."""

    kind: str
    name: str | None
    places: tuple[Span, ...]


class Accused:
    """Notes for each hit the organisation or the description that it is said of; co-accused get a hit of their own.

    Where the likeliest stands in the sentence itself, nobody of another sentence is accused with it.
    """

    def __init__(self, sure: float, together: float) -> None:
        self._model = load_model()
        self._sure, self._together = sure, together

    def __call__(self, doc: Doc) -> Doc:
        notes = notes_of(doc)
        if notes.hits and notes.encoded is not None:
            candidates = [*_organisations(doc, notes), *_persons(notes), *_doers(doc, notes)]
            notes.hits = [
                answered
                for hit in notes.hits
                for answered in self._answered(doc, notes, notes.encoded, hit, candidates)
            ]
        return doc

    def _answered(
        self, doc: Doc, notes: Notes, encoded: Encoded, hit: Hit, candidates: list[Candidate]
    ) -> Iterator[Hit]:
        quote = notes.pieces(doc, hit.start, hit.end)
        if in_list(doc, notes, hit.sentence):
            candidates = _in_the_line(doc, notes, hit, candidates)
        if hit.stance is Stance.ALLEGED:  # whoever publishes an allegation does not make it against itself
            candidates = [candidate for candidate in candidates if candidate.name not in notes.own_names]
        unlikely = spared(doc, notes, hit)
        candidates = [candidate for candidate in candidates if candidate.name not in unlikely]
        if hit.stance in NOBODY or quote is None or not candidates:
            yield hit
            return
        ranked = self._ranked(encoded, hit, quote, candidates)
        chosen = self._chosen(ranked, _in_the_line(doc, notes, hit, candidates))
        named = charged(doc, notes, hit) if hit.stance.is_conduct else frozenset()
        if not chosen or chosen[0].name in named:
            chosen += [c for _chance, c in ranked if c.name in named and c not in chosen]
        for candidate in chosen:
            yield replace(hit, accused=candidate.name, accused_kind=KINDS[candidate.kind])
        if not chosen:
            yield hit

    def _chosen(self, ranked: list[tuple[float, Candidate]], line: list[Candidate]) -> list[Candidate]:
        """The likeliest where it is likely enough, and who is likely beside it."""
        if ranked[0][0] < self._sure:
            return []
        alone = ranked[0][1] in line
        return [
            candidate
            for number, (chance, candidate) in enumerate(ranked)
            if number == 0 or (chance >= self._together and (not alone or candidate in line))
        ]

    def _ranked(
        self, encoded: Encoded, hit: Hit, quote: Span, candidates: list[Candidate]
    ) -> list[tuple[float, Candidate]]:
        """Each candidate with the chance that it did it, judged where it stands best; the likeliest first."""
        asked: list[Question] = []
        owners: list[int] = []
        for number, candidate in enumerate(candidates):
            asked += [accused_question(quote, place, candidate.kind, hit.stance) for place in candidate.places]
            owners += [number] * len(candidate.places)
        chances = 1.0 / (1.0 + np.exp(-self._model.answer("accused", encoded, asked)[:, 0]))
        best = [max(c for c, owner in zip(chances, owners, strict=True) if owner == n) for n in range(len(candidates))]
        return sorted(zip(map(float, best), candidates, strict=True), key=lambda pair: -pair[0])


def _in_the_line(doc: Doc, notes: Notes, hit: Hit, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates that stand in the line of the hit."""
    line = notes.pieces(doc, *notes.sentences[hit.sentence])
    if line is None:
        return []
    return [c for c in candidates if any(line[0] <= start and end <= line[1] for start, end in c.places)]


def _organisations(doc: Doc, notes: Notes) -> Iterator[Candidate]:
    for named in notes.organisations:
        places = tuple(p for start, end in named.spans if (p := notes.pieces(doc, start, end)))
        if places:
            yield Candidate(ORGANISATION, named.name, places)


def _persons(notes: Notes) -> Iterator[Candidate]:
    assert notes.encoded is not None
    for start, end in notes.persons:
        if place := notes.encoded.pieces.span(start, end):
            yield Candidate(PERSON, None, (place,))


def _doers(doc: Doc, notes: Notes) -> Iterator[Candidate]:
    assert notes.encoded is not None
    for found in names(notes.encoded):
        if found.label == DOER:
            yield Candidate(DOER, doc.text[found.start : found.end], (found.pieces,))
