"""The accused that has no organisation's name: a person, who is never named, or a description."""

import re

from spacy.tokens import Doc

from nlp.accused_cues import AccusedCues
from nlp.notes import Hit, Notes
from nlp.slots import Span

ADJACENT, IN_SENTENCE = 3.0, 2.6
SPEECH = re.compile(r"\b(?:said|told|says|explained|testified|added|attorney|lawyer|director|spokes\w+)\b")
ARTICLES = (
    r"[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?|[Tt]wo|[Tt]hree|[Ff]our|[Ss]everal|[Ss]ome|[Tt]his|[Tt]hese|[Mm]ost|\d+"
    r"|illegal|local|labou?r|unlicensed"
)


class Descriptions:
    """Noun phrases that describe an accused without naming it."""

    def __init__(self, cues: AccusedCues) -> None:
        nouns = "|".join(sorted(map(re.escape, cues.descriptions), key=lambda noun: (-len(noun), noun)))
        self._phrase = re.compile(rf"\b(?:{ARTICLES}) (?:[a-z’'-]+ ){{0,3}}?(?:{nouns})(?:e?s)?\b")

    def nearest(self, doc: Doc, notes: Notes, hit: Hit) -> str | None:
        """The phrase before the hit, behind it, or in the sentence before; never one that holds a person's name."""
        here = doc[hit.start].idx
        for number in (hit.sentence, hit.sentence - 1):
            if number < 0:
                continue
            start, end = characters(doc, notes.sentences[number])
            found = [m for m in self._phrase.finditer(notes.text, start, end) if not _personal(m.span(), notes)]
            if found:
                return min(found, key=lambda m: (m.start() > here, abs(m.start() - here)))[0]
        return None


def person_weight(doc: Doc, notes: Notes, hit: Hit) -> float | None:
    """How strongly a person stands as the doer: before the hit, in its sentence. None where none does."""
    start, end = characters(doc, notes.sentences[hit.sentence])
    here = doc[hit.start].idx
    before = [span for span in notes.persons if start <= span[0] < here]
    if not before:
        return None
    if re.match(r"[^.;,]{0,25}$", notes.text[before[-1][1] : here]):
        return ADJACENT
    return None if SPEECH.search(notes.text[start:end]) else IN_SENTENCE


def characters(doc: Doc, sentence: Span) -> Span:
    """The characters of a sentence."""
    place = doc[sentence[0] : sentence[1]]
    return place.start_char, place.end_char


def _personal(span: Span, notes: Notes) -> bool:
    return any(span[0] < end and start < span[1] for start, end in notes.persons)
