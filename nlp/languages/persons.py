"""Persons of a text in another language: by the words around a name, and every full name that is nothing else."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from nlp.components.persons import Persons, joined
from nlp.languages.naming import Naming
from nlp.languages.page import LanguagePage, load_language
from nlp.languages.words import folded
from nlp.names import load_names
from nlp.notes import notes_of
from nlp.pages import HERE, read_page
from nlp.persons import PersonCues, PersonPatterns
from nlp.slots import Span

NAME = "manumit_language_persons"
WORDS = range(2, 5)
NUMBER = re.compile(r"\d")


@Language.factory(NAME, default_config={"language": "es", "doubtful": True})
def make_persons(nlp: Language, name: str, language: str, doubtful: bool) -> "LanguagePersons":  # noqa: ARG001 -- spaCy
    """The component. doubtful: mask a name of two to four words that is neither organisation nor place nor common."""
    return LanguagePersons(load_language(language), person_patterns(language), doubtful=doubtful)


class LanguagePersons:
    """Notes the character spans of persons. A name in doubt is masked: a worker shown cannot be hidden again."""

    def __init__(self, page: LanguagePage, patterns: PersonPatterns, *, doubtful: bool) -> None:
        self._certain = Persons(patterns)
        self._patterns = patterns
        self._naming = Naming(page.names, load_names(), page.sentences.starters, tuple(page.countries))
        self._places = frozenset(map(folded, page.people.places))
        self._doubtful = doubtful

    def __call__(self, doc: Doc) -> Doc:
        doc = self._certain(doc)
        notes = notes_of(doc)
        if self._doubtful:
            found = {span for run in self._naming.runs(doc, notes.sentences) if (span := self._person(doc, run))}
            notes.persons = joined({*notes.persons, *found})
        return doc

    def _person(self, doc: Doc, run: Span) -> Span | None:
        """The characters of a run that may be a person's full name."""
        words = [token.text for token in doc[run[0] : run[1]] if token.text[0].isupper()]
        text = doc[run[0] : run[1]].text
        if len(words) not in WORDS or NUMBER.search(text) or not self._patterns.is_name(text):
            return None
        if any(len(word) > 2 and word.isupper() for word in words) or self._naming.means_something(doc, run):
            return None
        if run[0] and folded(doc[run[0] - 1].text) in self._places:
            return None
        notes = notes_of(doc)
        if text == notes.publisher and not load_names().all_heads.isdisjoint(words):
            return None
        taken = [span for named in notes.organisations for span in named.spans] + [(h.start, h.end) for h in notes.hits]
        if any(start < run[1] and run[0] < end for start, end in taken):
            return None
        place = doc[run[0] : run[1]]
        return place.start_char, place.end_char


def person_patterns(language: str) -> PersonPatterns:
    """Names by the words around them in one language, and by what is the same in all."""
    cues, page = read_page(HERE / "persons.yml", PersonCues), load_language(language)
    people = page.people
    phrases = (*people.not_names, *people.honorifics, *page.countries, *page.sentences.starters)
    never = {word for phrase in phrases for word in phrase.split()}
    return PersonPatterns(
        PersonCues(
            honorifics=(*cues.honorifics, *people.honorifics),
            roles=people.roles,
            given=(*cues.given, *people.given),
            human=people.human,
            verbs=people.verbs,
            not_names=cues.not_names | never,
            patterns=cues.patterns,
        )
    )
