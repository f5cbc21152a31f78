"""How alike two names are, token by token: abbreviations, typing errors and spacing forgiven, bearers not."""

from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler, Levenshtein

from graph.identity.normalise import Name
from graph.identity.words import load_words

WEIGHTS = {"distinctive": 1.0, "place": 0.6, "number": 0.6, "trade": 0.35, "letter": 0.4}
ABBREVIATED = 0.9
CONTRACTED = 0.8
LEAST = 0.78
LONG = 8


def similarity(a: Name, b: Name) -> float:
    """0 (nothing in common) to 1 (the same core). Words that many names share weigh little."""
    if a.squashed == b.squashed or a.ordered == b.ordered:
        return 1.0
    return max(_aligned(a, b), _spelt_together(a, b))


def _aligned(a: Name, b: Name) -> float:
    """Twice the weight of the tokens that find a partner, over the weight of all."""
    pairs = sorted(
        ((alike(x, y), i, j) for i, x in enumerate(a.tokens) for j, y in enumerate(b.tokens) if alike(x, y) > 0),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    shared = 0.0
    for value, i, j in pairs:
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            shared += value * (weight(a.tokens[i]) + weight(b.tokens[j]))
    total = sum(map(weight, a.tokens)) + sum(map(weight, b.tokens))
    return shared / total if total else 0.0


def _spelt_together(a: Name, b: Name) -> float:
    """Likeness of the squashed cores, for names that differ in spacing."""
    if a.numbers != b.numbers or len(a.tokens) == len(b.tokens):
        return 0.0
    if (a.pulled_apart or b.pulled_apart) and min(len(a.squashed), len(b.squashed)) >= LONG:
        within = fuzz.partial_ratio(a.squashed, b.squashed, score_cutoff=90) / 100
        length = min(len(a.squashed), len(b.squashed)) / max(len(a.squashed), len(b.squashed))
        return within * (0.6 + 0.4 * length)
    value = Levenshtein.normalized_similarity(a.squashed, b.squashed, score_cutoff=0.85)
    return value if a.squashed[:2] == b.squashed[:2] else value * 0.95


@lru_cache(maxsize=500_000)
def alike(x: str, y: str) -> float:
    """How far two tokens are one word: equal, one the other's abbreviation, or a slip of the pen.

    Slips seldom fall on the first letter: two tokens with different initials are two words.
    """
    if x == y:
        return 1.0
    if x.isdigit() or y.isdigit():
        return 0.0
    short, long = sorted((x, y), key=len)
    if len(short) >= 2 and long.startswith(short):
        return ABBREVIATED if len(short) > 2 else 0.7
    if len(short) < 3 or short[0] != long[0]:
        return 0.0
    contracted = CONTRACTED if len(long) - len(short) > 1 and _is_within(short.rstrip("s"), long) else 0.0
    if len(short) < 4:
        return contracted
    return max(contracted, _slip(x, y))


def _is_within(short: str, long: str) -> bool:
    """Whether the letters of short stand in long in their order, as those of finl stand in financial."""
    rest = iter(long)
    return all(letter in rest for letter in short)


def _slip(x: str, y: str) -> float:
    value = min(JaroWinkler.normalized_similarity(x, y), Levenshtein.normalized_similarity(x, y) + 0.1)
    return value if value >= LEAST else 0.0


@lru_cache(maxsize=500_000)
def weight(token: str) -> float:
    """What a token is worth in telling bearers apart."""
    words = load_words()
    if token.isdigit():
        return WEIGHTS["number"]
    if len(token) < 2:
        return WEIGHTS["letter"]
    if token in words.places:
        return WEIGHTS["place"]
    return WEIGHTS["distinctive" if words.is_distinctive(token) else "trade"]
