"""One score, one band and the reasons for two records; invariant 4: a name alone is never more than possible."""

from dataclasses import dataclass

from graph.identity.bands import RANGES, at_one_address, band_of, set_apart_by
from graph.identity.facts import Facts, Ids
from graph.identity.features import weigh
from graph.identity.prepared import Prepared, prepare
from graph.identity.question import question_for, which_is_meant
from manumit.model.identity import Verdict
from manumit.model.statement import Record
from manumit.model.words import EntityKind

NAMED_THINGS = {str(EntityKind.GOOD), str(EntityKind.COUNTRY), str(EntityKind.REGION)}


@dataclass(frozen=True, slots=True)
class Scored:
    """What a comparison gave.

    decided: it rests on an identifier, or on an equal name at an equal address. against: what sets the two
    apart although their names agree; it also keeps a third record from joining them.
    """

    score: float
    band: Verdict
    reasons: tuple[str, ...]
    question: str | None = None
    decided: bool = False
    against: str | None = None


def compare(a: Record, b: Record) -> Scored:
    """Whether two records describe one thing. The order of the two makes no difference."""
    return compare_prepared(prepare(a), prepare(b))


def compare_prepared(a: Prepared, b: Prepared) -> Scored:
    """As compare, for records that are compared many times."""
    a, b = sorted((a, b), key=lambda side: side.id)
    if a.group != b.group:
        return Scored(0.0, Verdict.DIFFERENT, (f"a {a.record.entity} is never a {b.record.entity}",))
    if a.group in NAMED_THINGS:
        return _compare_named(a, b)
    facts = Facts(a, b)
    if facts.ids is Ids.EQUAL and facts.equal_id:
        scheme, value = facts.equal_id
        return Scored(1.0, Verdict.SAME, (f"{scheme} {value} is the same",), decided=True)
    if facts.ids is Ids.CONFLICT and facts.conflicting_id:
        scheme, left, right = facts.conflicting_id
        return Scored(0.0, Verdict.DIFFERENT, (f"{scheme} differs: {left} against {right}",), decided=True)
    return _weighed(facts)


def score_pair(
    name_a: str,
    address_a: str | None,
    country_a: str | None,
    name_b: str,
    address_b: str | None,
    country_b: str | None,
) -> float:
    """0 (different) to 1 (the same) for two names, by the same table of features."""
    a = _record("a/1", name_a, address_a, country_a)
    b = _record("b/1", name_b, address_b, country_b)
    return round(weigh(Facts(prepare(a), prepare(b)))[0], 6)


def _weighed(facts: Facts) -> Scored:
    score, reasons = weigh(facts)
    band = band_of(facts)
    low, high = RANGES[band]
    if facts.ids is Ids.BOTH:
        reasons = ("one identifier is the same, another differs", *reasons)
    question = question_for(facts) if band is Verdict.UNSURE else None
    decided = band is Verdict.SAME and at_one_address(facts)
    return Scored(round(min(max(score, low), high), 4), band, reasons, question, decided, set_apart_by(facts))


def _compare_named(a: Prepared, b: Prepared) -> Scored:
    """Goods, countries and regions are what they are called; a region is one of its country."""
    if a.key == b.key and a.group == EntityKind.REGION and a.record.country != b.record.country:
        if a.record.country and b.record.country:
            return Scored(0.0, Verdict.DIFFERENT, (f"regions of two countries: {a.key}",), decided=True)
        return Scored(
            0.7, Verdict.UNSURE, (f"the same region name, one without country: {a.key}",), which_is_meant(a, b)
        )
    if a.key == b.key:
        return Scored(1.0, Verdict.SAME, (f"the same {a.record.entity}: {a.key}",), decided=True)
    return Scored(0.0, Verdict.DIFFERENT, (f"two {a.record.entity} names: {a.key} / {b.key}",), decided=True)


def _record(id: str, name: str, address: str | None, country: str | None) -> Record:
    return Record(
        id=id,
        entity=EntityKind.COMPANY,
        name=name,
        address=address or None,
        country=country.lower() if country else None,
    )
