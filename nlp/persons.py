"""Personal names by the words around them, and numbers that lead to a person: nlp/persons.yml."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from manumit.model.base import Model
from manumit.model.reading import Span as TextSpan
from nlp.countries import country_names
from nlp.pages import HERE, read_page
from nlp.slots import Span

PHONE_FIGURES = 9
LICENCE = re.compile(r"\b[A-Z]{2,}[-/]?\d{2,}")
"""The number of a licence or a decree, as in RL-0000."""
WORD = r"[A-ZÀ-Þ][\w’'-]*(?:\.(?=[ \u00a0]?[A-ZÀ-Þ]))?"
LONGEST = 12
"""Words behind the first of a personal name: without an end, a text in capitals is searched again from every word."""
IN_CAPITALS = 4
"""Letters from which a name is looked for in capitals too: MAY may be a verb in a heading."""
SMALL = STOP_WORDS | {"al", "el", "de", "da", "la", "le", "ms", "mr", "dr", "st", "co", "us", "uk", "eu", "un"}
PARTICLES = r"bin|binti|ibn|al|el|de|da|dos|del|van|von|der|la|le|y"


class PersonCues(Model):
    """Honorifics and roles that a personal name follows; verbs that follow one; words that are never one."""

    honorifics: tuple[str, ...]
    roles: tuple[str, ...]
    given: tuple[str, ...]
    human: tuple[str, ...]
    verbs: tuple[str, ...]
    not_names: frozenset[str]
    patterns: dict[str, str]


class PersonPatterns:
    """Finds names by form. Spans are characters."""

    def __init__(self, cues: PersonCues) -> None:
        self._not_names = frozenset(word.casefold() for word in cues.not_names)
        honorifics = "|".join(re.escape(word) for word in cues.honorifics)
        roles = "|".join(re.escape(word) for word in cues.roles)
        given = "|".join(re.escape(word) for word in cues.given)
        run = rf"{WORD}(?:[ \u00a0]+(?:“\w+” )?(?:(?:{PARTICLES})[ \u00a0]+){{0,3}}{WORD}){{0,{LONGEST}}}"
        plain = rf"{WORD}(?:[ \u00a0]{WORD}){{0,{LONGEST}}}"
        self._certain = (
            re.compile(rf"\b(?:{honorifics})\.?[ \u00a0]+[“\"']?({run})"),
            re.compile(rf"\b(?:{roles})\b,?[ \u00a0]+[“\"'*]?({run})"),
            re.compile(rf"\b((?:{given})[ \u00a0-]+{run})"),
            re.compile(rf"\b({run})[ \u00a0](?:{'|'.join(cues.human)})\b"),
            re.compile(rf"\b({plain}), (?:who|whose|aged|\d\d|an? (?:[\w-]+ ){{0,2}}(?:{roles}))\b"),
        )
        self._initials = re.compile(r"(?<![\w.])(?!U\.|E\.U\.|N\.Y\.|D\.C\.|L\.A\.|P\.O\.)(?:[A-Z]\.){2,3}(?!\w)")
        self._spoken = re.compile(rf"\b({run})(?:,? (?:aged )?\d\d,?)?[ \u00a0](?:{'|'.join(cues.verbs)})\b")
        self._before = re.compile(rf"(?<![\w.])({WORD}|{PARTICLES})[ \u00a0-]$")
        self._behind = re.compile(rf"[ \u00a0-]({WORD}|(?:{PARTICLES})(?=[ \u00a0]+{WORD}))(?!\w)")
        self._numbers = {name: re.compile(pattern) for name, pattern in cues.patterns.items()}

    def certain(self, text: str) -> set[Span]:
        """Names behind an honorific or a role: Ms X, his wife X, X who; given names; initials."""
        named = {m.span(1) for pattern in self._certain for m in pattern.finditer(text) if self.is_name(m[1])}
        return named | {m.span() for m in self._initials.finditer(text)}

    def spoken(self, text: str) -> set[Span]:
        """Capitalised runs before a verb of speech or of suffering: persons, where they are no organisation."""
        return {m.span(1) for m in self._spoken.finditer(text) if self.is_name(m[1])}

    def contacts(self, text: str, *, without: frozenset[str] = frozenset()) -> Iterator[Span]:
        """Addresses and numbers that lead to a person; a row of figures is a telephone from nine on."""
        for name, pattern in self._numbers.items():
            if name in without:
                continue
            for match in pattern.finditer(text):
                if name != "phone" or sum(letter.isdigit() for letter in match[0]) >= PHONE_FIGURES:
                    yield match.span(pattern.groups)

    def widened(self, text: str, span: Span) -> Span:
        """A span with the capitalised words and particles of the name directly before and behind it."""
        start, end = span
        while (match := self._before.search(text, max(0, start - 40), start)) and self._belongs(match[1]):
            start = match.start(1)
        while (match := self._behind.match(text, end)) and self._belongs(match[1]):
            end = match.end(1)
        return start, end

    def _belongs(self, word: str) -> bool:
        return word.casefold() not in self._not_names

    def is_name(self, text: str) -> bool:
        """Whether a run of words can be a personal name at all."""
        if LICENCE.search(text) or text.casefold() in country_names():
            return False
        words = re.findall(r"[^\W\d_]+", text)
        return bool(words) and words[0][0].isupper() and any(w.casefold() not in self._not_names for w in words)

    def words_of(self, text: str) -> set[str]:
        """The words of a found name by which the person is named again, in capitals too."""
        words = {w for w in re.findall(r"[^\W\d_]{2,}", text) if w[0].isupper() and self._names_somebody(w)}
        return words | {word.upper() for word in words if len(word) >= IN_CAPITALS}

    def _names_somebody(self, word: str) -> bool:
        """Whether a word is no title, particle or small word: of two letters, Li is, An and De are not."""
        low = word.casefold()
        return low not in self._not_names and (len(word) > 2 or low not in SMALL)


@cache
def load_person_patterns() -> PersonPatterns:
    """The patterns. Raises LexiconProblem."""
    return PersonPatterns(read_page(HERE / "persons.yml", PersonCues))


def named_again(text: str, persons: Iterable[TextSpan], organisations: Iterable[TextSpan]) -> list[TextSpan]:
    """The spans of persons, and every other place where a word of their names stands, outside organisations."""
    spans = sorted({(person.start, person.end) for person in persons})
    patterns = load_person_patterns()
    words = sorted({word for start, end in spans for word in patterns.words_of(text[start:end])})
    taken = sorted((place.start, place.end) for place in organisations)
    if words:
        again = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
        spans += [m.span() for m in again.finditer(text) if not _inside(m.start(), taken)]
    return [TextSpan(start=start, end=end) for start, end in sorted(set(spans))]


def _inside(position: int, spans: list[Span]) -> bool:
    """Whether a position stands in one of the sorted spans."""
    before = bisect_right(spans, (position, sys.maxsize)) - 1
    return before >= 0 and position < spans[before][1]
