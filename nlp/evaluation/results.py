"""One reader's answers on one set of passages, scored."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from nlp.evaluation.figures import Interval, intervals, total
from nlp.evaluation.labels import Judged, Labels
from nlp.evaluation.mistakes import Mistake, mistakes
from nlp.evaluation.tally import Tally, tally


@dataclass(frozen=True)
class Result:
    """Passages and what a reader made of each, in the same order."""

    rows: Sequence[Judged]
    read: Sequence[Labels]

    @property
    def pairs(self) -> list[tuple[Labels, Labels]]:
        """The true labels and the reader's, passage by passage."""
        return [(row.labels, read) for row, read in zip(self.rows, self.read, strict=True)]

    @cached_property
    def tallies(self) -> list[Tally]:
        """Hits and misses of each passage."""
        return [tally(gold, read) for gold, read in self.pairs]

    @cached_property
    def sums(self) -> Tally:
        """Hits and misses of all."""
        return total(self.tallies)

    @cached_property
    def intervals(self) -> dict[str, Interval]:
        """Every figure with its interval."""
        return intervals(self.tallies)

    @cached_property
    def mistakes(self) -> list[Mistake]:
        """Every mistake, passage by passage."""
        return [m for row, read in zip(self.rows, self.read, strict=True) for m in mistakes(row, read)]
