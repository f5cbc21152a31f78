"""Vacancies: the terms of an offer of work, as hits that are hypothetical or policy and accuse nobody."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from manumit.model.words import DocumentType, Indicator, Stance
from nlp.notes import Hit, Notes, notes_of
from nlp.slots import Span
from nlp.vacancies.missing import CHILD, Missing
from nlp.vacancies.offers import Offers
from nlp.vacancies.terms import Shown, Terms

NAME = "manumit_vacancies"


@Language.factory(NAME, default_config={"confidence": 0.8})
def make_vacancies(nlp: Language, name: str, confidence: float) -> "Vacancies":  # noqa: ARG001 -- spaCy passes both by name
    """The component, with the pages of nlp/vacancies; confidence: of the hits that it adds."""
    return Vacancies(confidence)


class Vacancies:
    """Notes the terms of an offer as hits. Other texts pass unread."""

    def __init__(self, confidence: float) -> None:
        self._offers, self._terms, self._missing = Offers(), Terms(), Missing()
        self._confidence = confidence

    def __call__(self, doc: Doc) -> Doc:
        notes = notes_of(doc)
        if notes.offer is None:
            notes.offer = self._offers.concerns(doc.text, notes.type)
        if notes.offer:
            for clause in self._offers.clauses(doc.text):
                for shown in (*self._terms.find(doc.text, clause), *self._children(doc.text, clause)):
                    self._note(doc, notes, shown, clause)
            if (
                notes.type is DocumentType.VACANCY
            ):  # a site, or a text that only looks like an offer, may tell of conduct
                self._clear(doc, notes)
            notes.hits.sort(key=lambda hit: (hit.start, hit.end, hit.indicator))
        return doc

    def _note(self, doc: Doc, notes: Notes, shown: Shown, clause: Span) -> None:
        """A hit for the term; one that is there already takes its stance, and ends where its clause ends."""
        span = doc.char_span(shown.start, shown.end, alignment_mode="expand")
        bounds = doc.char_span(*clause, alignment_mode="expand")
        if span is None or bounds is None or not len(span):
            return
        rule = f"vacancies/{shown.name}"
        same = [h for h in notes.hits if h.indicator is shown.indicator and h.start < span.end and span.start < h.end]
        for hit in same:
            hit.rules = tuple(dict.fromkeys((*hit.rules, rule)))
            hit.start, hit.end = max(hit.start, bounds.start), min(hit.end, bounds.end)
            hit.sentence = notes.sentence_of(hit.start)
            if hit.stance is not Stance.REMEDIED:
                _uncharged(hit, shown.stance)
            hit.confidence = max(hit.confidence, self._confidence)
        if not same:
            sentence = notes.sentence_of(span.start)
            hit = Hit(shown.indicator, span.start, span.end, "event", (rule,), sentence, shown.stance, self._confidence)
            notes.hits.append(hit)

    def _children(self, text: str, clause: Span) -> Iterator[Shown]:
        """An age below fifteen that is asked for."""
        for age in self._missing.ages(text, clause):
            if age.years < CHILD:
                yield Shown("minors", Indicator.CHILD_LABOUR, Stance.HYPOTHETICAL, *age.place)

    def _clear(self, doc: Doc, notes: Notes) -> None:
        """No charge is left in an offer where the sentence tells of nothing that was done."""
        for hit in notes.hits:
            first, last = notes.sentences[hit.sentence], notes.sentences[notes.sentence_of(hit.end - 1)]
            sentences = doc[first[0] : last[1]]
            if hit.stance.is_conduct and not self._offers.tells(doc.text, sentences.start_char, sentences.end_char):
                _uncharged(hit, Stance.HYPOTHETICAL)


def _uncharged(hit: Hit, stance: Stance) -> None:
    hit.stance, hit.found_by, hit.accused, hit.accused_kind = stance, None, None, None
