"""A link does not count where it could as well lead elsewhere: one name, two bearers, no telling which is meant."""

from collections.abc import Iterable, Mapping

from graph.identity.clusters import Clusters, Strength
from graph.identity.judged import Pair, pair_of


def ambiguous(scores: Mapping[Pair, float], clusters: Clusters, *, margin: float) -> dict[Pair, str]:
    """The links by which one group could belong to two groups that must stay apart, and why they do not count.

    Where one of the two fits clearly better (by margin), only the other falls away.
    """
    towards: dict[str, dict[str, float]] = {}
    for (left, right), score in scores.items():
        a, b = clusters.root[left], clusters.root[right]
        if a != b:
            towards.setdefault(a, {})[b] = max(score, towards.get(a, {}).get(b, 0.0))
            towards.setdefault(b, {})[a] = max(score, towards.get(b, {}).get(a, 0.0))
    fallen: dict[Pair, str] = {}
    for here in sorted(towards):
        for there, reason in _losers(towards[here], clusters, margin):
            fallen.setdefault(pair_of(here, there), reason)
    reasons = {pair: fallen.get(pair_of(clusters.root[pair[0]], clusters.root[pair[1]])) for pair in scores}
    return {pair: reason for pair, reason in reasons.items() if reason}


def _losers(towards: Mapping[str, float], clusters: Clusters, margin: float) -> Iterable[tuple[str, str]]:
    """Of the groups that one group could belong to, those that another rules out."""
    there = sorted(towards, key=lambda root: (-towards[root], root))
    for place, one in enumerate(there):
        for other in there[place + 1 :]:
            if reason := clusters.apart_because(one, other, Strength.SCORED):
                yield other, f"two could be meant: {reason}"
                if towards[one] - towards[other] < margin:
                    yield one, f"two could be meant: {reason}"
