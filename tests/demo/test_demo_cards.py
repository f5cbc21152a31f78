"""The cards of the sample web load, and each list gives the rows that the world holds."""

import re
from functools import cache
from typing import TypeVar
from urllib.parse import urlsplit

import pytest

from crawlers.card import Card
from crawlers.cards import load_cards
from crawlers.parse import Parsed, check_items, parse_capture
from manumit.demo import SOURCES
from manumit.demo.pages import hosts, pages
from manumit.model.statement import Disclosure, Licence, Link, Listing, Record
from manumit.model.words import EntityKind, LicenceStatus, LinkKind, ListingStatus

T = TypeVar("T")

DATA = {
    "xx_import_orders": ["http://import-office.test/sites/default/files/orders-and-findings-fy26-2026-03-31.csv"],
    "xx_entity_list": ["http://import-office.test/entity-list/"],
    "xx_goods_list": ["http://import-office.test/goods/goods_2025.xml"],
    "xx_agency_register": [f"http://agency-register.test/agencies{page}.html" for page in ("", "-2", "-3")],
    "xx_recruitment_permissions": ["http://agency-register.test/permissions.html"],
    "xx_placement_agencies": [f"http://placement-office.test/api/v1/public/licensed-agencies?page={n}" for n in (1, 2)],
    "xx_placement_orders": [f"http://placement-office.test/api/v1/public/approved-job-orders?page={n}" for n in (1, 2)],
    "xx_brightrow_factories": ["http://brightrow.test/suppliers/factory-list-2026-01.csv"],
    "xx_tidewell_vessels": ["http://tidewell.test/data/vessels-2025h2.csv"],
    "xx_tidewell_plants": ["http://tidewell.test/data/plants-2025h2.csv"],
    "xx_statement_register": ["http://public-record.test/statements/"],
}


@cache
def cards() -> dict[str, Card]:
    return {name: card for name, card in load_cards([SOURCES]).items() if name.startswith("xx_")}


@cache
def parsed(name: str) -> tuple[Parsed, ...]:
    results = []
    for url in DATA[name]:
        parts = urlsplit(url)
        page = pages()[parts.netloc, parts.path + (f"?{parts.query}" if parts.query else "")]
        results.append(parse_capture(cards()[name], page.file.read_bytes(), url=url, mime=page.mime))
    return tuple(results)


def bodies(name: str, kind: type[T]) -> list[T]:
    return [draft.body for part in parsed(name) for draft in part.drafts if isinstance(draft.body, kind)]


def names(source: str) -> dict[str, str]:
    return {record.id: record.name for record in bodies(source, Record)}


def test_every_site_of_the_sample_web_has_a_card() -> None:
    assert {urlsplit(url).netloc for card in cards().values() for url in card.url} == set(hosts())


def test_every_list_is_covered_here() -> None:
    assert set(DATA) == {name for name, card in cards().items() if card.records or card.parse}


@pytest.mark.parametrize("name", sorted(DATA))
def test_each_list_parses_to_as_many_rows_as_its_card_expects(name: str) -> None:
    assert [problem for part in parsed(name) for problem in part.problems] == []
    assert check_items(cards()[name], sum(part.items for part in parsed(name))) is None


def test_the_order_list_gives_firms_aliases_a_vessel_and_one_revoked_order() -> None:
    records = {record.name: record for record in bodies("xx_import_orders", Record)}
    assert records["Hai Lune 88"].entity is EntityKind.VESSEL
    assert records["Silver Comb Hair Goods Co., Ltd."].aliases[0] == "Yinshu Hair Goods Factory"
    assert "Jade Orchard Hair Goods Co., Ltd." in records
    inactive = [one for one in bodies("xx_import_orders", Listing) if one.status is ListingStatus.INACTIVE]
    assert [names("xx_import_orders")[one.subject] for one in inactive] == ["Kuantan Rise Plywood Sdn. Bhd."]


def test_the_entity_list_says_which_names_stand_for_their_subsidiaries_too() -> None:
    wide = {one.subject for one in bodies("xx_entity_list", Listing) if one.extends_to_subsidiaries}
    assert sorted(names("xx_entity_list")[subject] for subject in wide) == [
        "Gorsum Desert Group",
        "Sandgrouse Silicon Industry Co., Ltd.",
    ]


def test_a_renewed_licence_is_two_intervals_and_an_unknown_word_is_review() -> None:
    renewed = [one for one in bodies("xx_agency_register", Licence) if one.number == "RL-2066"]
    assert [one.status for one in renewed] == [LicenceStatus.EXPIRED, LicenceStatus.VALID]
    words = {one.wording: one.status for one in bodies("xx_placement_agencies", Licence)}
    assert words["Inactive Pending Merger"] is LicenceStatus.REVIEW


def test_job_orders_tie_agencies_to_employers_on_a_day() -> None:
    for source in ("xx_recruitment_permissions", "xx_placement_orders"):
        links = bodies(source, Link)
        assert {link.link for link in links} == {LinkKind.RECRUITS_FOR}
        assert all(link.placed_on for link in links)


def test_the_factory_list_ties_brands_mills_and_owners() -> None:
    links = bodies("xx_brightrow_factories", Link)
    said = names("xx_brightrow_factories")
    owned = [(said[link.source], said[link.target]) for link in links if link.link is LinkKind.OWNS]
    assert owned == [("Gorsum Desert Group", "Ninh Thu Thread Co., Ltd.")]
    supplied = {(said[link.source], said[link.target]) for link in links if link.link is LinkKind.SUPPLIES}
    assert ("Dunhai Willow Textile Co., Ltd.", "Riverkite Apparel JSC") in supplied
    assert ("Ha Linh Button Works Co., Ltd.", "Dunhai Willow Textile Co., Ltd.") in supplied


def test_one_brand_of_the_list_is_in_no_register_of_statements() -> None:
    filed = {names("xx_statement_register")[one.subject] for one in bodies("xx_statement_register", Disclosure)}
    brands = {record.name for record in bodies("xx_brightrow_factories", Record) if record.entity is EntityKind.BRAND}
    assert brands - filed == {"Cobblemere Home Ltd."}


def test_personal_columns_reach_no_record() -> None:
    text = "".join(draft.model_dump_json() for name in DATA for part in parsed(name) for draft in part.drafts)
    assert not re.search(r"Lanternwala|Wickmaker|\+880|\+63|@|on file", text)
