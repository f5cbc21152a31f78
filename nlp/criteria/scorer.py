"""The trained scorer: one logistic regression per label over hashed words, kept in eight bits."""

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp.criteria.features import BUCKETS, Terms, row_of
from nlp.criteria.labels import LABELS
from nlp.errors import LanguageModelMissing

MODEL = Path(__file__).parents[1] / "model" / "criteria.npz"
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Scorer:
    """weights (buckets, labels) in steps; floors for the score of a sentence that counts.

    slopes and offsets turn the score of the sentence that is shown into the chance that it has the label.
    """

    weights: npt.NDArray[np.int8]
    steps: Floats
    bias: Floats
    rarity: Floats
    floors: Floats
    slopes: Floats
    offsets: Floats

    @classmethod
    def of(cls, weights: npt.NDArray[Any], bias: npt.NDArray[Any], rarity: Floats) -> "Scorer":
        """A scorer of trained weights, cut to eight bits."""
        steps = np.maximum(np.abs(weights).max(0), 1e-9) / 127
        half, one, none = (np.full(len(LABELS), value, np.float32) for value in (0.5, 1.0, 0.0))
        small = np.round(weights / steps).astype(np.int8)
        return cls(small, steps.astype(np.float32), bias.astype(np.float32), rarity, half, one, none)

    def calibrated(self, floors: npt.NDArray[Any], slopes: npt.NDArray[Any], offsets: npt.NDArray[Any]) -> "Scorer":
        """The same scorer with floors and chances that were learnt on statements it had not seen."""
        small = [values.astype(np.float32) for values in (floors, slopes, offsets)]
        return replace(self, floors=small[0], slopes=small[1], offsets=small[2])

    def chance(self, label: int, score: float) -> float:
        """How likely a sentence that is shown with this score has the label; 0 below the floor."""
        if score < self.floors[label]:
            return 0.0
        odds = np.log(max(score, 1e-6) / max(1 - score, 1e-6))
        return float(1 / (1 + np.exp(-(self.slopes[label] * odds + self.offsets[label]))))

    def score(self, rows: list[Terms]) -> Floats:
        """Scores from 0 to 1 (sentences, labels)."""
        table = np.zeros((len(rows), len(LABELS)), np.float32)
        for number, terms in enumerate(rows):
            row = row_of(terms, self.rarity)
            table[number] = row.values @ self.weights[row.buckets].astype(np.float32)
        chances: Floats = 1 / (1 + np.exp(-(table * self.steps + self.bias)))
        return chances

    def write(self, path: Path) -> None:
        """One file; the same scorer gives the same bytes."""
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(
            path, weights=self.weights, steps=self.steps, bias=self.bias, floors=self.floors,
            slopes=self.slopes, offsets=self.offsets, rarity=self.rarity.astype(np.float16), labels=np.array(LABELS),
        )  # fmt: skip

    @classmethod
    def read(cls, path: Path) -> "Scorer":
        """The scorer in a file. Raises LanguageModelMissing where there is none, or one of other labels."""
        if not path.exists():
            raise LanguageModelMissing(f"{path.name}: the scorer of criteria is missing; see docs/reference")
        with np.load(path) as kept:
            if tuple(kept["labels"]) != LABELS or kept["weights"].shape != (BUCKETS, len(LABELS)):
                raise LanguageModelMissing(f"{path.name}: was trained for other labels or features; train it again")
            names = ("steps", "bias", "rarity", "floors", "slopes", "offsets")
            return cls(kept["weights"], *(kept[name].astype(np.float32) for name in names))


@lru_cache(maxsize=1)
def load_scorer() -> Scorer:
    """The scorer that is shipped, loaded once."""
    return Scorer.read(MODEL)
