"""The reader: a text in, a Reading out. Indicators, stances, organisations, accused, relations, persons."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from manumit.model.base import Model
from manumit.model.reading import Reading
from manumit.model.words import DocumentType, OrganisationType
from nlp.components import organisations
from nlp.countries import countries_in
from nlp.languages.pipeline import build_language, countries_of
from nlp.learned.model import load_model
from nlp.lexicon import load_lexicon
from nlp.notes import Notes, notes_of
from nlp.pieces import pieces, together
from nlp.pipeline import Config, build_pipeline
from nlp.readings import reading_of
from nlp.screen import Screen
from nlp.stretches import LONGEST, Stretch, stretches
from nlp.vacancies.offers import Offers
from nlp.vacancies.warnings import OfferWarnings
from nlp.version import reader_version

BATCH = 32
ENGLISH = "en"


class KnownName(Model):
    """A name that the ledger knows already: found in a text before any model guesses."""

    name: str
    type: OrganisationType
    key: str


class Text(Model):
    """A text to read, with what is known about it. language is a code: en, or one with a page in nlp/languages."""

    text: str
    language: str = ENGLISH
    title: str | None = None
    publisher: str | None = None
    published_at: str | None = None
    type: DocumentType | None = None


class Place(NamedTuple):
    """Which stretch of which text a Doc is."""

    number: int
    text: Text
    stretch: Stretch


class Reader:
    """Reads texts. The trained model is loaded at the first reading."""

    def __init__(self, *, known: Iterable[KnownName] = (), config: Config | None = None) -> None:
        self._config = config
        self._known = tuple(known)
        self._others: dict[str, Language] = {}

    @cached_property
    def _nlp(self) -> Language:
        nlp = build_pipeline(self._config)
        component = nlp.get_pipe(organisations.NAME)
        assert isinstance(component, organisations.Organisations)
        component.know((name.name, name.type, name.key) for name in self._known)
        return nlp

    @cached_property
    def _screen(self) -> Screen:
        return Screen(load_lexicon().values(), load_model().gate)

    @cached_property
    def _offers(self) -> Offers:
        return Offers()

    @cached_property
    def _warnings(self) -> OfferWarnings:
        return OfferWarnings()

    @cached_property
    def version(self) -> str:
        """A hash over lexicon, code and trained model: another version may read otherwise."""
        return reader_version()

    def read(
        self,
        text: str,
        *,
        language: str = ENGLISH,
        title: str | None = None,
        publisher: str | None = None,
        published_at: str | None = None,
        type: DocumentType | None = None,
    ) -> Reading:
        """What the text says. Every mention's quote is text[start:end]. Raises LexiconProblem for other languages."""
        given = Text(
            text=text, language=language, title=title, publisher=publisher, published_at=published_at, type=type
        )
        return next(self.read_many([given]))

    def read_many(self, texts: Iterable[Text]) -> Iterator[Reading]:
        """One Reading for each text, in order; neighbours in one language in one pass of its pipeline."""
        for language, neighbours in groupby(texts, key=_language_of):
            nlp = self._pipeline(language)
            begun = (part for number, text in enumerate(neighbours) for part in self._begun(nlp, number, text))
            for _number, read in groupby(nlp.pipe(begun, as_tuples=True, batch_size=BATCH), key=_number_of):
                parts = list(read)
                text = parts[0][1].text
                yield self._warned(
                    text, together(text.text, [(place.stretch, self._reading(doc)) for doc, place in parts])
                )

    def _pipeline(self, language: str) -> Language:
        if language == ENGLISH:
            return self._nlp
        if language not in self._others:
            self._others[language] = build_language(language, ((n.name, n.type, n.key) for n in self._known))
        return self._others[language]

    def _reading(self, doc: Doc) -> Reading:
        countries = countries_in(doc.text) if doc.lang_ == ENGLISH else countries_of(doc)
        return reading_of(doc, self.version, countries)

    def _begun(self, nlp: Language, number: int, text: Text) -> Iterator[tuple[Doc, Place]]:
        offer = text.language == ENGLISH and self._offers.concerns(text.text, text.type)
        for stretch in self._stretches(text, offer):
            yield self._doc(nlp, text, text.text[stretch.start : stretch.end], offer), Place(number, text, stretch)

    def _stretches(self, text: Text, offer: bool) -> Iterator[Stretch]:
        """What can matter of an English text; all of an offer of work or of a text in another language, in pieces."""
        if text.language == ENGLISH and not offer:
            yield from stretches(text.text, self._screen)
            return
        for offset, words in pieces(text.text, LONGEST) if offer else pieces(text.text):
            yield Stretch(offset, offset, offset + len(words))

    def _warned(self, text: Text, reading: Reading) -> Reading:
        """The reading, with warnings where the text is an offer of work."""
        found = self._warnings.of(text.text, text.type, reading) if text.language == ENGLISH else ()
        return reading.model_copy(update={"warnings": found}) if found else reading

    def _doc(self, nlp: Language, text: Text, words: str, offer: bool) -> Doc:
        doc = nlp.make_doc(words)
        notes_of(doc)
        doc._.notes = Notes(title=text.title or "", publisher=text.publisher, type=text.type, offer=offer)
        return doc


def _number_of(read: tuple[Doc, Place]) -> int:
    return read[1].number


def _language_of(text: Text) -> str:
    return text.language
