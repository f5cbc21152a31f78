"""The guard against reading good practice as its opposite: they hold their own passports, it pays on time."""

from manumit.model.words import Indicator
from nlp.case import CLAUSE
from nlp.cues import Around
from nlp.slots import Span

REACH = 8
CONTRARIES = {
    Indicator.RETENTION_OF_IDENTITY_DOCUMENTS: "papers_kept",
    Indicator.WITHHOLDING_OF_WAGES: "wages_paid",
    Indicator.RESTRICTION_OF_MOVEMENT: "free_to_go",
}
"""Indicator → the cues of nlp/stances.yml that say that it is not so."""


def says_the_contrary(around: Around) -> bool:
    """Whether the words of a hit, or those directly beside it, say that the indicator is absent."""
    cue = CONTRARIES.get(around.hit.indicator)
    if cue is None:
        return False
    places = around.found.here(cue, around.hit.sentence)
    return any(_beside(place, around) and not _turned_round(place, around) for place in places)


def _beside(place: Span, around: Around) -> bool:
    return place[0] <= around.hit.end + CLAUSE and around.hit.start <= place[1] + CLAUSE


def _turned_round(place: Span, around: Around) -> bool:
    turned = around.found.here("turned", around.hit.sentence)
    return any(place[0] - REACH <= start < place[0] for start, _end in turned)
