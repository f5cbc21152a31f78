"""The scored pairs: which may join, and which are only possible."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from graph.identity.block import pairs
from graph.identity.judged import Judged, Pair
from graph.identity.prepared import Prepared
from graph.identity.score import NAMED_THINGS, Scored, compare_prepared
from manumit.model.identity import Verdict

LEAST_ALIKE = 55
STEP = 1000

Progress = Callable[[str, int], None]


@dataclass
class Links:
    """Pairs of record ids, smaller first, by what their score allows; against: what sets a pair apart."""

    same: dict[Pair, Scored] = field(default_factory=dict)
    possible: dict[Pair, Scored] = field(default_factory=dict)
    against: dict[Pair, str] = field(default_factory=dict)
    compared: int = 0


def score_links(
    prepared: Mapping[str, Prepared], judged: Judged, documents: Collection[str], progress: Progress | None = None
) -> Links:
    """Every pair that shares a key, scored. Judged pairs are left to their judgement."""
    links = Links()
    ready = list(prepared.values())
    told = frozenset(documents)
    for i, j in pairs(ready, documents=told):
        a, b = ready[i], ready[j]
        if (a.id, b.id) in judged.by_pair or not worth_comparing(a, b):
            continue
        links.compared += 1
        if progress and links.compared % STEP == 0:
            progress("compare", links.compared)
        scored = compare_prepared(a, b)
        if scored.against:
            links.against[a.id, b.id] = scored.against
        two_rows = a.list == b.list and a.id not in told and b.id not in told
        if two_rows and not scored.decided:
            continue
        if scored.band is Verdict.SAME:
            links.same[a.id, b.id] = scored
        elif scored.band is Verdict.UNSURE:
            links.possible[a.id, b.id] = scored
    return links


def worth_comparing(a: Prepared, b: Prepared) -> bool:
    """A quick no for pairs that no rule can bring together."""
    if a.group != b.group:
        return False
    if a.group in NAMED_THINGS or any(a.ids[key] & b.ids[key] for key in a.ids.keys() & b.ids.keys()):
        return True
    if a.record.country and b.record.country and a.record.country != b.record.country:
        return False
    return any(
        x.distinctive == y.distinctive or fuzz.ratio(x.ordered, y.ordered, score_cutoff=LEAST_ALIKE)
        for x in a.names
        for y in b.names
    )
