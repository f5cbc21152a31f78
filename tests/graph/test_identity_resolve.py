"""Who is who holds whatever the order, and nothing that was judged different is ever joined."""

import random
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.identity.resolve import Identity, entity_id, resolve
from manumit.model.identity import Judgement, Verdict
from manumit.model.statement import Identifier, Record
from manumit.model.words import EntityKind

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ROAD = "14 Mirror Lake Road, Sector 7, Uttara, Dhaka 1230"
MILL = "Plot 88, Old Jute Mill Lane, Khulna 9000"


def firm(id: str, name: str = "Lanternfield Garments", country: str | None = "bd", **more: object) -> Record:
    return Record.model_validate({"id": id, "entity": "company", "name": name, "country": country, **more})


def lei(value: str) -> tuple[Identifier, ...]:
    return (Identifier(scheme="lei", value=value),)


def judged(left: str, right: str, verdict: Verdict, minutes: int = 0) -> Judgement:
    at = NOON + timedelta(minutes=minutes)
    return Judgement(left=left, right=right, verdict=verdict, by="reviewer", at=at, why="read both pages")


def one(identity: Identity, *records: str) -> bool:
    return len({identity.entity_of(record) for record in records}) == 1


def possible(identity: Identity, left: str, right: str) -> bool:
    pair = {identity.entity_of(left), identity.entity_of(right)}
    return any({twin.left, twin.right} == pair for twin in identity.twins)


def test_two_lists_that_name_one_firm_in_one_country_give_one_entity() -> None:
    identity = resolve([firm("a/1", "Lanternfield Garments Ltd."), firm("b/1", "LANTERNFIELD GARMENTS LIMITED")], [])
    assert one(identity, "a/1", "b/1")
    assert identity.twins == ()
    assert identity.clusters == {entity_id("a/1"): ("a/1", "b/1")}


def test_the_same_name_in_another_country_stays_apart() -> None:
    identity = resolve([firm("a/1"), firm("b/1", country="in")], [])
    assert not one(identity, "a/1", "b/1")
    assert identity.twins == ()


def test_an_accused_name_without_country_is_only_possible_and_asks() -> None:
    identity = resolve([firm("a/1"), firm("report/1", country=None)], [], documents={"report/1"})
    assert not one(identity, "a/1", "report/1")
    assert [twin.question for twin in identity.twins] == [
        "Is the Lanternfield Garments of report in Bangladesh, and is it Lanternfield Garments of a? "
        "A registration number or an address would settle it."
    ]


def test_an_accused_name_is_never_joined_by_generic_words() -> None:
    listed = [firm("a/1", "Overseas Manpower Services Ltd"), firm("b/1", "Trading Company")]
    told = [firm("report/1", "Manpower", "bd"), firm("report/2", "Overseas Manpower Services", "bd")]
    identity = resolve(listed + told, [], documents={"report/1", "report/2"})
    assert len(identity.clusters) == 4


def test_a_name_that_two_listed_firms_bear_is_possible_for_both() -> None:
    records = [firm("a/1", address=ROAD), firm("a/2", address=MILL), firm("ban/1")]
    identity = resolve(records, [])
    assert len(identity.clusters) == 3
    assert possible(identity, "a/1", "ban/1")
    assert possible(identity, "a/2", "ban/1")
    assert not possible(identity, "a/1", "a/2")


def test_an_address_tells_which_of_two_is_meant() -> None:
    records = [firm("a/1", address=ROAD), firm("a/2", address=MILL), firm("ban/1", address=ROAD)]
    identity = resolve(records, [])
    assert one(identity, "a/1", "ban/1")
    assert possible(identity, "a/2", "ban/1")


def test_a_text_that_mentions_two_countries_joins_neither_bearer() -> None:
    told = firm("report/1", country=None, context_countries=("bd", "in"))
    identity = resolve([firm("a/1"), firm("b/1", country="in"), told], [], documents={"report/1"})
    assert len(identity.clusters) == 3
    assert possible(identity, "a/1", "report/1")
    assert possible(identity, "b/1", "report/1")


def test_two_rows_of_one_register_are_two_agencies() -> None:
    identity = resolve([firm("register/1"), firm("register/2")], [])
    assert not one(identity, "register/1", "register/2")


def test_two_rows_of_one_register_with_one_number_are_one() -> None:
    identity = resolve(
        [firm("register/1", identifiers=lei("529900AB12")), firm("register/2", identifiers=lei("529900AB12"))], []
    )
    assert one(identity, "register/1", "register/2")


def test_a_row_given_twice_with_its_address_is_one() -> None:
    identity = resolve([firm("list/1", address=ROAD), firm("list/2", address=ROAD)], [])
    assert one(identity, "list/1", "list/2")


def test_records_of_texts_of_one_publisher_may_be_one() -> None:
    told = {"report/1", "report/2"}
    identity = resolve([firm("report/1"), firm("report/2")], [], documents=told)
    assert one(identity, "report/1", "report/2")


def test_conflicting_identifiers_veto_also_through_a_third_record() -> None:
    records = [firm("a/1", identifiers=lei("529900AB12")), firm("b/1"), firm("c/1", identifiers=lei("529900AB13"))]
    identity = resolve(records, [])
    assert not one(identity, "a/1", "c/1")
    assert possible(identity, "a/1", "b/1")
    assert possible(identity, "b/1", "c/1")


def test_a_name_without_legal_form_joins_no_two_legal_forms() -> None:
    records = [firm("a/1", "Lanternfield Ltd"), firm("b/1", "Lanternfield PLC"), firm("report/1", "Lanternfield")]
    identity = resolve(records, [], documents={"report/1"})
    assert len(identity.clusters) == 3
    assert len(identity.twins) == 3


def test_goods_of_two_lists_join_and_never_join_a_company() -> None:
    goods = [
        Record(id=f"{source}/1", entity=EntityKind.GOOD, name=name)
        for source, name in zip("ab", ("Bricks", "brick"), strict=True)
    ]
    identity = resolve([*goods, firm("c/1", "Brick", None)], [])
    assert one(identity, "a/1", "b/1")
    assert not one(identity, "a/1", "c/1")


def test_a_judgement_joins_what_no_score_would() -> None:
    identity = resolve([firm("a/1"), firm("b/1", "Orchid Seafood", "th")], [judged("b/1", "a/1", Verdict.SAME)])
    assert one(identity, "a/1", "b/1")


def test_a_judgement_parts_what_a_score_would_join() -> None:
    identity = resolve([firm("a/1"), firm("b/1")], [judged("a/1", "b/1", Verdict.DIFFERENT)])
    assert not one(identity, "a/1", "b/1")
    assert identity.twins == ()


def test_unsure_keeps_a_question_open() -> None:
    identity = resolve([firm("a/1"), firm("b/1")], [judged("a/1", "b/1", Verdict.UNSURE)])
    assert possible(identity, "a/1", "b/1")
    assert identity.twins[0].reasons == ("reviewer is unsure: read both pages",)


def test_the_latest_judgement_counts() -> None:
    records = [firm("a/1"), firm("b/1")]
    different, same = judged("a/1", "b/1", Verdict.DIFFERENT, 0), judged("b/1", "a/1", Verdict.SAME, 5)
    assert one(resolve(records, [same, different]), "a/1", "b/1")


def test_entities_can_be_judged_by_their_ids() -> None:
    identity = resolve([firm("a/1"), firm("b/1")], [judged(entity_id("a/1"), entity_id("b/1"), Verdict.DIFFERENT)])
    assert not one(identity, "a/1", "b/1")


def test_judgements_about_unknown_records_are_counted() -> None:
    identity = resolve([firm("a/1")], [judged("a/1", "gone/1", Verdict.SAME)])
    assert identity.figures["judgements_unknown"] == 1


def test_different_vetoes_through_a_chain_and_the_refused_link_becomes_possible() -> None:
    records = [firm("a/1", "Lanternfield"), firm("b/1", "Northlight"), firm("c/1", "Brightwater")]
    judgements = [
        judged("a/1", "b/1", Verdict.SAME),
        judged("b/1", "c/1", Verdict.SAME),
        judged("a/1", "c/1", Verdict.DIFFERENT),
    ]
    identity = resolve(records, judgements)
    assert one(identity, "a/1", "b/1")
    assert not one(identity, "b/1", "c/1")
    assert possible(identity, "b/1", "c/1")


def test_a_cluster_grows_to_its_cap_and_no_further() -> None:
    records = [firm(f"list{n:02}/1") for n in range(8)]
    identity = resolve(records, [], cap=5)
    assert max(len(cluster) for cluster in identity.clusters.values()) == 5
    assert sum(len(cluster) for cluster in identity.clusters.values()) == 8
    assert identity.twins


def test_merged_ids_keep_resolving() -> None:
    records = [firm("a/1"), firm("b/1"), firm("c/1", "Orchid Seafood", "th")]
    identity = resolve(records, [])
    assert identity.redirects() == [(entity_id("b/1"), entity_id("a/1"))]


def test_confidence_is_that_of_the_link_that_joined_a_record() -> None:
    records = [firm("a/1"), firm("report/1", country=None, context_countries=("bd",)), firm("c/1", "Orchid Seafood")]
    identity = resolve(records, [], documents={"report/1"})
    assert 0.8 <= identity.confidence["report/1"] < 1
    assert "c/1" not in identity.confidence


NAMES = (
    "Lanternfield Garments",
    "Lanternfeild Garments Ltd",
    "Lanternfield Garments PLC",
    "Lanternfield",
    "Padma Bridge",
)
KINDS = (EntityKind.COMPANY, EntityKind.FACILITY, EntityKind.AGENCY)
records_drawn = st.lists(
    st.builds(
        Record,
        id=st.builds("{}/{}".format, st.sampled_from(("a", "b", "report")), st.integers(1, 5)),
        entity=st.sampled_from(KINDS),
        name=st.sampled_from(NAMES),
        country=st.sampled_from(("bd", "in", None)),
        context_countries=st.sampled_from(((), ("bd",), ("bd", "in"))),
        address=st.sampled_from((None, ROAD, MILL)),
        identifiers=st.sampled_from(((), (), lei("1"), lei("2"))),
    ),
    min_size=2,
    max_size=10,
    unique_by=lambda record: record.id,
)
judgements_drawn = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from(Verdict), st.integers(0, 3)), max_size=6
)
Choices = list[tuple[int, int, Verdict, int]]


def chosen(records: list[Record], choices: Choices) -> list[Judgement]:
    ids = [record.id for record in records]
    return [judged(ids[i % len(ids)], ids[j % len(ids)], verdict, at) for i, j, verdict, at in choices]


@settings(max_examples=80, deadline=None)
@given(records_drawn, judgements_drawn, st.randoms(use_true_random=False))
def test_no_order_of_input_changes_the_result(records: list[Record], choices: Choices, rnd: random.Random) -> None:
    judgements = chosen(records, choices)
    told = {record.id for record in records if record.id.startswith("report/")}
    expected = resolve(records, judgements, documents=told)
    assert (
        resolve(rnd.sample(records, len(records)), rnd.sample(judgements, len(judgements)), documents=told) == expected
    )


@settings(max_examples=80, deadline=None)
@given(records_drawn, judgements_drawn)
def test_nothing_judged_different_is_ever_joined(records: list[Record], choices: Choices) -> None:
    judgements = chosen(records, choices)
    identity = resolve(records, judgements)
    last: dict[frozenset[str], tuple[datetime, bool]] = {}
    for judgement in judgements:
        pair = frozenset((judgement.left, judgement.right))
        last[pair] = max(last.get(pair, (NOON, False)), (judgement.at, judgement.verdict is Verdict.DIFFERENT))
    parted = [sorted(pair) for pair, (_, different) in last.items() if different and len(pair) == 2]
    assert [pair for pair in parted if one(identity, *pair)] == []


@settings(max_examples=60, deadline=None)
@given(records_drawn)
def test_scores_alone_never_join_two_countries_or_two_rows(records: list[Record]) -> None:
    identity = resolve([record.model_copy(update={"identifiers": (), "address": None}) for record in records], [])
    known = {record.id: record for record in records}
    for cluster in identity.clusters.values():
        assert len({known[id].country for id in cluster} - {None}) <= 1
        assert len({id.partition("/")[0] for id in cluster}) == len(cluster)
