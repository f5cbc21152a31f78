"""Organisations of a text in another language: known names first, then the page's cues; short forms folded."""

from collections.abc import Iterable

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from manumit.model.words import OrganisationType
from nlp.languages.naming import Naming
from nlp.languages.page import LanguagePage, load_language
from nlp.names import load_names
from nlp.notes import Named, notes_of
from nlp.slots import Span
from nlp.typing_of_names import core, fold

NAME = "manumit_language_organisations"
SHORTEST = 4


@Language.factory(NAME, default_config={"language": "es"})
def make_organisations(nlp: Language, name: str, language: str) -> "Organisations":  # noqa: ARG001 -- spaCy passes it
    """The component, with the name cues of the page beside the legal forms of nlp/organisations.yml."""
    return Organisations(nlp, load_language(language))


class Organisations:
    """Notes every organisation once, in its fullest form, with all places where it is named."""

    def __init__(self, nlp: Language, page: LanguagePage) -> None:
        english = load_names()
        self._names = english.model_copy(update={"legal": english.legal | {*page.names.legal, *page.names.legal_first}})
        self._naming = Naming(page.names, english, page.sentences.starters, tuple(page.countries))
        self._tokenizer = nlp.tokenizer
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._strings = nlp.vocab.strings
        self._known: dict[str, tuple[OrganisationType, str]] = {}

    def know(self, known: Iterable[tuple[str, OrganisationType, str]]) -> None:
        """Let these names (name, type, key) be found before any cue is asked."""
        for name, type_, key in sorted(known):
            if len(name) >= SHORTEST:
                self._known[name.casefold()] = (type_, key)
                self._matcher.add(name.casefold(), [self._tokenizer(name)])

    def __call__(self, doc: Doc) -> Doc:
        notes = notes_of(doc)
        found = self._known_names(doc)
        for span, type_ in self._naming.names(doc, notes.sentences):
            if not any(_overlap(span, place) for named in found for place in named.spans):
                found.append(Named(doc[span[0] : span[1]].text, type_, [span]))
        notes.organisations = fold([*found, *self._short_forms(doc, found, notes.sentences)], self._names)
        return doc

    def _known_names(self, doc: Doc) -> list[Named]:
        named: list[Named] = []
        for match, start, end in self._matcher(doc):
            type_, key = self._known[self._strings[match]]
            place = doc[start:end]
            if any(token.text[:1].isupper() or token.text[:1].isdigit() for token in place):
                named.append(Named(place.text, type_, [(start, end)], key))
        return [n for n in named if not any(_inside(n.spans[0], other.spans[0]) for other in named)]

    def _short_forms(self, doc: Doc, found: list[Named], sentences: list[Span]) -> list[Named]:
        """Runs that are the beginning of a found name, and the initials that stand in brackets behind one."""
        cores = {core(named.name, self._names): named for named in found}
        ends = {span[1]: named for named in found for span in named.spans}
        taken = [span for named in found for span in named.spans]
        short: list[Named] = []
        for run in self._naming.runs(doc, sentences):
            text = doc[run[0] : run[1]].text
            if any(_overlap(run, span) for span in taken):
                continue
            bracketed = run[0] > 1 and doc[run[0] - 1].text == "(" and text.isupper()
            if bracketed and (named := ends.get(run[0] - 1)):
                named.spans.append(run)
                continue
            words = core(text, self._names)
            homes = [named for long, named in cores.items() if words == long[: len(words)] or _initials(named, text)]
            if len(homes) == 1:
                short.append(Named(text, homes[0].type, [run]))
        return short


def _initials(named: Named, text: str) -> bool:
    capitals = "".join(word[0] for word in named.name.split() if word[0].isupper())
    return len(text) > 1 and text.isupper() and text == capitals


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _inside(a: Span, b: Span) -> bool:
    return a != b and b[0] <= a[0] and a[1] <= b[1]
