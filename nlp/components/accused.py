"""Accused: who did it, as the text says; an answer that may be nobody. A person is never named."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from manumit.model.words import AccusedKind, Stance
from nlp.accused_cues import AccusedCues
from nlp.accusing import Weighing
from nlp.describing import Descriptions, person_weight
from nlp.doing import Who, answer
from nlp.notes import Hit, Notes, notes_of
from nlp.pages import HERE, read_page

NAME = "manumit_accused"
CERTAIN = 10.0
"""What the grammar says outweighs every cue."""
NOBODY = frozenset({Stance.POLICY, Stance.HYPOTHETICAL, Stance.BACKGROUND})


@Language.factory(NAME)
def make_accused(nlp: Language, name: str) -> "Accused":  # noqa: ARG001 -- spaCy passes both by name
    """The component, with the cues of nlp/accused.yml."""
    return Accused(read_page(HERE / "accused.yml", AccusedCues))


class Accused:
    """Notes for each hit the organisation or the description that it is said of; co-accused get a hit of their own."""

    def __init__(self, cues: AccusedCues) -> None:
        self._patterns = cues.compiled()
        self._descriptions = Descriptions(cues)

    def __call__(self, doc: Doc) -> Doc:
        notes = notes_of(doc)
        weighing = Weighing(doc, notes, self._patterns)
        notes.hits = [answered for hit in notes.hits for answered in self._answered(doc, notes, weighing, hit)]
        return doc

    def _answered(self, doc: Doc, notes: Notes, weighing: Weighing, hit: Hit) -> Iterator[Hit]:
        if hit.stance in NOBODY:
            yield hit
            return
        said = answer(doc, notes, hit)
        if said.who is Who.WORKERS:
            return
        ranked = [] if said.who is Who.OTHER else weighing.ranked(hit)
        if said.who is Who.FIRMS:
            rest = [pair for pair in ranked if pair[1] not in said.firms]
            ranked = [*((CERTAIN, firm) for firm in said.firms), *rest]
        person = person_weight(doc, notes, hit)
        if ranked and (person is None or ranked[0][0] > person):
            first = ranked[0][1]
            for _score, named in ranked:
                if named is first or weighing.together(first, named):
                    yield replace(hit, accused=named.name, accused_kind=AccusedKind.ORGANISATION)
        elif person is not None:
            yield replace(hit, accused_kind=AccusedKind.PERSON)
        else:
            words = self._descriptions.nearest(doc, notes, hit)
            yield replace(hit, accused=words, accused_kind=AccusedKind.DESCRIPTION if words else None)
