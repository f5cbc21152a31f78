"""The table of features: what each one adds to a score, and how it says so. Readable on one screen."""

from collections.abc import Callable
from dataclasses import dataclass

from graph.identity.facts import Facts, Lands

CLEAR_OVERLAP = 0.5
OTHER_PLACE = 0.15


@dataclass(frozen=True)
class Feature:
    """weight times value (-1 to 1) is added to the score; words are the reason shown, where value is not 0."""

    name: str
    weight: float
    value: Callable[[Facts], float]
    words: str


FEATURES = (
    Feature("name", 0.80, lambda f: f.names, "{names}"),
    Feature("country equal", 0.06, lambda f: f.lands is Lands.EQUAL, "both in {land}"),
    Feature("country near", 0.02, lambda f: f.lands is Lands.CONTEXT, "{land} is mentioned near it"),
    Feature("country unknown", 0.00, lambda f: f.lands is Lands.UNKNOWN, "country unknown"),
    Feature("country elsewhere", -0.06, lambda f: f.lands is Lands.ELSEWHERE, "{land} is not mentioned near it"),
    Feature("country conflict", -0.08, lambda f: f.lands is Lands.CONFLICT, "different countries"),
    Feature("address overlap", 0.16, lambda f: _overlap(f), "addresses overlap ({address})"),
    Feature("other address", -0.16, lambda f: _elsewhere(f), "addresses differ ({address})"),
    Feature("number without issuer", 0.16, lambda f: bool(f.loose_number), "both give {number}"),
    Feature("legal form conflict", -0.04, lambda f: f.legal_conflict, "legal forms differ"),
    Feature("site conflict", -0.12, lambda f: bool(f.sites_conflict), "sites differ: {sites}"),
    Feature("site added", -0.03, lambda f: f.site_added, "only one name gives a number or place"),
    Feature("trade conflict", -0.04, lambda f: f.trades_conflict, "words of trade differ"),
    Feature("nothing distinctive", -0.20, lambda f: not f.telling, "the name holds generic words only"),
)


def weigh(facts: Facts) -> tuple[float, tuple[str, ...]]:
    """The sum over the table, kept within 0 and 1, and the reasons of the features that spoke."""
    spoken = [(feature, float(feature.value(facts))) for feature in FEATURES]
    score = sum(feature.weight * value for feature, value in spoken)
    said = _said(facts)
    reasons = tuple(feature.words.format_map(said) for feature, value in spoken if value)
    return min(max(score, 0.0), 1.0), reasons


def _said(facts: Facts) -> dict[str, str]:
    """What the words of the table speak of."""
    return {
        "names": _names(facts),
        "land": (facts.a.record.country or facts.b.record.country or "?").upper(),
        "address": "" if facts.address is None else f"{facts.address:.2f}",
        "number": facts.loose_number or "",
        "sites": facts.sites_conflict or "",
    }


def _names(facts: Facts) -> str:
    _, x, y = facts.pair
    alias = " (by an alias)" if facts.by_alias else ""
    if facts.same_name:
        return f"names practically equal{alias}: {x.core}"
    return f"names alike{alias} ({facts.names:.2f}): {x.core} / {y.core}"


def _overlap(facts: Facts) -> float:
    return facts.address if facts.address is not None and facts.address >= OTHER_PLACE else 0.0


def _elsewhere(facts: Facts) -> float:
    return 1.0 if facts.address is not None and facts.address < OTHER_PLACE else 0.0
