"""Floors and chances, learnt on statements that the scores did not see in training, and counts of right and wrong."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Counts:
    """Right, wrong and missed answers."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.missed + self.wrong)


@dataclass(frozen=True)
class Shown:
    """The best sentence of a statement: its score, whether it is right, whether any sentence would be."""

    score: float
    right: bool
    any: bool


def by_sentence(scores: Floats, target: Floats, floor: float) -> Counts:
    """Sentences at or above the floor against the labels."""
    given = ~np.isnan(target)
    said, true = scores[given] >= floor, target[given] > 0
    return Counts(int((said & true).sum()), int((said & ~true).sum()), int((~said & true).sum()))


def shown_of(scores: Floats, target: Floats, statements: npt.NDArray[np.int64]) -> list[Shown]:
    """The best sentence of each statement for one label, where the label was given."""
    found = []
    for number in np.unique(statements):
        mine = (statements == number) & ~np.isnan(target)
        if mine.any():
            best = int(scores[mine].argmax())
            found.append(Shown(float(scores[mine][best]), bool(target[mine][best] > 0), bool((target[mine] > 0).any())))
    return found


def sentence_floor(scores: Floats, target: Floats) -> float:
    """The floor with the best F1 by sentence."""
    return max(_steps(), key=lambda floor: by_sentence(scores, target, floor).f1)


def chances(shown: list[Shown]) -> tuple[float, float]:
    """Slope and offset from the log odds of a shown sentence's score to the chance that it is right (Platt)."""
    scores = np.clip([each.score for each in shown], 1e-6, 1 - 1e-6)
    odds, signs = np.log(scores / (1 - scores)), np.where([each.right for each in shown], 1.0, -1.0)

    def loss(point: Floats) -> float:
        return float(np.logaddexp(0, -signs * (point[0] * odds + point[1])).sum() + 0.05 * (point[0] - 1) ** 2)

    slope, offset = minimize(loss, np.array([1.0, 0.0]), method="L-BFGS-B", bounds=[(0.05, None), (None, None)]).x
    return float(slope), float(offset)


def _steps() -> list[float]:
    return [round(float(step), 2) for step in np.arange(0.05, 0.96, 0.01)]
