"""What people decided about pairs: the latest word on each pair counts, and it outranks every score."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from manumit.model.identity import Judgement, Verdict

Pair = tuple[str, str]


@dataclass(frozen=True)
class Judged:
    """The latest judgement by pair of record ids (smaller id first); unknown counts those about unknown records."""

    by_pair: Mapping[Pair, Judgement]
    unknown: int = 0

    def of(self, verdict: Verdict) -> list[Pair]:
        return sorted(pair for pair, judgement in self.by_pair.items() if judgement.verdict is verdict)


def latest(judgements: Iterable[Judgement], records: Mapping[str, str]) -> Judged:
    """The judgements that count. records maps each id that may be judged, of a record or of its entity, to a record."""
    by_pair: dict[Pair, Judgement] = {}
    unknown = 0
    for judgement in sorted(judgements, key=_rank):
        left, right = records.get(judgement.left), records.get(judgement.right)
        if left is None or right is None:
            unknown += 1
        elif left != right:
            by_pair[pair_of(left, right)] = judgement
    return Judged(by_pair, unknown)


def pair_of(left: str, right: str) -> Pair:
    """The two ids, smaller first."""
    return (left, right) if left < right else (right, left)


def _rank(judgement: Judgement) -> tuple[float, str, str, str, str]:
    """Oldest first; of two in one instant the one that keeps apart comes last, and so counts."""
    caution = {Verdict.SAME: "0", Verdict.UNSURE: "1", Verdict.DIFFERENT: "2"}[judgement.verdict]
    return (judgement.at.timestamp(), caution, judgement.by, judgement.why, min(judgement.left, judgement.right))
