"""One pipeline for every language of this folder, and its Reading."""

import re
from collections.abc import Iterable
from functools import cache

import spacy
from spacy.attrs import LANG
from spacy.language import Language
from spacy.tokens import Doc

from manumit.model.words import OrganisationType
from nlp.countries import countries_in
from nlp.languages import components, judging, organisations, persons
from nlp.languages.page import load_language
from nlp.languages.words import set_tokenizer
from nlp.names import load_names

ORDER = (components.INDICATORS, organisations.NAME, persons.NAME, judging.STANCE, judging.ACCUSED)
Known = tuple[str, OrganisationType, str]


def build_language(code: str, known: Iterable[Known] = ()) -> Language:
    """The pipeline of a language, which needs no model. Raises LexiconProblem where it has no page."""
    page = load_language(code)
    nlp = spacy.blank("xx")  # a language's own class compiles a tokenizer for seconds that is not used here
    nlp.vocab.lex_attr_getters[LANG] = lambda _word: code  # type: ignore[attr-defined]
    stopped = (*page.sentences.abbreviations, *page.sentences.titles)
    legal = [form for form in (*load_names().legal, *page.names.legal) if not form.isalnum()]
    set_tokenizer(nlp, (*legal, *(f"{word}." for word in stopped)))
    nlp.add_pipe(components.SENTENCES, first=True, config={"language": code})
    for name in ORDER:
        nlp.add_pipe(name, config={"language": code})
    component = nlp.get_pipe(organisations.NAME)
    assert isinstance(component, organisations.Organisations)
    component.know(known)
    return nlp


def countries_of(doc: Doc) -> tuple[str, ...]:
    """Codes of the countries that the text names, in its own language or in English, sorted."""
    codes = load_language(doc.lang_).countries
    own = {codes[match[0]] for match in _names(doc.lang_).finditer(doc.text)}
    return tuple(sorted(own.union(countries_in(doc.text))))


@cache
def _names(code: str) -> re.Pattern[str]:
    longest_first = sorted(load_language(code).countries, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
