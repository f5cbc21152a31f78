"""Union-find that says no: a merge is refused where it would join what must stay apart."""

from collections.abc import Collection, Mapping
from enum import IntEnum

from graph.identity.judged import Pair
from graph.identity.prepared import Prepared


class Strength(IntEnum):
    """What a merge rests on, strongest first."""

    JUDGED = 0
    DECIDED = 1
    SCORED = 2


class Clusters:
    """Groups of record ids. Members are kept by root, so that a refusal can look at all of both sides."""

    def __init__(
        self,
        records: Mapping[str, Prepared],
        different: Collection[Pair],
        *,
        against: Mapping[Pair, str],
        documents: Collection[str],
        cap: int,
    ) -> None:
        self.records, self.documents, self.cap = records, documents, cap
        self.root = {id: id for id in records}
        self.members = {id: [id] for id in records}
        self.judged = _both_ways(dict.fromkeys(different, "judged different"))
        self.against = _both_ways(against)

    def merge(self, left: str, right: str, strength: Strength) -> str | None:
        """Join the groups of two records; the reason in words where that is refused."""
        a, b = self.root[left], self.root[right]
        if a == b:
            return None
        refusal = self.refusal(a, b, strength)
        if refusal:
            return refusal
        keep, gone = (a, b) if len(self.members[a]) >= len(self.members[b]) else (b, a)
        for id in self.members.pop(gone):
            self.root[id] = keep
            self.members[keep].append(id)
        return None

    def refusal(self, a: str, b: str, strength: Strength) -> str | None:
        """Why two groups may not be joined by a link of this strength."""
        if len(self.members[a]) + len(self.members[b]) > self.cap:
            return f"joined they would hold more than {self.cap} records"
        return self.apart_because(a, b, strength)

    def apart_because(self, a: str, b: str, strength: Strength) -> str | None:
        """What keeps two groups apart, whatever their size."""
        if self.judged_apart(a, b):
            return "a record of the one was judged different from a record of the other"
        if strength is Strength.JUDGED:
            return None
        return self._id_conflict(a, b) or (self._scored_conflict(a, b) if strength is Strength.SCORED else None)

    def judged_apart(self, a: str, b: str) -> bool:
        return self._between(a, b, self.judged) is not None

    def groups(self) -> list[tuple[str, ...]]:
        """Every group, members sorted, by smallest member."""
        return sorted(tuple(sorted(members)) for members in self.members.values())

    def _id_conflict(self, a: str, b: str) -> str | None:
        left, right = self._ids(a), self._ids(b)
        for key in sorted(left.keys() & right.keys()):
            if not left[key] & right[key]:
                return f"{key[0]} differs: {min(left[key])} against {min(right[key])}"
        return None

    def _scored_conflict(self, a: str, b: str) -> str | None:
        countries = self._countries(a), self._countries(b)
        if all(countries) and countries[0] != countries[1]:
            return "the one is known in another country than the other"
        shared = self._lists(a) & self._lists(b)
        if shared:
            return f"{min(shared)} lists them apart"
        return self._between(a, b, self.against)

    def _between(self, a: str, b: str, apart: Mapping[str, Mapping[str, str]]) -> str | None:
        """What is said against a record of the one group being a record of the other."""
        small, large = sorted((a, b), key=lambda root: len(self.members[root]))
        said = (
            reason
            for id in self.members[small]
            for other, reason in apart.get(id, {}).items()
            if self.root[other] == large
        )
        return min(said, default=None)

    def _ids(self, root: str) -> dict[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = {}
        for id in self.members[root]:
            for key, values in self.records[id].ids.items():
                found.setdefault(key, set()).update(values)
        return found

    def _countries(self, root: str) -> set[str]:
        return {country for id in self.members[root] if (country := self.records[id].record.country)}

    def _lists(self, root: str) -> set[str]:
        return {self.records[id].list for id in self.members[root] if id not in self.documents}


def _both_ways(pairs: Mapping[Pair, str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for (left, right), reason in pairs.items():
        found.setdefault(left, {})[right] = reason
        found.setdefault(right, {})[left] = reason
    return found
