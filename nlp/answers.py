"""Answers that do not name the charge again: the company rejects the allegations, or cut ties."""

from collections.abc import Iterator

from manumit.model.words import Stance
from nlp.notes import Hit, Notes
from nlp.slots import Span

NEAR_SENTENCES = 2
ANSWERS = (("answer_denied", Stance.DENIED), ("answer_remedied", Stance.REMEDIED))
CONFIDENCE = 0.55
CONDUCT = frozenset({Stance.ALLEGED, Stance.FOUND})


def answers(notes: Notes, found: dict[str, list[Span]]) -> list[Hit]:
    """Hits for sentences that answer, about the indicator said nearest to them."""
    spoken = {hit.sentence for hit in notes.hits if hit.stance not in CONDUCT}
    new: list[Hit] = []
    for cue, stance in ANSWERS:
        for start, end in found.get(cue, []):
            sentence = notes.sentence_of(start)
            if sentence in spoken or any(hit.sentence == sentence and hit.stance is stance for hit in new):
                continue
            near = min(
                _about(notes, sentence, stance), key=lambda h: (abs(h.sentence - sentence), h.start), default=None
            )
            if near is not None:
                new.append(Hit(near.indicator, start, end, "event", (cue,), sentence, stance, CONFIDENCE))
    return new


def _about(notes: Notes, sentence: int, stance: Stance) -> Iterator[Hit]:
    """What may be answered: a remedy answers conduct told before it, a denial whatever stands near."""
    for hit in notes.hits:
        distance = sentence - hit.sentence
        if stance is Stance.REMEDIED:
            if 0 <= distance <= NEAR_SENTENCES and hit.stance.is_conduct:
                yield hit
        elif abs(distance) <= NEAR_SENTENCES:
            yield hit
