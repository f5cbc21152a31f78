"""The figures below which the build fails."""

from collections.abc import Mapping
from math import ceil, floor
from pathlib import Path

import yaml

from manumit.model.base import Model
from nlp.evaluation.figures import Interval
from nlp.pages import HERE, read_page

PAGE = HERE / "evaluation" / "pins.yml"
MARGIN = 0.01
"""How far below what was measured a pin stands: another processor rounds the model's sums a little otherwise."""
RATES = frozenset({"false_alarm_rate", "wrongly_accused_rate"})
"""Figures that are better when small."""
RECALL = "masking_recall"
HEAD = """# Figures of the reader on the test split of the corpus. A test fails below them (rates: above them).
# Renew after a real improvement, never to let a worse reader pass: python -m nlp.evaluation --pin
"""


class Pins(Model):
    """Each figure with its bound."""

    at_least: dict[str, float]
    at_most: dict[str, float]

    def broken(self, measured: Mapping[str, float]) -> list[str]:
        """One line for each figure that is out of bounds, or pinned and no longer measured."""
        low = [
            f"{name}: {measured.get(name, 0.0):.3f}, pinned at least {bound:.3f}"
            for name, bound in self.at_least.items()
            if measured.get(name, 0.0) < bound
        ]
        high = [
            f"{name}: {measured.get(name, 1.0):.3f}, pinned at most {bound:.3f}"
            for name, bound in self.at_most.items()
            if measured.get(name, 1.0) > bound
        ]
        return sorted(low + high)


def load_pins(path: Path = PAGE) -> Pins:
    """The pins as they stand. Raises LexiconProblem."""
    return read_page(path, Pins)


def pinned(measured: Mapping[str, float]) -> Pins:
    """Pins a margin away from what was measured."""
    low = {
        name: floor(round((value - MARGIN) * 1000, 6)) / 1000 for name, value in measured.items() if name not in RATES
    }
    high = {name: ceil(round((value + MARGIN) * 1000, 6)) / 1000 for name, value in measured.items() if name in RATES}
    return Pins(at_least={name: max(0.0, bound) for name, bound in low.items()}, at_most=high)


def write_pins(pins: Pins, path: Path = PAGE) -> None:
    """Write the file of pins, sorted."""
    path.write_text(HEAD + yaml.safe_dump(pins.model_dump(), sort_keys=True), encoding="utf-8")


def values(found: Mapping[str, Interval], recall: float) -> dict[str, float]:
    """What is pinned: every figure, and the recall of masking."""
    return {name: interval.value for name, interval in found.items()} | {RECALL: recall}
