"""Who could this name be: the best candidates among many records, from an index that is built once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph.identity.block import Key, Rarity, exact_keys, loose_keys
from graph.identity.links import worth_comparing
from graph.identity.prepared import Prepared, prepare
from graph.identity.score import Scored, compare_prepared
from manumit.model.identity import Candidate, Verdict
from manumit.model.statement import Record

CROWDED = 400
RANK = {Verdict.SAME: 0, Verdict.UNSURE: 1, Verdict.DIFFERENT: 2}


class Index:
    """Records by the keys that bring them together with a query."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = [prepare(record) for record in sorted(records, key=lambda record: record.id)]
        self.rarity = Rarity(self.records)
        self.exact: defaultdict[Key, list[int]] = defaultdict(list)
        self.loose: defaultdict[Key, list[int]] = defaultdict(list)
        for place, record in enumerate(self.records):
            for key in exact_keys(record):
                self.exact[key].append(place)
            for key in loose_keys(record, self.rarity):
                self.loose[key].append(place)

    def near(self, query: Prepared) -> list[Prepared]:
        """The records that share a key with the query; crowded loose keys say nothing and are passed over."""
        places = {place for key in exact_keys(query) for place in self.exact.get(key, ())}
        for key in loose_keys(query, self.rarity):
            found = self.loose.get(key, ())
            if len(found) <= CROWDED:
                places.update(found)
        return [self.records[place] for place in sorted(places)]


def candidates(query: Record, records: Sequence[Record] | Index, limit: int = 5) -> list[Candidate]:
    """The records that are or may be the one asked for, best first. Records that are different are not named."""
    index = records if isinstance(records, Index) else Index(records)
    ready = prepare(query)
    near = (record for record in index.near(ready) if record.id != query.id and worth_comparing(ready, record))
    scored = [(record, compare_prepared(ready, record)) for record in near]
    kept = [(record, result) for record, result in scored if result.band is not Verdict.DIFFERENT]
    kept.sort(key=lambda found: (RANK[found[1].band], -found[1].score, found[0].id))
    return [_candidate(record, result) for record, result in kept[:limit]]


def _candidate(record: Prepared, scored: Scored) -> Candidate:
    return Candidate(
        record=record.id,
        name=record.record.name,
        country=record.record.country,
        source=record.list,
        score=scored.score,
        band=scored.band,
        reasons=scored.reasons,
        question=scored.question,
    )
