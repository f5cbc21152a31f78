"""Train the scorer of statement criteria on AIMS, measure it on statements held out, write it.

Nothing in it is random: the split follows from the ids, and the fit starts at nought.

usage: python -m nlp.training.criteria --aims FOLDER
"""

import argparse
from pathlib import Path

import numpy as np
import numpy.typing as npt

from nlp.criteria.features import Terms, rarity_of, row_of
from nlp.criteria.labels import LABELS
from nlp.criteria.scorer import MODEL, Scorer
from nlp.training.aims import Labelled, read_aims, split
from nlp.training.criteria_figures import figures_page
from nlp.training.floors import chances, sentence_floor, shown_of
from nlp.training.logistic import fit, matrix

FOLDS = 4
STRENGTH = 5.0
RAREST = 2
"""Sentences that a term must stand in to count."""
Floats = npt.NDArray[np.float64]


def main() -> None:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(prog="python -m nlp.training.criteria", description=__doc__)
    parser.add_argument("--aims", type=Path, required=True, help="folder of the csv files of AIMS")
    parser.add_argument("--out", type=Path, default=MODEL, help="file that the model is written to")
    arguments = parser.parse_args()
    train, held = split(read_aims(arguments.aims))
    scorer = train_scorer(train).calibrated(*calibration(train))
    scorer.write(arguments.out)
    print(figures_page(Scorer.read(arguments.out), train, held))  # noqa: T201 -- a script's result


def train_scorer(statements: list[Labelled]) -> Scorer:
    """A scorer of these statements, its floors not yet chosen."""
    terms = [row for statement in statements for row in statement.terms()]
    targets = np.concatenate([statement.targets for statement in statements])
    rarity = rarity_of(terms, at_least=RAREST)
    weights, bias = fit(matrix([row_of(row, rarity) for row in terms]), targets, strength=STRENGTH)
    return Scorer.of(weights, bias, rarity)


def calibration(statements: list[Labelled]) -> tuple[Floats, Floats, Floats]:
    """Floors, slopes and offsets by label, from scores of statements left out of training in turn."""
    scores: list[Floats] = [np.empty(0)] * len(statements)
    for fold in range(FOLDS):
        scorer = train_scorer([s for number, s in enumerate(statements) if number % FOLDS != fold])
        for number in range(fold, len(statements), FOLDS):
            scores[number] = scored(scorer, statements[number].terms())
    numbers = np.repeat(np.arange(len(statements)), [len(s.sentences) for s in statements])
    table, targets = np.concatenate(scores), np.concatenate([s.targets for s in statements])
    columns = list(zip(table.T, targets.T, strict=True))
    lines = np.array([chances(shown_of(*column, numbers)) for column in columns])
    return np.array([sentence_floor(*column) for column in columns]), lines[:, 0], lines[:, 1]


def scored(scorer: Scorer, terms: list[Terms]) -> Floats:
    """Probabilities (sentences, labels)."""
    table = scorer.score(terms).astype(np.float64)
    assert table.shape[1] == len(LABELS)
    return table


if __name__ == "__main__":
    main()
