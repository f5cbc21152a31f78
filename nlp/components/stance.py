"""Stance: what the text says of each hit, by cues of its sentence, its neighbours and the document."""

from spacy.language import Language
from spacy.tokens import Doc

from manumit.model.words import Stance as Said
from nlp.answers import answers
from nlp.case import Case
from nlp.cues import Around, Cues, Stances, load_stances
from nlp.notes import Hit, Notes, notes_of
from nlp.verdicts import decide
from nlp.voice import voice_of

NAME = "manumit_stance"
UNSURE = 0.55


@Language.factory(NAME)
def make_stance(nlp: Language, name: str) -> "Stance":  # noqa: ARG001 -- spaCy passes both by name
    """The component, with the cues of nlp/stances.yml."""
    return Stance(nlp, load_stances())


class Stance:
    """Decides the stance of every hit, with confidence and, for found, the body that found it."""

    def __init__(self, nlp: Language, stances: Stances) -> None:
        self._stances = stances
        self._cues = Cues(nlp, stances)

    def __call__(self, doc: Doc) -> Doc:
        notes = notes_of(doc)
        if not notes.hits:
            return doc
        found = self._cues.find(doc, notes)
        voice = voice_of(doc, notes, found.anywhere, self._stances)
        for hit in notes.hits:
            verdict = decide(Case(doc, Around(hit, found), voice, notes))
            hit.stance, hit.confidence, hit.found_by = verdict.stance, verdict.confidence, verdict.found_by
        if not voice.corporate:
            _carry(notes)
        notes.hits += answers(notes, found.anywhere)
        return doc


def _carry(notes: Notes) -> None:
    """A bare name that no rule decided is said as the event beside it in its sentence is said."""
    for hit in notes.hits:
        if hit.stance is Said.BACKGROUND and hit.confidence <= UNSURE:
            beside = next((other for other in notes.hits if _beside(other, hit)), None)
            if beside is not None:
                hit.stance, hit.confidence, hit.found_by = beside.stance, UNSURE, beside.found_by


def _beside(other: Hit, hit: Hit) -> bool:
    return other is not hit and other.sentence == hit.sentence and other.form == "event" and other.stance.is_conduct
