"""Weighing which organisation a text accuses. The answer may be none: doubt accuses nobody."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from manumit.model.words import Indicator, OrganisationType, Stance
from nlp.accused_cues import WEIGHED, Patterns
from nlp.linear import Line, line_of
from nlp.notes import Hit, Named, Notes

ACCUSABLE = frozenset(
    {OrganisationType.COMPANY, OrganisationType.FACILITY, OrganisationType.BRAND, OrganisationType.AGENCY}
)
ENOUGH = 2.5
PAYEE = re.compile(
    r"\bto (?:the|an?|his|her|their|its|local|this) (?:\w+ ){0,2}?"
    r"(?:agents?|agency|agencies|brokers?|recruiters?|middlem[ae]n)\b",
    re.I,
)
BY_DISTANCE = {0: 1.5, 1: 1.0, 2: 0.8, 3: 0.6, -1: 0.5}
SUBJECT_TOKENS = 9


@dataclass(frozen=True)
class Place:
    """One place where a candidate is named, in the line of its sentence."""

    named: Named
    mark: str
    line: Line
    sentence: int
    start: int
    end: int


class Weighing:
    """The weights of the question who is accused, for one text."""

    def __init__(self, doc: Doc, notes: Notes, patterns: Patterns) -> None:
        self._doc = doc
        self._notes = notes
        self._patterns = patterns
        self._held: dict[tuple[str, str, int], bool] = {}
        self._lines = [line_of(doc, sentence, notes.organisations) for sentence in notes.sentences]
        self._buyers = {tie.tail for tie in notes.ties if tie.relation == "supplies"}
        self._alone = len([named for named in notes.organisations if named.type in ACCUSABLE]) == 1

    def ranked(self, hit: Hit) -> list[tuple[float, Named]]:
        """The organisations that stand accused of a hit, the clearest first; those in one row with it follow."""
        scores: list[tuple[float, Named]] = []
        for number, named in enumerate(self._notes.organisations):
            if self._accusable(named, hit):
                best = max(self._weigh(place, hit) for place in self._places(number, named))
                if best >= ENOUGH:
                    scores.append((best, named))
        return sorted(scores, key=lambda pair: (-pair[0], pair[1].spans[0]))

    def together(self, first: Named, other: Named) -> bool:
        """Whether two organisations are accused in one row: against A, B and C."""
        one, two = (f"⟦{self._notes.organisations.index(named)}⟧" for named in (first, other))
        row = re.compile(rf"(?:⟦\d+⟧(?:, | and |, and ))*{re.escape(one)}(?:(?:, | and |, and )⟦\d+⟧)*")
        return any(two in match[0] for line in self._lines for match in row.finditer(line.text))

    def _places(self, number: int, named: Named) -> list[Place]:
        places = []
        for start, end in named.spans:
            sentence = self._notes.sentence_of(start)
            places.append(Place(named, f"⟦{number}⟧", self._lines[sentence], sentence, start, end))
        return places

    def _accusable(self, named: Named, hit: Hit) -> bool:
        if named.name == hit.found_by:
            return False
        if named.type is OrganisationType.GOVERNMENT:
            state = hit.indicator is Indicator.STATE_IMPOSED_FORCED_LABOUR
            return hit.stance is Stance.ALLEGED and (state or self._does(named, hit))
        if hit.indicator is Indicator.RECRUITMENT_FEES and named.type is not OrganisationType.AGENCY:
            return named.type in ACCUSABLE and not self._paid_to_an_agent(hit)
        return named.type in ACCUSABLE

    def _paid_to_an_agent(self, hit: Hit) -> bool:
        """Whether the sentence says that an agent got the money: then no employer did, whoever stands near."""
        start, end = self._notes.sentences[hit.sentence]
        return PAYEE.search(self._doc[start:end].text) is not None

    def _does(self, named: Named, hit: Hit) -> bool:
        """Whether a public body stands directly before the deed: the Army would beat us."""
        return any(0 <= hit.start - end <= 2 for _start, end in named.spans)

    def _weigh(self, place: Place, hit: Hit) -> float:
        distance = hit.sentence - place.sentence
        if distance not in BY_DISTANCE:
            return 0.0
        charged = self._holds("charged", place)
        answers = hit.stance is Stance.DENIED and self._holds("answers", place)
        pays = hit.stance is Stance.REMEDIED and self._holds("pays", place)
        score = BY_DISTANCE[distance] + 2.5 * charged + 2.5 * answers + 1.0 * pays
        score += 1.5 * self._holds("place", place) + 1.2 * (distance == 0 and self._subject(place, hit))
        score += 1.5 * (distance == 0 and 0 <= hit.start - place.end <= 1)
        score += 1.0 * self._alone + 1.0 * _recruits(place.named, hit)
        score += 1.2 * (distance > 0 and self._refers_back(hit))
        if not charged and not answers:
            score -= 3.0 * self._holds("speaker", place)
            score -= 2.5 * (self._holds("buyer", place) or place.named.name in self._buyers)
        score -= 3.0 * (self._holds("bystander", place) and not charged)
        if self._publishes(place.named) and not charged:
            score -= 2.0 * hit.stance.is_conduct
        return score - 1.0 * _bare_initials(place.named.name)

    def _subject(self, place: Place, hit: Hit) -> bool:
        """Whether the name stands as the doer: before the hit, close by, with no other name between."""
        if not 0 <= hit.start - place.end <= SUBJECT_TOKENS:
            return False
        between = range(place.end, hit.start)
        others = any(start in between for named in self._notes.organisations for start, _end in named.spans)
        return not others and not self._holds("object", place)

    def _refers_back(self, hit: Hit) -> bool:
        start, end = self._notes.sentences[hit.sentence]
        return self._holds_in("points_back", self._doc[start:end].text)

    def _holds(self, kind: str, place: Place) -> bool:
        """Whether a pattern of the kind holds of the name in its sentence; asked once."""
        key = (kind, place.mark, place.sentence)
        if key not in self._held:
            self._held[key] = self._holds_in(kind, place.line.text.replace(place.mark, WEIGHED))
        return self._held[key]

    def _holds_in(self, kind: str, text: str) -> bool:
        return any(pattern.search(text) for pattern in self._patterns[kind])

    def _publishes(self, named: Named) -> bool:
        """Whether it speaks here itself: what its audit found is a supplier's before it is its own."""
        first = named.name.split()[0].casefold()
        return any(name.split()[0].casefold() == first for name in self._notes.own_names)


def _recruits(named: Named, hit: Hit) -> bool:
    """Fees are an agency's before they are an employer's."""
    return hit.indicator is Indicator.RECRUITMENT_FEES and named.type is OrganisationType.AGENCY


def _bare_initials(name: str) -> bool:
    """Whether a name is only initials, of which nobody can say what they stand for."""
    return name.isupper() and " " not in name.strip()
