"""Stance and accused of every hit in another language."""

from spacy.language import Language
from spacy.tokens import Doc

from manumit.model.words import AccusedKind
from nlp.answers import answers
from nlp.cues import Around, Found
from nlp.languages.accused import Blame
from nlp.languages.page import LanguagePage, load_language
from nlp.languages.stances import Case, decide
from nlp.languages.stems import StemSlots
from nlp.notes import notes_of
from nlp.patterns import by_sentence

STANCE = "manumit_language_stance"
ACCUSED = "manumit_language_accused"


@Language.factory(STANCE, default_config={"language": "es"})
def make_stance(nlp: Language, name: str, language: str) -> "Stance":  # noqa: ARG001 -- spaCy passes both by name
    """The component, with the stance cues of the page."""
    return Stance(load_language(language))


class Stance:
    """Decides the stance of every hit, with confidence and, for found, the body that found it."""

    def __init__(self, page: LanguagePage) -> None:
        self._slots = StemSlots()
        for name, phrases in page.stance:
            self._slots.add(name, phrases)

    def __call__(self, doc: Doc) -> Doc:
        notes = notes_of(doc)
        if not notes.hits:
            return doc
        places = self._slots.find(doc)
        found = Found(places, {name: by_sentence(spans, notes.sentences) for name, spans in places.items()})
        for hit in notes.hits:
            verdict = decide(Case(doc, Around(hit, found), notes))
            hit.stance, hit.confidence, hit.found_by = verdict.stance, verdict.confidence, verdict.found_by
        notes.hits += answers(notes, places)
        return doc


@Language.factory(ACCUSED, default_config={"language": "es"})
def make_accused(nlp: Language, name: str, language: str) -> "Accused":  # noqa: ARG001 -- spaCy passes both by name
    """The component, with the words of the page that tell who did it."""
    return Accused(load_language(language))


class Accused:
    """Names the organisation that a sentence itself makes the doer of conduct; in doubt nobody."""

    def __init__(self, page: LanguagePage) -> None:
        self._blame = Blame(page)

    def __call__(self, doc: Doc) -> Doc:
        notes = notes_of(doc)
        conduct = [hit for hit in notes.hits if hit.stance.is_conduct]
        if not conduct or not notes.organisations:
            return doc
        found = self._blame.places(doc)
        for hit in conduct:
            if (named := self._blame.doer(doc, notes, hit, found)) is not None:
                hit.accused, hit.accused_kind = named.name, AccusedKind.ORGANISATION
        return doc
