"""Who did it, by the order of words: the subject before the deed, the agent behind it, the object of an accusation."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from manumit.model.words import Indicator, OrganisationType
from nlp.languages.page import LanguagePage
from nlp.languages.stems import StemSlots
from nlp.languages.words import folded
from nlp.notes import Hit, Named, Notes
from nlp.slots import Span

DOERS = frozenset(
    {OrganisationType.COMPANY, OrganisationType.FACILITY, OrganisationType.AGENCY, OrganisationType.BRAND}
)
BEHIND = 6
BETWEEN = 4
OBJECT = 8
FARTHEST = 16
Places = dict[str, list[Span]]
Place = tuple[Span, Named]


class Blame:
    """The accused cues of one language, ready to ask."""

    def __init__(self, page: LanguagePage) -> None:
        self._slots = StemSlots()
        for name, phrases in page.accused:
            self._slots.add(name, phrases)
        self._skip = frozenset(map(folded, page.names.articles)) | frozenset(
            folded(word) for words in page.names.nouns.values() for word in words
        )

        self._small = frozenset(map(folded, (*page.accused.prepositions, *page.lists.get("money", ()))))

    def places(self, doc: Doc) -> Places:
        """Where the cues stand."""
        return self._slots.find(doc)

    def doer(self, doc: Doc, notes: Notes, hit: Hit, cues: Places) -> Named | None:
        """The organisation that did it, as its sentence says; None in any doubt."""
        places = list(_in_sentence(notes, hit))
        for asked in (self._agent, self._object, self._subject):
            named = asked(doc, hit, places, cues)
            if named is not None:
                return named if _can_do(named, hit) else None
        return None

    def _agent(self, doc: Doc, hit: Hit, places: list[Place], cues: Places) -> Named | None:
        """The one behind by: retained by X."""
        for (start, _end), named in places:
            if hit.start < start <= hit.end + BEHIND and self._behind(doc, start, cues, "agent"):
                return named
        return None

    def _object(self, doc: Doc, hit: Hit, places: list[Place], cues: Places) -> Named | None:
        """The one whom a sentence accuses, fines or convicts of the deed that follows."""
        for (start, end), named in places:
            accused = end <= hit.start and self._is_object(doc, start, cues)
            if accused and not self._interrupted(doc, end, hit.start, cues):
                return named
        return None

    def _is_object(self, doc: Doc, start: int, cues: Places) -> bool:
        """Whether an accusing verb stands before a name, with only articles and words like company between."""
        stop = max((stop for _first, stop in cues.get("accuse", []) if 0 <= start - stop <= OBJECT), default=None)
        if stop is None:
            return False
        return all(self._light(token) for token in doc[stop:start])

    def _light(self, token: Token) -> bool:
        """An article, a preposition, a word like company, or part of an amount."""
        return not token.is_alpha or token.text.isupper() or folded(token.text) in self._skip | self._small

    def _subject(self, doc: Doc, hit: Hit, places: list[Place], cues: Places) -> Named | None:
        """The nearest name before the deed that stands behind no preposition."""
        for (start, end), named in sorted(places, key=lambda place: -place[0][0]):
            if end > hit.start:
                continue
            if self._behind(doc, start, cues, "prepositions") or self._behind(doc, start, cues, "agent"):
                if self._relative(end, hit.start, cues):
                    return None
                continue
            doubtful = hit.start - end > FARTHEST or self._interrupted(doc, end, hit.start, cues)
            return None if doubtful else named
        return None

    def _behind(self, doc: Doc, start: int, cues: Places, cue: str) -> bool:
        """Whether a name stands behind such a word, with at most articles and words like company between."""
        ends = {stop for _first, stop in cues.get(cue, [])}
        index = start
        while index > 0 and start - index <= BETWEEN:
            if index in ends:
                return True
            before = doc[index - 1]
            if before.is_alpha and folded(before.text) not in self._skip and before.text[0].isupper():
                return False
            if before.text in (",", ";", ":", "("):
                return False
            if before.is_alpha and folded(before.text) not in self._skip and start - index > 1:
                return False
            index -= 1
        return False

    def _relative(self, end: int, stop: int, cues: Places) -> bool:
        """Whether who or which follows a name at once: the deed may be its own."""
        return any(first <= end + 1 and end <= first < stop for first, _last in cues.get("relative", []))

    def _interrupted(self, doc: Doc, end: int, stop: int, cues: Places) -> bool:
        """Whether between a name and the deed somebody reports, or somebody else comes in as the one who did it."""
        if any(end <= first < stop for first, _last in cues.get("reports", [])):
            return True
        apposition = end < len(doc) and doc[end].text in (",", "(")
        return any(
            end <= first < stop and not (apposition and first - end <= 2) for first, _last in cues.get("others", [])
        )


def _in_sentence(notes: Notes, hit: Hit) -> Iterator[Place]:
    low, high = notes.sentences[hit.sentence]
    for named in notes.organisations:
        yield from (((start, end), named) for start, end in named.spans if low <= start and end <= high)


def _can_do(named: Named, hit: Hit) -> bool:
    """A court, a union or a newspaper is nobody's employer here; a state may be, where it makes people work."""
    state = named.type is OrganisationType.GOVERNMENT and hit.indicator is Indicator.STATE_IMPOSED_FORCED_LABOUR
    return named.type in DOERS or state
