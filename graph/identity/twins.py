"""The doubts that remain between entities, each with the question that would settle it."""

from collections.abc import Iterator, Mapping

from graph.identity.bands import RANGES
from graph.identity.clusters import Clusters
from graph.identity.joined import Joined
from graph.identity.judged import Judged, Pair, pair_of
from graph.identity.links import Links
from graph.identity.question import which_is_meant
from graph.identity.score import Scored
from manumit.model.graph import PossiblySame
from manumit.model.identity import Verdict

MOST = RANGES[Verdict.UNSURE][1]


def twins_of(
    entities: Mapping[str, str], clusters: Clusters, judged: Judged, links: Links, joined: Joined
) -> tuple[PossiblySame, ...]:
    """One doubt per pair of entities: the best-scored of those between their records."""
    best: dict[Pair, PossiblySame] = {}
    for (left, right), scored in _doubts(clusters, judged, links, joined):
        if entities[left] == entities[right]:
            continue
        key = pair_of(entities[left], entities[right])
        if key not in best or scored.score > best[key].score:
            question = scored.question or which_is_meant(clusters.records[left], clusters.records[right])
            score = round(min(scored.score, MOST), 4)
            best[key] = PossiblySame(left=key[0], right=key[1], score=score, reasons=scored.reasons, question=question)
    return tuple(best[key] for key in sorted(best))


def _doubts(clusters: Clusters, judged: Judged, links: Links, joined: Joined) -> Iterator[tuple[Pair, Scored]]:
    """Refused links, pairs that somebody is unsure of, and scores in the middle band, in a fixed order."""
    for pair in sorted(joined.refused):
        scored = links.same.get(pair) or Scored(MOST, Verdict.UNSURE, ("judged to be the same",))
        yield pair, Scored(min(scored.score, MOST), Verdict.UNSURE, (*scored.reasons, joined.refused[pair]))
    for pair in judged.of(Verdict.UNSURE):
        judgement = judged.by_pair[pair]
        score = MOST if judgement.score is None else judgement.score
        yield pair, Scored(score, Verdict.UNSURE, (f"{judgement.by} is unsure: {judgement.why}",))
    for pair in sorted(links.possible):
        if not clusters.judged_apart(clusters.root[pair[0]], clusters.root[pair[1]]):
            yield pair, links.possible[pair]
