"""Organisations: names that the ledger knows, then the trained model, then rules of form; typed and folded."""

import re
from collections.abc import Iterable

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from manumit.model.words import OrganisationType
from nlp.learned.labels import TYPES
from nlp.learned.model import load_model
from nlp.learned.questions import type_question
from nlp.name_evidence import Given
from nlp.names import Names, load_names
from nlp.naming import candidates
from nlp.notes import Named, Notes, notes_of, persons_at
from nlp.persons import PersonPatterns, load_person_patterns
from nlp.runs import trim
from nlp.slots import Span
from nlp.typing_of_names import core, fold, legal_form, type_of

NAME = "manumit_organisations"
SHORTEST = 4
CERTAIN = 0.5
"""Probability of a person's name from which only a legal form or a head makes an organisation of it."""


@Language.factory(NAME)
def make_organisations(nlp: Language, name: str) -> "Organisations":  # noqa: ARG001 -- spaCy passes both by name
    """The component, with the cues of nlp/organisations.yml."""
    return Organisations(nlp, load_names(), load_person_patterns())


class Organisations:
    """Notes every organisation once, in its fullest form, with all places where it is named."""

    def __init__(self, nlp: Language, names: Names, persons: PersonPatterns) -> None:
        self._names = names
        self._persons = persons
        self._model = load_model()
        self._tokenizer = nlp.tokenizer
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._strings = nlp.vocab.strings
        self._known: dict[str, tuple[OrganisationType, str]] = {}
        self._forms: dict[str, set[tuple[str, ...]]] = {}

    def know(self, known: Iterable[tuple[str, OrganisationType, str]]) -> None:
        """Let these names (name, type, key) be found before the trained model guesses."""
        for name, type_, key in sorted(known):
            if len(name) >= SHORTEST:
                self._known[name.casefold()] = (type_, key)
                self._forms.setdefault(key, set()).update({form} if (form := legal_form(name, self._names)) else ())
                self._matcher.add(name.casefold(), [self._tokenizer(name)])

    def __call__(self, doc: Doc) -> Doc:
        notes = notes_of(doc)
        known, namesakes = self._known_and_namesakes(doc)
        found: list[Named] = []
        notes.own_names = _given_names(notes, self._names)
        given = Given((*known, *sorted(namesakes)), self._persons_of(notes), notes.own_names)
        for span in candidates(doc, self._names, given, notes.sentences):
            text = doc[span[0] : span[1]].text
            type_, key = known.get(span, (None, None))
            found.append(Named(text, type_ or self._type(doc, span, notes), [span], key, span in namesakes))
        notes.organisations = fold([*found, *_short_forms(doc, found, self._names)], self._names)
        return doc

    def _persons_of(self, notes: Notes) -> frozenset[Span]:
        """Where a person is named, by the words around or as the trained model reads it, with the whole name."""
        likely = (self._persons.widened(notes.text, span) for span in persons_at(notes, CERTAIN))
        return frozenset(self._persons.certain(notes.text)) | frozenset(likely)

    def _type(self, doc: Doc, span: Span, notes: Notes) -> OrganisationType:
        """By the form of the name where it tells; else as the trained model reads its surroundings."""
        formal = type_of(doc, span, self._names)
        pieces = notes.pieces(doc, *span)
        if formal is not OrganisationType.COMPANY or pieces is None or notes.encoded is None:
            return formal
        asked = type_question(pieces, (1, len(notes.encoded.pieces) - 1))
        return TYPES[int(self._model.answer("typing", notes.encoded, [asked])[0].argmax())]

    def _known_and_namesakes(self, doc: Doc) -> tuple[dict[Span, tuple[OrganisationType, str]], set[Span]]:
        """Known names with the legal form behind them; one whose form is none of the known firm's is another firm."""
        known: dict[Span, tuple[OrganisationType, str]] = {}
        namesakes: set[Span] = set()
        for (start, end), (type_, key) in self._places(doc).items():
            _first, stop = trim(doc, (start, end), self._names)
            form = legal_form(doc[start:stop].text, self._names)
            if stop > end and self._forms.get(key) and form not in self._forms[key]:
                namesakes.add((start, stop))
            else:
                known[(start, max(end, stop))] = (type_, key)
        known = {span: found for span, found in known.items() if not any(a <= span[0] < b for a, b in namesakes)}
        return known, namesakes

    def _places(self, doc: Doc) -> dict[Span, tuple[OrganisationType, str]]:
        places = {}
        for key, start, end in self._matcher(doc):
            if any(token.text[:1].isupper() or token.text[:1].isdigit() for token in doc[start:end]):
                places[(start, end)] = self._known[self._strings[key]]
        return places


def _short_forms(doc: Doc, found: list[Named], names: Names) -> list[Named]:
    """Places where a name of several words stands again without its last word: Jade Gate for Jade Gate Restaurant."""
    words = [token.text for token in doc]
    starts: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        starts.setdefault(word, []).append(index)
    taken = {token for named in found for low, high in named.spans for token in range(low, high)}
    short: list[Named] = []
    for named in found:
        low, high = named.spans[0]
        count = len(core(named.name, names)) - (words[high - 1] in names.all_heads)
        form = words[low : low + count]
        if not 2 <= count < high - low or not all(word[0].isalnum() for word in form):
            continue
        again = [(start, start + count) for start in starts[form[0]] if words[start : start + count] == form]
        free = [span for span in again if not taken.intersection(range(*span))]
        short += [Named(" ".join(form), named.type, [span]) for span in free]
    return short


def _given_names(notes: Notes, names: Names) -> tuple[str, ...]:
    """The publisher, and the words of a title before it says what kind of text it is."""
    title = re.split(
        r" (?:modern slavery|statement|policy|code of conduct|supplier)| [-–|:] ", notes.title, flags=re.I
    )[0]
    given = [name for name in (notes.publisher, title) if name and name[0].isupper()]
    return tuple(name for name in given if name.split()[0].casefold() not in names.determiners)
