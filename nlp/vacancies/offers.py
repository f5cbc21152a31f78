"""Whether a text offers work, and where its clauses part."""

import re
from collections.abc import Iterator

from manumit.model.words import DocumentType
from nlp.slots import Span
from nlp.vacancies.page import load_offers, whole_words

PAGE = "offers.yml"
GROUPS, TELLING = 2, 1
LONGEST = 12_000
"""Characters of the longest text that is still one offer."""
OF_OFFERS = frozenset({DocumentType.VACANCY, DocumentType.AGENCY_SITE})
UNKNOWN = frozenset({None, DocumentType.OTHER})


class Offers:
    """Tells offers from other texts."""

    def __init__(self) -> None:
        page = load_offers()
        self._call = whole_words(page.call, PAGE)
        self._groups = [whole_words(cues, PAGE) for cues in page.groups.values()]
        self._told = whole_words(page.told, PAGE)
        self._conduct = whole_words(page.conduct, PAGE)
        self._parts = re.compile("|".join(page.clauses), re.IGNORECASE)

    def reads_as_offer(self, text: str) -> bool:
        """Whether a text calls for applicants and shows further marks of an offer, and tells of nothing."""
        if len(text) > LONGEST or not self._call.search(text):
            return False
        if len({match[0].lower() for match in self._told.finditer(text)}) >= TELLING:
            return False
        return sum(bool(group.search(text)) for group in self._groups) >= GROUPS

    def concerns(self, text: str, type: DocumentType | None) -> bool:
        """Whether a text of this type is to be read for the terms of offers."""
        return type in OF_OFFERS or (type in UNKNOWN and self.reads_as_offer(text))

    def is_one_offer(self, text: str, type: DocumentType | None) -> bool:
        """Whether the whole text is an offer, so that what it does not name can be missed."""
        if len(text) > LONGEST or not text.strip():
            return False
        if type is DocumentType.VACANCY:
            return True
        return type in UNKNOWN | OF_OFFERS and self.reads_as_offer(text)

    def clauses(self, text: str) -> Iterator[Span]:
        """The clauses of a text, in characters, that say no conduct."""
        start = 0
        for end, following in [*(match.span() for match in self._parts.finditer(text)), (len(text), len(text))]:
            if text[start:end].strip() and not self._conduct.search(text, start, end):
                yield start, end
            start = following

    def tells(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch of an offer tells of conduct, or of who said so."""
        return bool(self._conduct.search(text, start, end) or self._told.search(text, start, end))
