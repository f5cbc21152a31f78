"""What an offer leaves out or wants that is no indicator: no employer, no place, a telephone alone, the young."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from manumit.model.base import Model
from manumit.model.reading import OfferWarningKind
from nlp.pages import read_page
from nlp.slots import Span
from nlp.vacancies.page import FOLDER, any_pattern, whole_words

PAGE = "missing.yml"
ADULT, CHILD, YOUNGEST = 18, 15, 5
FIRST_WORDS = 90
SOMEWHERE = re.compile(r"\b(?:in|at|near) (?:the )?([A-ZÀ-Þ][a-zà-ÿ]{2,})")


class MissingPage(Model):
    """Cues of what is vague and of what is named, ages asked for, and what each warning says."""

    vague_employer: tuple[str, ...]
    named_employer: tuple[str, ...]
    vague_place: tuple[str, ...]
    named_place: tuple[str, ...]
    phone: tuple[str, ...]
    other_contact: tuple[str, ...]
    number: tuple[str, ...]
    age: tuple[str, ...]
    age_silent: tuple[str, ...]
    texts: dict[OfferWarningKind, str]


@dataclass(frozen=True)
class Age:
    """The lowest age that an offer asks for, and where."""

    years: int
    place: Span


class Missing:
    """Finds what an offer does not say. Places are characters."""

    def __init__(self) -> None:
        page = read_page(FOLDER / PAGE, MissingPage)
        self.texts = page.texts
        self._vague_employer = whole_words(page.vague_employer, PAGE)
        self._named_employer = any_pattern(page.named_employer, PAGE)
        self._vague_place = whole_words(page.vague_place, PAGE)
        self._named_place = any_pattern(page.named_place, PAGE)
        self._phone = whole_words(page.phone, PAGE)
        self._other_contact = any_pattern(page.other_contact, PAGE)
        self._number = any_pattern(page.number, PAGE)
        self._age = [re.compile(rf"(?<!\w){pattern}", re.IGNORECASE) for pattern in page.age]
        self._age_silent = whole_words(page.age_silent, PAGE)

    def employer(self, text: str, *, named: bool) -> Span | None:
        """Where the offer is vague about the employer; its first words where it is silent; None where one is named."""
        if named or self._named_employer.search(text):
            return None
        return _place(self._vague_employer, text)

    def work_place(self, text: str, *, named: bool) -> Span | None:
        """Where the offer is vague about where the work is; its first words where it is silent."""
        if named or self._named_place.search(text) or self._somewhere(text):
            return None
        return _place(self._vague_place, text)

    def _somewhere(self, text: str) -> bool:
        """Whether a capitalised word that is not vague stands behind in, at or near."""
        return any(not self._vague_place.match(text, match.start(1)) for match in SOMEWHERE.finditer(text))

    def contact(self, text: str) -> Span | None:
        """The word before a number, where that number is the only way to answer. The number itself is not quoted."""
        if self._other_contact.search(text) or not self._number.search(text):
            return None
        cue = self._phone.search(text)
        return cue.span() if cue else None

    def ages(self, text: str, clause: Span) -> Iterator[Age]:
        """The ages below eighteen that a clause asks for."""
        if self._age_silent.search(text, *clause):
            return
        for pattern in self._age:
            for match in pattern.finditer(text, *clause):
                years = int(next(group for group in match.groups() if group))
                if YOUNGEST <= years < ADULT:
                    yield Age(years, match.span())
                    return


def _place(vague: re.Pattern[str], text: str) -> Span:
    match = vague.search(text)
    if match:
        return match.span()
    start = len(text) - len(text.lstrip())
    line = text.find("\n", start)
    end = line if line > start else len(text)
    return start, start + len(text[start : min(end, start + FIRST_WORDS)].rstrip())
