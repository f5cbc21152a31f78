"""The order in which links join records: judgements, then what decides alone, then scores, best first."""

from dataclasses import dataclass, field

from graph.identity.ambiguous import ambiguous
from graph.identity.clusters import Clusters, Strength
from graph.identity.judged import Judged, Pair
from graph.identity.links import Links
from manumit.model.identity import Verdict

CLEARLY_BETTER = 0.05


@dataclass
class Joined:
    """What became of the links: refused says why a link did not join, confidence how surely a record was joined."""

    refused: dict[Pair, str] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)


def join(clusters: Clusters, judged: Judged, links: Links) -> Joined:
    """Merge the clusters along the links that hold. A refused link becomes possible, never lost."""
    joined = Joined()
    for pair in judged.of(Verdict.SAME):
        score = judged.by_pair[pair].score
        _merge(clusters, joined, pair, Strength.JUDGED, 1.0 if score is None else score)
    decided = sorted(pair for pair, scored in links.same.items() if scored.decided)
    for pair in decided:
        _merge(clusters, joined, pair, Strength.DECIDED, links.same[pair].score)
    weak = {pair: scored.score for pair, scored in links.same.items() if not scored.decided}
    joined.refused |= ambiguous(weak, clusters, margin=CLEARLY_BETTER)
    for pair in sorted(weak.keys() - joined.refused.keys(), key=lambda pair: (-weak[pair], pair)):
        _merge(clusters, joined, pair, Strength.SCORED, weak[pair])
    return joined


def _merge(clusters: Clusters, joined: Joined, pair: Pair, strength: Strength, score: float) -> None:
    refusal = clusters.merge(*pair, strength)
    if refusal:
        joined.refused[pair] = refusal
        return
    for id in pair:
        joined.confidence[id] = max(score, joined.confidence.get(id, 0.0))
