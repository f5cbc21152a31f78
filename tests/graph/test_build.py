"""Statements become one graph: the same whatever their order, with everything that fell out counted."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.build import BuildReport, build
from graph.engines import open_store
from graph.identity.resolve import entity_id
from manumit.model.graph import Attached, GraphStore
from manumit.model.identity import Judgement, Verdict
from manumit.model.statement import Body, Claim, Draft, Licence, Link, Listing, Record, Statement
from manumit.model.words import EntityKind, Indicator, LicenceStatus, LinkKind, Stance
from manumit.settings import Settings


def said(source: str, body: Body, **place: object) -> Statement:
    return Draft.model_validate({"body": body, **place}).of(source, f"c-{source}")


def firm(id: str, name: str, country: str | None = "bd", **more: object) -> Record:
    return Record.model_validate({"id": id, "entity": EntityKind.COMPANY, "name": name, "country": country, **more})


def claim(subject: str | None, **more: object) -> Claim:
    return Claim(
        subject=subject,
        indicator=Indicator.DEBT_BONDAGE,
        stance=Stance.ALLEGED,
        confidence=0.8,
        model="test",
        **more,  # type: ignore[arg-type]
    )


def placement(day: int) -> Link:
    return Link(
        link=LinkKind.RECRUITS_FOR,
        source="register/7",
        target="suppliers/1",
        position="machine operator",
        placed_on=date(2026, 2, day),
    )


LICENCE = Licence(subject="register/7", authority="BMET", status=LicenceStatus.VALID, wording="valid")
QUOTE = "paid the agent and borrowed at five per cent a month"
LEDGER = [
    said("suppliers", firm("suppliers/1", "Lanternfield Garments Ltd."), row=1),
    said("suppliers", firm("suppliers/2", "Orchid Seafood", "th"), row=2),
    said("brand", firm("brand/9", "LANTERNFIELD GARMENTS LIMITED", address="14 Mirror Lake Road, Dhaka"), row=9),
    said("brand", Record(id="brand/brand", entity=EntityKind.BRAND, name="Larkspur & Vane", country="gb"), row=9),
    said("brand", Link(link=LinkKind.SUPPLIES, source="brand/9", target="brand/brand", tier=2), row=9),
    said("brand", Link(link=LinkKind.SUPPLIES, source="suppliers/1", target="brand/brand", goods=("shirts",)), row=10),
    said("register", firm("register/7", "Padma Bridge Overseas", entity="agency"), row=7),
    said("register", LICENCE, row=7),
    said("register", placement(2), row=8),
    said("register", placement(1), row=9),
    said("ban", firm("ban/1", "Lanternfield Garments Co., Ltd."), row=1),
    said("ban", Listing(subject="ban/1", list="bans", measure="import_ban"), row=1),
    said("ngo", firm("ngo/1", "Padma Bridge Overseas", None, context_countries=("bd",)), document="d-1", zone="full"),
    said("ngo", claim("ngo/1"), document="d-1", zone="main", quote=QUOTE),
    said("ngo", claim(None), document="d-1", zone="main", quote="workers said"),
    said("ngo", claim("ngo/1"), document="d-1", zone="comments", quote="they are all thieves"),
    said("ngo", firm("ngo/2", "Orchid Seafood", None), document="d-2", zone="full"),
    said("ngo", claim("ngo/2"), document="d-2", zone="main", quote="the boats did not come back"),
    said("stray", Link(link=LinkKind.OWNS, source="stray/1", target="suppliers/1"), row=1),
    said("stray", claim("stray/2"), row=2),
    said("brand", Link(link=LinkKind.SUCCEEDED_BY, source="brand/9", target="suppliers/1"), row=11),
]
ORIGINS = {"d-1": "wire", "d-2": "wire"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    opened = open_store(Settings(data=tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def report(store: GraphStore) -> BuildReport:
    return build(LEDGER, [], origins=ORIGINS, store=store)


def entity(store: GraphStore, record: str) -> str:
    found = store.resolve(entity_id(record))
    assert found is not None, record
    return found


def signals(store: GraphStore, record: str) -> list[Attached]:
    return list(store.signals([entity(store, record)]))


def test_everything_that_was_said_is_in_the_graph_or_counted(report: BuildReport, store: GraphStore) -> None:
    assert report.model_dump(exclude={"version", "identity"}) == {
        "entities": 5,
        "edges": 2,
        "signals": 4,
        "twins": 1,
        "redirects": 3,
        "unattached": 1,
        "comments": 1,
        "self_links": 1,
        "dangling": 2,
        "missing": ("stray/1", "stray/2"),
    }
    assert report.identity["records"] == 8
    assert store.version() == report.version


def test_an_entity_is_the_merged_view_of_its_records(report: BuildReport, store: GraphStore) -> None:
    merged = store.entity(entity(store, "suppliers/1"))
    assert merged is not None
    assert merged.name == "Lanternfield Garments Co., Ltd."
    assert merged.aliases == ("LANTERNFIELD GARMENTS LIMITED", "Lanternfield Garments Ltd.")
    assert merged.sources == ("ban", "brand", "suppliers")
    assert merged.records == ("ban/1", "brand/9", "suppliers/1")
    assert merged.address == "14 Mirror Lake Road, Dhaka"
    assert len(merged.statements) == 3


def test_the_ids_of_merged_records_keep_resolving(report: BuildReport, store: GraphStore) -> None:
    assert entity(store, "suppliers/1") == entity(store, "brand/9") == entity(store, "ban/1") == entity_id("ban/1")


def test_links_of_several_sources_become_one_edge(report: BuildReport, store: GraphStore) -> None:
    edges, more = store.neighbours(entity(store, "brand/brand"), along=(LinkKind.SUPPLIES,))
    assert (len(edges), more) == (1, 0)
    assert (edges[0].tier, edges[0].goods, len(edges[0].statements)) == (2, ("shirts",), 2)


def test_placements_are_collected_in_order(report: BuildReport, store: GraphStore) -> None:
    edges, _ = store.neighbours(entity(store, "register/7"), along=(LinkKind.RECRUITS_FOR,))
    assert [edge.placed_on for edge in edges] == [("2026-02-01", "2026-02-02")]
    assert edges[0].position == "machine operator"


def test_a_claim_keeps_its_words_its_source_and_its_origin(report: BuildReport, store: GraphStore) -> None:
    (told,) = [one for one in signals(store, "register/7") if one.signal.kind == "claim"]
    assert (told.quote, told.source, told.origin) == (QUOTE, "ngo", "wire")
    assert told.id == "x-" + told.statements[0]
    assert 0.8 <= told.certainty_score < 1


def test_a_claim_about_a_name_alone_stays_on_its_own_entity(report: BuildReport, store: GraphStore) -> None:
    assert signals(store, "suppliers/2") == []
    (twin,) = store.twins([entity(store, "suppliers/2")])
    assert {twin.left, twin.right} == {entity(store, "suppliers/2"), entity(store, "ngo/2")}
    assert "Thailand" in twin.question


def test_a_comment_is_never_conduct(report: BuildReport, store: GraphStore) -> None:
    assert "they are all thieves" not in {one.quote for id in ("register/7", "ngo/2") for one in signals(store, id)}


def test_a_judgement_parts_two_records_and_changes_the_version(report: BuildReport, store: GraphStore) -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    apart = Judgement(
        left="ban/1", right="suppliers/1", verdict=Verdict.DIFFERENT, by="reviewer", at=at, why="site visit"
    )
    again = build(LEDGER, [apart], origins=ORIGINS, store=store)
    assert entity(store, "ban/1") != entity(store, "suppliers/1")
    assert again.version != report.version


def test_a_record_described_again_is_still_one_record(store: GraphStore) -> None:
    before = said("suppliers", firm("suppliers/1", "Lanternfield Garments"), row=1)
    after = said("suppliers", firm("suppliers/1", "Lanternfield Garments Ltd.", website="lanternfield.test"), row=1)
    report = build([after, before], [], origins={}, store=store)
    (only,) = store.entities()
    assert (report.entities, only.name, only.aliases) == (1, "Lanternfield Garments Ltd.", ("Lanternfield Garments",))


def test_an_official_source_gives_the_name(store: GraphStore) -> None:
    listed = said("official", firm("official/1", "Lanternfield"), row=1)
    longer = said("user", firm("user/1", "Lanternfield Private Limited"), row=1)
    build([listed, longer], [], origins={}, store=store, official={"official"})
    assert [one.name for one in store.entities()] == ["Lanternfield"]


def test_nothing_said_is_an_empty_graph(store: GraphStore) -> None:
    report = build([], [], origins={}, store=store)
    assert (report.entities, report.signals, list(store.entities())) == (0, 0, [])


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(LEDGER))
def test_no_order_and_no_repetition_changes_the_graph(store: GraphStore, shuffled: list[Statement]) -> None:
    report = build(LEDGER, [], origins=ORIGINS, store=store)
    content = store.content_hash()
    assert build(shuffled + shuffled[:5], [], origins=ORIGINS, store=store) == report
    assert store.content_hash() == content
