"""Candidates for a name: found among many, in bands, with reasons, best first."""

import random
import time

from graph.identity.match import Index, candidates
from manumit.model.identity import Verdict
from manumit.model.statement import Record
from manumit.model.words import EntityKind


def firm(id: str, name: str, country: str | None = "bd") -> Record:
    return Record(id=id, entity=EntityKind.COMPANY, name=name, country=country)


LISTED = [
    firm("list/1", "Lanternfield Garments Ltd."),
    firm("list/2", "Lanternfeild Garments Ltd."),
    firm("list/3", "Lanternfield Garments Ltd.", "in"),
    firm("list/4", "Orchid Seafood Ltd.", "th"),
]


def test_the_same_comes_before_the_possible_and_the_different_is_not_named() -> None:
    found = candidates(firm("q/1", "LANTERNFIELD GARMENTS LIMITED"), LISTED, limit=5)
    assert [(one.record, one.band) for one in found] == [("list/1", Verdict.SAME), ("list/2", Verdict.UNSURE)]
    assert found[0].reasons[0] == "names practically equal: lanternfield garment"
    assert found[1].question is not None


def test_without_a_country_every_bearer_of_the_name_is_possible() -> None:
    found = candidates(firm("q/1", "Lanternfield Garments", None), LISTED, limit=5)
    assert [(one.record, one.band) for one in found] == [("list/1", Verdict.UNSURE), ("list/3", Verdict.UNSURE)]


def test_the_limit_holds() -> None:
    assert len(candidates(firm("q/1", "Lanternfield Garments", None), LISTED, limit=1)) == 1


def test_an_unknown_name_has_no_candidate() -> None:
    assert candidates(firm("q/1", "Brightwater Metals"), LISTED, limit=5) == []


def test_an_index_answers_many_questions_about_many_records() -> None:
    rnd = random.Random(7)
    parts = ("ka", "lo", "mi", "ran", "tes", "vor", "pa", "du", "shi", "fen", "gar", "bel", "nor", "kin", "zu")
    names = sorted({"".join(rnd.choices(parts, k=4)).title() for _ in range(6000)})
    records = [firm(f"list/{n}", f"{name} Garments Ltd.") for n, name in enumerate(names)]
    began = time.perf_counter()
    index = Index(records)
    asked = [firm(f"q/{n}", f"{name.upper()} GMTS LIMITED") for n, name in enumerate(names[:500])]
    best = [candidates(query, index, limit=1)[0] for query in asked]
    assert [one.record for one in best] == [f"list/{n}" for n in range(500)]
    assert time.perf_counter() - began < 15
