"""The trained model alone: its likeliest answer to every question, without lexicon, cues or rules."""

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from manumit.model.words import Indicator
from nlp.components import accused, encoder, sentences
from nlp.learned.decode import Found, indicators, names, softmax
from nlp.learned.labels import ORGANISATION, PERSON, STANCES, TYPES
from nlp.learned.model import Encoded, load_model
from nlp.learned.questions import stance_question, type_question
from nlp.learned_ties import LearnedTies
from nlp.notes import Hit, Named, Notes, notes_of

NAME = "manumit_alone"
SURE = 0.5


def build_encoder_alone() -> Language:
    """Sentences, the trained model, and what it answers."""
    nlp = spacy.blank("en")
    nlp.add_pipe(sentences.NAME)
    for name in (encoder.NAME, NAME, accused.NAME):
        nlp.add_pipe(name)
    return nlp


@Language.factory(NAME, default_config={"sure": SURE})
def make_alone(nlp: Language, name: str, sure: float) -> "Alone":  # noqa: ARG001 -- spaCy passes both by name
    """The component; sure: probability from which an indicator or a relation is there."""
    return Alone(sure)


class Alone:
    """Notes names, types, indicators, stances and relations as the model has them."""

    def __init__(self, sure: float) -> None:
        self._model = load_model()
        self._ties = LearnedTies(self._model, sure)
        self._floors = dict.fromkeys(Indicator, sure)

    def __call__(self, doc: Doc) -> Doc:
        notes = notes_of(doc)
        if notes.encoded is None:
            return doc
        found = names(notes.encoded)
        notes.organisations = self._organisations(doc, notes.encoded, [f for f in found if f.label == ORGANISATION])
        notes.persons = [(f.start, f.end) for f in found if f.label == PERSON]
        notes.ties = list(self._ties.ties(doc, notes, notes.organisations))
        for shown in indicators(notes.encoded, self._floors):
            span = doc.char_span(shown.start, shown.end, alignment_mode="expand")
            if span is not None:
                notes.hits.append(self._hit(doc, notes, notes.encoded, shown, (span.start, span.end)))
        return doc

    def _organisations(self, doc: Doc, encoded: Encoded, found: list[Found]) -> list[Named]:
        """One for each wording, with the type of its first place."""
        named: dict[str, Named] = {}
        for name in found:
            span = doc.char_span(name.start, name.end, alignment_mode="expand")
            assert span is not None
            if span.text in named:
                named[span.text].spans.append((span.start, span.end))
                continue
            asked = type_question(name.pieces, (1, len(encoded.pieces) - 1))
            type_ = TYPES[int(self._model.answer("typing", encoded, [asked])[0].argmax())]
            named[span.text] = Named(span.text, type_, [(span.start, span.end)])
        return list(named.values())

    def _hit(self, doc: Doc, notes: Notes, encoded: Encoded, shown: Found, span: tuple[int, int]) -> Hit:
        indicator, number = Indicator(shown.label), notes.sentence_of(span[0])
        first, last = notes.sentences[number][0], notes.sentences[notes.sentence_of(span[1] - 1)][1]
        sentence = notes.pieces(doc, first, last) or shown.pieces
        asked = stance_question(shown.pieces, sentence, (1, len(encoded.pieces) - 1), indicator, notes.type)
        chances = softmax(self._model.answer("stance", encoded, [asked]))[0]
        best = int(chances.argmax())
        return Hit(indicator, *span, "event", ("model",), number, STANCES[best], float(chances[best]))
