"""Which pairs are worth comparing: records that share a cheap key, so that n records cost nowhere near n²."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from graph.identity.normalise import Name
from graph.identity.prepared import Prepared

RAREST = 2
PREFIX = 7
CAP = 120
WINDOW = 12

EXACT, LOOSE = 0, 1

Key = tuple[str, str, str]


class Rarity:
    """How many records hold each token; the rare ones make keys."""

    def __init__(self, records: Iterable[Prepared]) -> None:
        self.counts: Counter[str] = Counter()
        for record in records:
            self.counts.update({token for name in record.names for token in name.tokens})

    def rarest(self, name: Name) -> list[str]:
        """The two tokens of the name that the fewest records share; distinctive ones first."""
        return sorted(set(name.tokens), key=lambda token: (token not in name.distinctive, self.counts[token], token))[
            :RAREST
        ]


def exact_keys(record: Prepared) -> set[Key]:
    """Keys that nearly decide: an identifier, a number, the squashed or ordered core, a good's or country's name."""
    if record.group in ("good", "country", "region"):
        return {(record.group, "key", record.key)}
    keys = {(record.group, "name", name.squashed) for name in record.names}
    keys |= {(record.group, "name", name.ordered.replace(" ", "")) for name in record.names}
    for scheme, values in [(key[0], values) for key, values in record.ids.items()] + list(record.loose.items()):
        keys |= {(record.group, f"id {scheme}", value) for value in values}
    return keys


def loose_keys(record: Prepared, rarity: Rarity) -> set[Key]:
    """Keys that only suggest: rare tokens, and how the squashed core begins and ends."""
    if record.group in ("good", "country", "region"):
        return set()
    keys: set[Key] = set()
    for name in record.names:
        keys |= {(record.group, "token", token) for token in rarity.rarest(name)}
        if len(name.squashed) > PREFIX:
            keys |= {(record.group, "start", name.squashed[:PREFIX]), (record.group, "end", name.squashed[-PREFIX:])}
    return keys


def pairs(records: Sequence[Prepared], *, documents: Collection[str] = frozenset()) -> Iterator[tuple[int, int]]:
    """Places of the pairs to compare, each once, i < j. Two rows of one list meet on exact keys only."""
    rarity = Rarity(records)
    lists = [None if record.id in documents else record.list for record in records]
    seen: set[int] = set()
    for key, block in _blocks(records, rarity).items():
        exact = key[0] == EXACT
        if len(block) > CAP and not exact:
            continue
        for i, j in _within(sorted(block, key=lambda place: (records[place].record.country or "", place))):
            number = i * len(records) + j
            if number not in seen and (exact or lists[i] is None or lists[i] != lists[j]):
                seen.add(number)
                yield i, j


def _blocks(records: Sequence[Prepared], rarity: Rarity) -> Mapping[tuple[int, Key], list[int]]:
    blocks: defaultdict[tuple[int, Key], list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        for key in exact_keys(record):
            blocks[EXACT, key].append(place)
        for key in loose_keys(record, rarity):
            blocks[LOOSE, key].append(place)
    return {key: blocks[key] for key in sorted(blocks) if len(blocks[key]) > 1}


def _within(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """All pairs of a small block; of a large one each record with the first and with its next neighbours."""
    for place, left in enumerate(block):
        reach = block[place + 1 :] if len(block) <= CAP or place == 0 else block[place + 1 : place + 1 + WINDOW]
        for right in reach:
            yield min(left, right), max(left, right)
