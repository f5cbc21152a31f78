"""From the notes of the components to the Reading that the rest of the project knows."""

from collections.abc import Iterable

from spacy.tokens import Doc
from spacy.tokens import Span as Words

from manumit.model.reading import Mention, Organisation, Reading, Relation, Span
from nlp.notes import Hit, Named, Notes, Tie, notes_of

BETWEEN_FIRMS = frozenset({"supplies", "recruits_for", "owned_by"})
"""Relations that the labelling guide knows; the others stand apart, as links."""


def reading_of(doc: Doc, version: str, countries: tuple[str, ...]) -> Reading:
    """The notes on a text, in characters, sorted, without repetition."""
    notes = notes_of(doc)
    return Reading(
        mentions=surest(_mention(doc, notes, hit) for hit in notes.hits),
        organisations=tuple(_organisation(doc, named) for named in notes.organisations),
        relations=tuple(_relation(doc, tie) for tie in notes.ties if tie.relation in BETWEEN_FIRMS),
        links=tuple(_relation(doc, tie) for tie in notes.ties if tie.relation not in BETWEEN_FIRMS),
        countries=countries,
        persons=tuple(Span(start=start, end=end) for start, end in notes.persons),
        model=version,
    )


def surest(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """One mention per indicator, stance and accused: the surest, then the first; in the order of the text."""
    best: dict[tuple[str, str, str | None], Mention] = {}
    for mention in mentions:
        key = (mention.indicator, mention.stance, mention.accused)
        if key not in best or (-mention.confidence, mention.start) < (-best[key].confidence, best[key].start):
            best[key] = mention
    return tuple(sorted(best.values(), key=lambda m: (m.start, m.end, m.indicator)))


def _mention(doc: Doc, notes: Notes, hit: Hit) -> Mention:
    quote = doc[hit.start : hit.end]
    sentence = _sentence(doc, notes, hit)
    return Mention(
        indicator=hit.indicator,
        stance=hit.stance,
        start=quote.start_char,
        end=quote.end_char,
        quote=quote.text,
        confidence=hit.confidence,
        accused=hit.accused,
        accused_kind=hit.accused_kind,
        found_by=hit.found_by,
        rules=hit.rules,
        details=hit.details,
        sentence=Span(start=sentence.start_char, end=sentence.end_char),
    )


def _sentence(doc: Doc, notes: Notes, hit: Hit) -> Words:
    """From the sentence where a hit begins to the one where it ends, without the blanks around them."""
    start = notes.sentences[notes.sentence_of(hit.start)][0]
    end = max(hit.end, notes.sentences[notes.sentence_of(hit.end - 1)][1])
    while start < hit.start and doc[start].is_space:
        start += 1
    while end > hit.end and doc[end - 1].is_space:
        end -= 1
    return doc[start:end]


def _organisation(doc: Doc, named: Named) -> Organisation:
    places = [doc[start:end] for start, end in sorted(named.spans)]
    spans = tuple(Span(start=place.start_char, end=place.end_char) for place in places)
    return Organisation(name=named.name, type=named.type, known=named.known, spans=spans)


def _relation(doc: Doc, tie: Tie) -> Relation:
    place = doc[tie.start : tie.end]
    return Relation(head=tie.head, relation=tie.relation, tail=tie.tail, start=place.start_char, end=place.end_char)
