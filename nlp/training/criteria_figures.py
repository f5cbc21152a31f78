"""The figures of the criteria scorer on statements held out, as a page of Markdown."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from manumit.model.criteria import Law
from nlp.criteria.check import FOUND
from nlp.criteria.labels import LABELS, ONLY_AU
from nlp.criteria.scorer import Scorer
from nlp.training.aims import Labelled
from nlp.training.floors import Counts, by_sentence, shown_of

Floats = npt.NDArray[np.float64]


def figures_page(scorer: Scorer, train: list[Labelled], held: list[Labelled]) -> str:
    """Per label, then macro-F1 by law."""
    scores = [scorer.score(statement.terms()).astype(np.float64) for statement in held]
    count = sum(len(statement.sentences) for statement in held)
    lines = [
        f"{len(train)} statements trained on, {len(held)} held out ({count:,} sentences).",
        "",
        "| label | sentences | precision | recall | F1 | shown right | shown wrong | missed |",
        "|---|---|---|---|---|---|---|---|",
        *_label_rows(scorer, scores, held),
        "",
        "| law | statements | sentences | macro-F1 |",
        "|---|---|---|---|",
        *_law_rows(scorer, scores, held),
    ]
    return "\n".join(lines)


def _label_rows(scorer: Scorer, scores: list[Floats], held: list[Labelled]) -> Iterator[str]:
    numbers = np.repeat(np.arange(len(held)), [len(s.sentences) for s in held])
    table, targets = np.concatenate(scores), np.concatenate([s.targets for s in held])
    for column, label in enumerate(LABELS):
        counts = by_sentence(table[:, column], targets[:, column], float(scorer.floors[column]))
        figures = f"{counts.right + counts.missed} | {counts.precision:.2f} | {counts.recall:.2f} | {counts.f1:.2f}"
        best = shown_of(table[:, column], targets[:, column], numbers)
        said = [scorer.chance(column, each.score) >= FOUND for each in best]
        right = sum(found and each.right for found, each in zip(said, best, strict=True))
        missed = sum(each.any and not found for found, each in zip(said, best, strict=True))
        yield f"| {label} | {figures} | {right} | {sum(said) - right} | {missed} |"


def _law_rows(scorer: Scorer, scores: list[Floats], held: list[Labelled]) -> Iterator[str]:
    for law in (*Law, None):
        mine = [number for number, statement in enumerate(held) if law in (statement.law, None)]
        table = np.concatenate([scores[number] for number in mine])
        targets = np.concatenate([held[number].targets for number in mine])
        each = _counts(scorer, table, targets, law)
        macro = 100 * float(np.mean([counts.f1 for counts in each]))
        yield f"| {law or 'all'} | {len(mine)} | {len(table):,} | {macro:.1f} over {len(each)} labels |"


def _counts(scorer: Scorer, table: Floats, targets: Floats, law: Law | None) -> list[Counts]:
    return [
        by_sentence(table[:, column], targets[:, column], float(scorer.floors[column]))
        for column, label in enumerate(LABELS)
        if law in (Law.AU, None) or label not in ONLY_AU
    ]
