"""The reader: a text in, a Reading out. Indicators, stances, organisations, accused, relations, persons."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc

from manumit.model.base import Model
from manumit.model.reading import Reading
from manumit.model.words import DocumentType, OrganisationType
from nlp.components import organisations
from nlp.countries import countries_in
from nlp.notes import Notes, notes_of
from nlp.pieces import pieces, together
from nlp.pipeline import build_pipeline
from nlp.readings import reading_of
from nlp.version import reader_version

BATCH = 32
Place = tuple[int, int]


class KnownName(Model):
    """A name that the ledger knows already: found in a text before any model guesses."""

    name: str
    type: OrganisationType
    key: str


class Text(Model):
    """A text to read, with what is known about it."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published_at: str | None = None
    type: DocumentType | None = None


class Reader:
    """Reads texts. The language model is loaded at the first reading."""

    def __init__(self, *, language_model: str, known: Iterable[KnownName] = ()) -> None:
        self._language_model = language_model
        self._known = tuple(known)

    @cached_property
    def _nlp(self) -> Language:
        nlp = build_pipeline(self._language_model)
        component = nlp.get_pipe(organisations.NAME)
        assert isinstance(component, organisations.Organisations)
        component.know((name.name, name.type, name.key) for name in self._known)
        return nlp

    @cached_property
    def version(self) -> str:
        """A hash over lexicon, code and language model: another version may read otherwise."""
        return reader_version(self._nlp.meta)

    def read(
        self,
        text: str,
        *,
        title: str | None = None,
        publisher: str | None = None,
        published_at: str | None = None,
        type: DocumentType | None = None,
    ) -> Reading:
        """What the text says. Every mention's quote is text[start:end]."""
        given = Text(text=text, title=title, publisher=publisher, published_at=published_at, type=type)
        return next(self.read_many([given]))

    def read_many(self, texts: Iterable[Text]) -> Iterator[Reading]:
        """One Reading for each text, in order, in one pass of the pipeline."""
        begun = (part for number, text in enumerate(texts) for part in self._begun(number, text))
        for _number, parts in groupby(self._nlp.pipe(begun, as_tuples=True, batch_size=BATCH), key=_number_of):
            yield together([(offset, self._reading(doc)) for doc, (_number_, offset) in parts])

    def _reading(self, doc: Doc) -> Reading:
        return reading_of(doc, self.version, countries_in(doc.text))

    def _begun(self, number: int, text: Text) -> Iterator[tuple[Doc, Place]]:
        for offset, words in pieces(text.text):
            yield self._doc(text, words), (number, offset)

    def _doc(self, text: Text, words: str) -> Doc:
        doc = self._nlp.make_doc(words)
        notes_of(doc)
        doc._.notes = Notes(title=text.title or "", publisher=text.publisher, type=text.type)
        return doc


def _number_of(read: tuple[Doc, Place]) -> int:
    return read[1][0]
