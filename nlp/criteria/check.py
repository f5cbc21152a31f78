"""A statement checked against a law: for each criterion the sentence that meets it best, or not found."""

from collections.abc import Sequence

from manumit.model.criteria import CriterionAnswer, CriterionState, Law
from nlp.criteria.features import Floats, terms_of
from nlp.criteria.labels import LABELS
from nlp.criteria.laws import Criterion, load_laws
from nlp.criteria.scorer import Scorer, load_scorer
from nlp.criteria.sentences import Sentence, sentences_of

SHORT_LINES = frozenset({"approval", "signature"})
"""Labels that a line without a sentence may meet: a signature block has the shape of headings."""
FOUND = 0.5
"""A sentence is shown where it is more likely than not that it has the label."""


def check(text: str, law: Law) -> tuple[CriterionAnswer, ...]:
    """One answer for each criterion of the law, in its order. Raises LanguageModelMissing.

    not found says that no sentence was sure enough; it never says that the criterion is not met.
    """
    scorer = load_scorer()
    sentences = sentences_of(text)
    headings = [None if sentence.is_heading else sentence.heading for sentence in sentences]
    scores = scorer.score(terms_of([sentence.text for sentence in sentences], headings))
    return tuple(_answer(law, each, scorer, sentences, scores) for each in load_laws()[law].criteria)


def _answer(
    law: Law, criterion: Criterion, scorer: Scorer, sentences: Sequence[Sentence], scores: Floats
) -> CriterionAnswer:
    column = LABELS.index(criterion.label)
    open_ = [number for number, sentence in enumerate(sentences) if _may_meet(criterion, sentence)]
    mine = scores[open_, column]
    best = int(mine.argmax()) if open_ else None
    chance = scorer.chance(column, float(mine[best])) if best is not None else 0.0
    answer = CriterionAnswer(
        law=law,
        criterion=criterion.id,
        section=criterion.section,
        title=criterion.title,
        required=criterion.required,
        state=CriterionState.NOT_FOUND,
        probability=round(chance, 2),
    )
    if best is None or chance < FOUND:
        return answer
    return _found(answer, sentences[open_[best]], int((mine >= scorer.floors[column]).sum()) - 1)


def _found(answer: CriterionAnswer, sentence: Sentence, others: int) -> CriterionAnswer:
    place = {"start": sentence.start, "end": sentence.end, "quote": sentence.text, "heading": sentence.heading}
    return answer.model_copy(update=place | {"state": CriterionState.FOUND, "others": others})


def _may_meet(criterion: Criterion, sentence: Sentence) -> bool:
    shaped = not sentence.is_heading or criterion.label in SHORT_LINES
    return shaped and criterion.speaks_in(sentence.text)
