"""Details: fee, hours, months, dates, workers, good and place of each hit, from its sentence and directly beside it."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from manumit.model.detail import Detail, DetailKind
from nlp.details.asked import Asked, load_asked
from nlp.details.finder import Finder
from nlp.learned.decode import names
from nlp.learned.labels import GOOD
from nlp.notes import Hit, Notes, notes_of
from nlp.slots import Span

NAME = "manumit_details"
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


@Language.factory(NAME, default_config={"most": 8, "beside": True})
def make_details(nlp: Language, name: str, most: int, beside: bool) -> "Details":  # noqa: ARG001 -- spaCy passes both by name
    """The component. most: details kept for one hit; beside: whether the next sentences are looked at too."""
    return Details(most, beside)


class Details:
    """Notes for each hit the details that its indicator asks for. Nothing that leads to a person is one."""

    def __init__(self, most: int, beside: bool) -> None:
        self._finder = Finder()
        self._asked: Asked = load_asked()
        self._most, self._beside = most, beside

    def __call__(self, doc: Doc) -> Doc:
        notes = notes_of(doc)
        if notes.hits:
            sentences = _Sentences(doc, notes, self._finder)
            notes.hits = [replace(hit, details=self._of(hit, sentences)) for hit in notes.hits]
        return doc

    def _of(self, hit: Hit, sentences: "_Sentences") -> tuple[Detail, ...]:
        first, last = sentences.bounds(hit)
        place = sentences.place(hit)
        found = [
            detail
            for number in range(first, last + 1)
            for detail in sentences.details(number)
            if self._asked.takes(detail, hit.indicator, hit.stance)
            and not self._of_the_telling(detail, place, sentences)
        ]
        if self._beside:
            found += self._from_beside(hit, (first, last), {detail.kind for detail in found}, sentences)
        return tuple(sorted(found, key=lambda d: (d.start, d.end, d.kind))[: self._most])

    def _of_the_telling(self, detail: Detail, place: Span, sentences: "_Sentences") -> bool:
        text = sentences.text
        return detail.kind is DetailKind.WHEN and self._finder.of_the_telling(text, detail, *place)

    def _from_beside(self, hit: Hit, bounds: Span, have: set[DetailKind], sentences: "_Sentences") -> Iterator[Detail]:
        """What belongs to the indicator alone and its own sentence lacks; the sentence behind before the one ahead."""
        wanted = self._asked.own(hit.indicator, hit.stance) - {DetailKind.SUM} - have
        for number in (bounds[1] + 1, bounds[0] - 1):
            if not sentences.says_nothing_else(number, bounds):
                continue
            found = [detail for detail in sentences.details(number) if detail.kind in wanted]
            wanted -= {detail.kind for detail in found}
            yield from found


class _Sentences:
    """The sentences of one text, each read for details when it is first asked for."""

    def __init__(self, doc: Doc, notes: Notes, finder: Finder) -> None:
        self._doc, self._notes, self._finder = doc, notes, finder
        self.text = doc.text
        self._hits = {n for hit in notes.hits for n in range(hit.sentence, notes.sentence_of(hit.end - 1) + 1)}
        self._named = {notes.sentence_of(start) for named in notes.organisations for start, _ in named.spans}
        self._names = [self._characters(span) for named in notes.organisations for span in named.spans]
        self._places = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in PLACE_LABELS]
        self._goods = [(n.start, n.end) for n in names(notes.encoded) if n.label == GOOD] if notes.encoded else []
        self._found: dict[int, list[Detail]] = {}

    def bounds(self, hit: Hit) -> Span:
        """The numbers of the first and the last sentence of a hit."""
        return hit.sentence, self._notes.sentence_of(hit.end - 1)

    def place(self, hit: Hit) -> Span:
        return self._characters((hit.start, hit.end))

    def details(self, number: int) -> list[Detail]:
        """The details of a sentence that touch no person and stand in no organisation's name."""
        if number not in self._found:
            start, end = self._characters(self._notes.sentences[number])
            found = self._finder.find(self.text, start, end, places=self._places, goods=self._goods)
            self._found[number] = [detail for detail in found if not self._withheld(detail)]
        return self._found[number]

    def says_nothing_else(self, number: int, bounds: Span) -> bool:
        """Whether a sentence is of the same paragraph, shows no indicator and names no organisation."""
        if not 0 <= number < len(self._notes.sentences) or number in self._hits or number in self._named:
            return False
        low = self._characters(self._notes.sentences[min(number, bounds[0])])[0]
        high = self._characters(self._notes.sentences[max(number, bounds[1])])[1]
        return "\n\n" not in self.text[low:high].strip()

    def _withheld(self, detail: Detail) -> bool:
        return any(detail.start < end and start < detail.end for start, end in (*self._notes.persons, *self._names))

    def _characters(self, span: Span) -> Span:
        words = self._doc[span[0] : span[1]]
        return words.start_char, words.end_char
