"""Stance: what the text says of each hit, by the trained model and by cues of sentence, neighbours and document."""

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc

from manumit.model.words import Stance as Said
from nlp.answers import answers
from nlp.case import Case, Verdict
from nlp.conduct_rules import finder
from nlp.contraries import says_the_contrary
from nlp.cues import Around, Cues, Stances, load_stances
from nlp.learned.decode import softmax
from nlp.learned.labels import STANCES
from nlp.learned.model import load_model
from nlp.learned.questions import stance_question
from nlp.notes import Hit, Notes, notes_of
from nlp.outright import outright
from nlp.verdicts import decide
from nlp.voice import voice_of

NAME = "manumit_stance"
GROUPS = (
    (Said.ALLEGED, Said.FOUND),
    (Said.DENIED, Said.REMEDIED),
    (Said.POLICY, Said.HYPOTHETICAL),
    (Said.BACKGROUND,),
)
"""Conduct, answer, norm, background: to mistake one for another weighs more than to mistake its members."""
CONTRARY = 0.7
Chances = npt.NDArray[np.float32]


@Language.factory(NAME, default_config={"vote": 0.8, "conduct": 0.85})
def make_stance(nlp: Language, name: str, vote: float, conduct: float) -> "Stance":  # noqa: ARG001 -- spaCy passes both
    """The component, with the cues of nlp/stances.yml.

    vote: how much the rules count beside the model. conduct: how sure of an indicator the model must be, where it
    stands alone, for a text to be read as telling of conduct.
    """
    return Stance(nlp, load_stances(), vote, conduct)


class Stance:
    """Decides the stance of every hit, with confidence and, for found, the body that found it."""

    def __init__(self, nlp: Language, stances: Stances, vote: float, conduct: float) -> None:
        self._stances = stances
        self._cues = Cues(nlp, stances)
        self._model = load_model()
        self._vote, self._conduct = vote, conduct

    def __call__(self, doc: Doc) -> Doc:
        notes = notes_of(doc)
        if not notes.hits:
            return doc
        found = self._cues.find(doc, notes)
        voice = voice_of(doc, notes, found.anywhere, self._stances)
        for hit in notes.hits:
            case = Case(doc, Around(hit, found), voice, notes)
            ruled = decide(case)
            chances = self._chances(doc, notes, hit)
            hit.stance, hit.confidence, hit.found_by = _together(ruled, chances, self._vote, case)
            if said := outright(case, ruled, hit.stance):
                hit.stance, hit.confidence, hit.found_by = said.stance, said.confidence, said.found_by
            if hit.stance.is_conduct and says_the_contrary(case.cues):
                hit.stance, hit.confidence, hit.found_by = Said.DENIED, CONTRARY, None
        notes.hits = [hit for hit in notes.hits if hit.sure >= self._conduct or not hit.stance.is_conduct]
        notes.hits += answers(notes, found.anywhere)
        return doc

    def _chances(self, doc: Doc, notes: Notes, hit: Hit) -> Chances | None:
        """The model's probability of each stance; None for words that it did not read."""
        quote = notes.pieces(doc, hit.start, hit.end)
        if quote is None or notes.encoded is None:
            return None
        first, last = notes.sentences[hit.sentence][0], notes.sentences[notes.sentence_of(hit.end - 1)][1]
        sentence = notes.pieces(doc, first, last) or quote
        asked = stance_question(quote, sentence, (1, len(notes.encoded.pieces) - 1), hit.indicator, notes.type)
        chances: Chances = softmax(self._model.answer("stance", notes.encoded, [asked]))[0]
        return chances


def _together(ruled: Verdict, chances: Chances | None, vote: float, case: Case) -> tuple[Said, float, str | None]:
    """First conduct, answer, norm or background, then which of its stances; found needs somebody who can find."""
    if chances is None:
        return ruled.stance, ruled.confidence, ruled.found_by
    votes = dict(zip(STANCES, chances.tolist(), strict=True))
    votes[ruled.stance] += vote * ruled.confidence
    found_by = ruled.found_by or finder(case)
    if not found_by:
        votes[Said.ALLEGED] += votes.pop(Said.FOUND)
    group = max(GROUPS, key=lambda stances: sum(votes.get(stance, 0.0) for stance in stances))
    stance = max((each for each in group if each in votes), key=lambda each: votes[each])
    confidence = float(sum(chances[STANCES.index(each)] for each in group))
    return stance, min(confidence, 1.0), found_by if stance is Said.FOUND else None
