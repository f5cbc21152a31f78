"""What a batch of examples costs, head by head."""

from collections.abc import Iterator

import torch
from torch import Tensor
from torch.nn import functional

from nlp.learned.labels import DOCUMENTS, DOER, GOOD, TAGS, first_tag
from nlp.learned.questions import Question
from nlp.training.examples import Example
from nlp.training.network import Heads

Groups = list[tuple[int, list[Question], int]]
"""Row of the batch, the questions about one pair, and the answer."""
UNLABELLED = tuple(first_tag(kind) + part for kind in (DOER, GOOD) for part in (0, 1))
"""Tags that a corpus of names alone does not know."""
RARE = 3.0
"""How much more a piece that shows an indicator counts than one that shows none."""
DOCUMENT_KNOWN = 0.5
"""How often the type of the document is told, so that the reader does without it too."""


def piece_losses(examples: list[Example], tags: Tensor, indicators: Tensor) -> Iterator[Tensor]:
    """Of the tags of every piece, and of the indicators of every piece and of the whole passage."""
    for row, example in enumerate(examples):
        length = len(example.pieces)
        logits = tags[row, :length]
        if example.names_only:
            logits = logits.clone()
            logits[:, list(UNLABELLED)] = -30.0
        assert logits.shape[1] == len(TAGS)
        yield functional.cross_entropy(logits, torch.from_numpy(example.tags))
        if not example.names_only:
            gold = torch.from_numpy(example.indicators)
            shown = indicators[row, :length]
            weight = 1.0 + (RARE - 1.0) * gold
            yield 8.0 * functional.binary_cross_entropy_with_logits(shown, gold, weight=weight)
            yield 2.0 * functional.binary_cross_entropy_with_logits(shown.max(0).values, gold.max(0).values)


def question_losses(
    examples: list[Example], states: Tensor, heads: Heads, generator: torch.Generator
) -> Iterator[Tensor]:
    """Of types, stances, accused and relations."""
    types = [(row, question, answer) for row, e in enumerate(examples) for question, answer in e.types]
    if types:
        yield 0.5 * _chosen(heads.ask("typing", states, [(r, q) for r, q, _ in types]), [a for _, _, a in types])
    stances = [(row, question, answer) for row, e in enumerate(examples) for question, answer in e.stances]
    if stances:
        asked = [(row, _forgetful(question, generator)) for row, question, _ in stances]
        yield _chosen(heads.ask("stance", states, asked), [answer for _, _, answer in stances])
    accused = [(row, questions, answer) for row, e in enumerate(examples) for questions, answer in e.accused]
    if accused:
        best = _best(heads.ask("accused", states, _flat(accused)), accused)
        gold = torch.tensor([[float(answer)] for _, _, answer in accused])
        yield 2.0 * functional.binary_cross_entropy_with_logits(best, gold)
    relations = [(row, questions, answer) for row, e in enumerate(examples) for questions, answer in e.relations]
    if relations:
        logits = heads.ask("relation", states, _flat(relations))
        yield _chosen(_best(logits, relations), [answer for _, _, answer in relations])


def _chosen(logits: Tensor, answers: list[int]) -> Tensor:
    return functional.cross_entropy(logits, torch.tensor(answers))


def _flat(
    groups: list[tuple[int, list[Question], int]] | list[tuple[int, list[Question], bool]],
) -> list[tuple[int, Question]]:
    return [(row, question) for row, questions, _answer in groups for question in questions]


def _best(
    logits: Tensor, groups: list[tuple[int, list[Question], int]] | list[tuple[int, list[Question], bool]]
) -> Tensor:
    """The largest logits of each group of questions."""
    parts = logits.split([len(questions) for _row, questions, _answer in groups])
    return torch.stack([part.max(0).values for part in parts])


def _forgetful(question: Question, generator: torch.Generator) -> Question:
    """The question without the type of its document, every other time."""
    if torch.rand((), generator=generator).item() < DOCUMENT_KNOWN:
        return question
    known = len(question.extras) - len(DOCUMENTS)
    return Question(question.spans, (*question.extras[:known], *(0.0 for _ in DOCUMENTS)))
