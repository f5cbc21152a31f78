"""The bands as a table of cases (identity_cases.yml). Every name is invented."""

from pathlib import Path

import pytest
import yaml

from graph.identity import features
from graph.identity.features import FEATURES
from graph.identity.score import Scored, compare, score_pair
from manumit.model.identity import Verdict
from manumit.model.statement import Record
from manumit.model.words import EntityKind

Side = dict[str, object]

CASES = yaml.safe_load((Path(__file__).parent / "identity_cases.yml").read_text(encoding="utf-8"))
IDS = [case["case"] for case in CASES]
ROAD = "14 Mirror Lake Road, Sector 7, Uttara, Dhaka 1230"
ROAD_AGAIN = "Mirror Lake Rd 14, Sector 7, Uttara, Dhaka"
MILL = "Plot 88, Old Jute Mill Lane, Khulna 9000"


def firm(name: str, country: str | None = None, **more: object) -> Side:
    return {"name": name, "country": country, **more}


def record(id: str, side: Side) -> Record:
    return Record.model_validate({"id": id, "entity": EntityKind.COMPANY, **side})


def scored(left: Side, right: Side) -> Scored:
    return compare(record("list/1", left), record("report/2", right))


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_band(case: dict[str, Side]) -> None:
    result = scored(case["left"], case["right"])
    assert result.band == case["band"], result
    assert (result.question is not None) == (result.band is Verdict.UNSURE)
    assert result.reasons


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_the_order_of_the_two_makes_no_difference(case: dict[str, Side]) -> None:
    left, right = record("a/1", case["left"]), record("b/2", case["right"])
    assert compare(left, right) == compare(right, left)


def test_the_score_never_contradicts_the_band() -> None:
    scores = {
        band: [scored(case["left"], case["right"]).score for case in CASES if case["band"] == band] for band in Verdict
    }
    assert min(scores[Verdict.SAME]) >= 0.8 > max(scores[Verdict.UNSURE])
    assert min(scores[Verdict.UNSURE]) >= 0.5 > max(scores[Verdict.DIFFERENT])


def test_a_country_that_is_only_mentioned_counts_less_than_a_known_one() -> None:
    known = scored(firm("Lanternfield Garments", "bd"), firm("Lanternfield Garments", "bd"))
    near = scored(firm("Lanternfield Garments", context_countries=("bd",)), firm("Lanternfield Garments", "bd"))
    assert near.score < known.score


def test_the_question_names_what_would_settle_it() -> None:
    result = scored(firm("Lanternfield Garments Ltd", "bd"), firm("Lanternfield Garments"))
    assert result.question == (
        "Is the Lanternfield Garments of report in Bangladesh, and is it Lanternfield Garments Ltd of list? "
        "A registration number or an address would settle it."
    )


def test_reasons_are_words() -> None:
    result = scored(
        firm("Lanternfield Garments Ltd", "bd", address=ROAD), firm("Lanternfield Garments", "bd", address=ROAD)
    )
    assert result.reasons == (
        "names practically equal: lanternfield garment",
        "both in BD",
        "addresses overlap (1.00)",
    )


def test_the_page_of_the_room_shows_the_table_as_it_is() -> None:
    page = (Path(features.__file__).parent / "README.md").read_text(encoding="utf-8")
    rows = [row for row in page.splitlines() if row.startswith("|")]
    for feature in FEATURES:
        *_, last = feature.name.split()
        weight = f"{feature.weight:+.2f}".replace("0.", ".").lstrip("+")
        assert feature.weight == 0 or any(last in row and weight in row for row in rows), feature.name


PAIRS = [
    (("Lanternfield Garments Ltd", ROAD, "bd"), ("LANTERNFIELD GMTS. LTD", ROAD_AGAIN, "bd")),
    (("Lanternfield Garments Ltd", None, "bd"), ("Lanternfield Garments", None, "bd")),
    (("Lanternfield Garments Ltd", None, None), ("Lanternfeild Garments", None, "bd")),
    (("Lanternfield Garments Ltd", MILL, "bd"), ("Brightwater Garments Ltd", ROAD, "bd")),
    (("Lanternfield Garments Ltd", None, "bd"), ("Orchid Seafood Ltd", None, "th")),
]


def test_pairs_that_have_less_in_common_score_less() -> None:
    scores = [score_pair(*a, *b) for a, b in PAIRS]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)
    assert all(0 <= score <= 1 for score in scores)
