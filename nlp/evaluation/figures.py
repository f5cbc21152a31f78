"""Figures made of summed tallies, and how far they would move with other passages of the same kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from manumit.model.words import Indicator
from nlp.evaluation.tally import Tally

SAMPLES = 1_000
SEED = 7
LOW, HIGH = 2.5, 97.5
Sums = Mapping[str, float]


@dataclass(frozen=True)
class Interval:
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


def figures(sums: Sums) -> dict[str, float]:
    """Every figure, in the order of the tables. Rates of wrong and false are better when small."""
    precision, recall, f1 = prf(sums, "indicator")
    conduct_precision, conduct_recall, _ = prf(sums, "conduct")
    organisations, accused = prf(sums, "organisation"), prf(sums, "accused")
    return {
        "indicator_precision": precision,
        "indicator_recall": recall,
        "indicator_micro_f1": f1,
        "indicator_macro_f1": macro(sums),
        "stance_accuracy_7": share(sums, "stance.right7", "stance"),
        "stance_accuracy_4": share(sums, "stance.right4", "stance"),
        "joint_f1": prf(sums, "joint")[2],
        "joint4_f1": prf(sums, "joint4")[2],
        "conduct_precision": conduct_precision,
        "conduct_recall": conduct_recall,
        "false_alarm_rate": share(sums, "quiet.alarms", "quiet"),
        "organisation_precision": organisations[0],
        "organisation_recall": organisations[1],
        "organisation_f1": organisations[2],
        "organisation_type_accuracy": share(sums, "typed.right", "typed"),
        "accused_precision": accused[0],
        "accused_recall": accused[1],
        "accused_f1": accused[2],
        "wrongly_accused_rate": share(sums, "passage.wrongly", "passage"),
        "relation_f1": prf(sums, "relation")[2],
        "relation_f1_three": prf(sums, "relation3")[2],
    }


def intervals(tallies: Sequence[Tally], *, samples: int = SAMPLES, seed: int = SEED) -> dict[str, Interval]:
    """Every figure with its bootstrap interval: passages drawn again, as many, with repetition."""
    keys = sorted({key for each in tallies for key in each})
    counts = np.array([[each[key] for key in keys] for each in tallies], dtype=np.float64).reshape(len(tallies), -1)
    value = figures(dict(zip(keys, counts.sum(0), strict=True)))
    rng = np.random.default_rng(seed)
    drawn = rng.multinomial(len(tallies), np.full(len(tallies), 1 / len(tallies)), size=samples) @ counts
    spread = [figures(dict(zip(keys, sums, strict=True))) for sums in drawn]
    return {
        name: Interval(figure, *(float(x) for x in np.percentile([each[name] for each in spread], (LOW, HIGH))))
        for name, figure in value.items()
    }


def total(tallies: Sequence[Tally]) -> Tally:
    """The sums over passages."""
    sums = Tally()
    for each in tallies:
        sums.update(each)
    return sums


def prf(sums: Sums, name: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of one comparison."""
    right, extra, missed = (sums.get(f"{name}.{part}", 0) for part in ("tp", "fp", "fn"))
    precision, recall = _over(right, right + extra), _over(right, right + missed)
    return precision, recall, _over(2 * precision * recall, precision + recall)


def share(sums: Sums, part: str, whole: str) -> float:
    """One count over another."""
    return _over(sums.get(part, 0), sums.get(whole, 0))


def macro(sums: Sums) -> float:
    """The mean F1 of the indicators that the labels hold."""
    names = [f"indicator:{code}" for code in Indicator]
    held = [prf(sums, name)[2] for name in names if sums.get(f"{name}.tp", 0) + sums.get(f"{name}.fn", 0)]
    return _over(sum(held), len(held))


def _over(part: float, whole: float) -> float:
    return float(part / whole) if whole else 0.0
