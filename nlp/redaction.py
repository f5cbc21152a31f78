"""A document with its persons masked in every zone, so that it can be stored."""

import re
from functools import cache

from manumit.model.document import Document
from manumit.model.reading import Reading, Span
from nlp.languages.page import language_codes
from nlp.languages.persons import person_patterns
from nlp.masking import mask
from nlp.names import Names, load_names
from nlp.persons import PersonPatterns, load_person_patterns

LOOSE = frozenset({"phone", "passport"})


def masked(document: Document, reading: Reading) -> Document:
    """The document with persons masked in main, full and title; offsets stay. Comments are dropped: nobody read them.

    reading is of main, of which only stretches may have been read: there, and in the other zones, every name or number
    that shows itself by its form is masked too, and the persons of main wherever they are named again. In the other
    zones figures without a label stay: licence numbers are needed.
    """
    people = _wordings(document.main, reading)
    changes = {
        "main": mask(document.main, [*reading.persons, *_unread(document.main, reading, document.language)]),
        "full": _by_form(document.full, people, reading, document.language),
        "title": _by_form(document.title, people, reading, document.language) if document.title else document.title,
        "comments": "",
    }
    return document.model_copy(update=changes)


def _unread(text: str, reading: Reading, language: str | None) -> list[Span]:
    """Names, also before a verb of speech or suffering, and numbers that show themselves by their form."""
    patterns, names = _tools(language)
    spans = patterns.certain(text) | patterns.spoken(text)
    spans = {span for span in spans if not _organisation(text[slice(*span)], reading, names)}
    return [Span(start=start, end=end) for start, end in sorted(spans | set(patterns.contacts(text)))]


def _by_form(text: str, people: list[str], reading: Reading, language: str | None) -> str:
    patterns, names = _tools(language)
    spans = {span for span in patterns.certain(text) if not _organisation(text[slice(*span)], reading, names)}
    spans |= set(patterns.contacts(text, without=LOOSE))
    if people:
        again = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, people))})(?!\w)")
        spans |= {match.span() for match in again.finditer(text)}
    return mask(text, [Span(start=start, end=end) for start, end in sorted(spans)])


def _organisation(wording: str, reading: Reading, names: Names) -> bool:
    """Whether a wording is, or is part of, an organisation's name."""
    words = wording.split()
    if words[-1] in names.legal or words[-1] in names.all_heads:
        return True
    return any(wording in named.name for named in reading.organisations)


def _wordings(text: str, reading: Reading) -> list[str]:
    found = {text[span.start : span.end].strip() for span in reading.persons}
    return sorted((wording for wording in found if len(wording) > 1), key=lambda wording: (-len(wording), wording))


@cache
def _tools(language: str | None) -> tuple[PersonPatterns, Names]:
    patterns = person_patterns(language) if language in language_codes() else load_person_patterns()
    return patterns, load_names()
