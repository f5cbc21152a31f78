"""Persons: spans of personal names and of numbers that lead to a person, to be masked before anything is stored."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from nlp.notes import Notes, notes_of, persons_at
from nlp.persons import PersonPatterns, load_person_patterns
from nlp.slots import Span

NAME = "manumit_persons"
LIKELY = 0.25
"""Probability from which a word is masked as a person's name; in doubt it is one."""


@Language.factory(NAME)
def make_persons(nlp: Language, name: str) -> "Persons":  # noqa: ARG001 -- spaCy passes both by name
    """The component, with the cues of nlp/persons.yml."""
    return Persons(load_person_patterns())


class Persons:
    """Notes the character spans of persons; a name inside the name of an organisation is left alone."""

    def __init__(self, patterns: PersonPatterns) -> None:
        self._patterns = patterns

    def __call__(self, doc: Doc) -> Doc:
        notes = notes_of(doc)
        taken = _organisation_places(doc, notes)
        spans = {
            (e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON" and self._patterns.is_name(e.text)
        }
        spans |= {span for span in persons_at(notes, LIKELY) if self._patterns.is_name(notes.text[slice(*span)])}
        spans |= self._patterns.certain(notes.text) | self._patterns.spoken(notes.text)
        spans = {self._patterns.widened(notes.text, span) for span in spans}
        spans = {span for span in spans if not any(_overlap(span, place) for place in taken)}
        spans |= self._again(notes.text, spans, taken)
        spans |= set(self._patterns.contacts(notes.text))
        notes.persons = joined(spans)
        return doc

    def _again(self, text: str, spans: set[Span], taken: list[Span]) -> set[Span]:
        """Every other place where a word of a found name stands, capitalised: the surname alone, later on."""
        names = sorted({word for start, end in spans for word in self._patterns.words_of(text[start:end])})
        if not names:
            return set()
        pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
        return {m.span() for m in pattern.finditer(text) if not any(_overlap(m.span(), place) for place in taken)}


def _organisation_places(doc: Doc, notes: Notes) -> list[Span]:
    places = [doc[start:end] for named in notes.organisations for start, end in named.spans]
    return [(place.start_char, place.end_char) for place in places]


def joined(spans: set[Span]) -> list[Span]:
    """Spans in order, those that overlap or touch as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]
