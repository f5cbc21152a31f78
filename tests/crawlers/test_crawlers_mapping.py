"""What a card can say about rows without any Python."""

import json
from datetime import date
from typing import Any, TypeVar

import pytest

from crawlers.card import Card
from crawlers.errors import MissingColumn, ShapeChanged, UnexpectedColumn
from crawlers.parse import Parsed, check_items, parse_capture
from manumit.model.errors import ConfigurationProblem
from manumit.model.statement import Disclosure, Licence, Link, Listing, Record
from manumit.model.words import EntityKind, LicenceStatus, LinkKind, ListingStatus

T = TypeVar("T")


def make_card(name: str, **fields: Any) -> Card:
    about = {"publisher": {"name": "Harbour Notes", "country": "gb"}, "title": "Harbour Notes", "licence": "fictional"}
    how = {"url": "http://register.test/list", "frequency": "weekly", "signal": "licence", "shape_seen": "2026-01"}
    return Card.model_validate({"name": name} | about | how | fields)


def parse(card: Card, payload: str | bytes) -> Parsed:
    body = payload.encode() if isinstance(payload, str) else payload
    return parse_capture(card, body, url="http://register.test/list", mime="text/html; charset=utf-8")


def of(parsed: Parsed, kind: type[T]) -> list[T]:
    return [draft.body for draft in parsed.drafts if isinstance(draft.body, kind)]


def agencies(**changes: Any) -> Card:
    records = {
        "rows": "table.register",
        "entity": "agency",
        "key": "Licence No",
        "country": "bd",
        "fields": {"name": "Agent", "address": "Address", "licence": "Licence No", "website": "Site@href"},
        "signals": [
            {
                "licence": {
                    "authority": {"fixed": "Port Office"},
                    "number": "Licence No",
                    "status": "Status",
                    "valid_from": "From",
                    "valid_to": "To",
                    "date": "%d/%m/%Y",
                }
            }
        ],
        "ignore": ["Site"],
    }
    status = {"Active": "valid", "Lapsed": "expired"}
    values = {"kind": "table", "records": records | changes, "status": status, "drop": ("Owner",)}
    return make_card("xx_register", **values)


def page(*rows: str, head: str = "Licence No|Agent|Address|Site|Status|From|To|Owner") -> str:
    header = "".join(f"<th>{name}</th>" for name in head.split("|"))
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows)
    return f"<table><tr><td>menu</td></tr></table><table class=register><tr>{header}</tr>{body}</table>"


GOOD = "L1|Lotus Ferry|1 Quay|<a href='/lotus'>site</a>|Active|01/01/2025|31/12/2026|Some Person"


def test_a_register_of_agencies_gives_records_and_licence_intervals() -> None:
    parsed = parse(agencies(), page(GOOD, "L2|Brass Kite|2 Quay||Lapsed||30/06/2024|"))
    assert parsed.items == 2
    first, second = of(parsed, Record)
    assert (first.id, first.entity, first.country) == ("xx_register/L1", EntityKind.AGENCY, "bd")
    assert (first.identifiers[0].scheme, first.identifiers[0].value) == ("licence", "L1")
    assert first.website == "http://register.test/lotus"
    assert second.website is None
    valid, lapsed = of(parsed, Licence)
    assert (valid.subject, valid.status, valid.valid_to) == (first.id, LicenceStatus.VALID, date(2026, 12, 31))
    assert (lapsed.status, lapsed.valid_from, lapsed.wording) == (LicenceStatus.EXPIRED, None, "Lapsed")


def test_two_intervals_of_one_licence_are_one_agency() -> None:
    again = GOOD.replace("Active|01/01/2025|31/12/2026", "Lapsed|01/01/2023|31/12/2024")
    parsed = parse(agencies(), page(GOOD, again))
    assert len(of(parsed, Record)) == 1
    assert len(of(parsed, Licence)) == 2


def test_a_status_that_the_card_does_not_know_is_review_and_never_valid() -> None:
    (licence,) = of(parse(agencies(), page(GOOD.replace("Active", "Reinstated pending"))), Licence)
    assert (licence.status, licence.wording) == (LicenceStatus.REVIEW, "Reinstated pending")


def test_a_person_in_a_dropped_column_is_nowhere_in_the_result() -> None:
    assert "Some Person" not in parse(agencies(), page(GOOD)).model_dump_json()


def test_a_row_that_cannot_be_read_is_a_problem_and_nothing_of_it_is_stated() -> None:
    parsed = parse(agencies(), page(GOOD.replace("31/12/2026", "soon"), "L2|B", GOOD.replace("Lotus Ferry", "")))
    assert parsed.drafts == ()
    assert {problem.row for problem in parsed.problems} == {1, 2, 3}
    assert "'soon' is not a date of the form %d/%m/%Y" in "".join(problem.message for problem in parsed.problems)


def test_a_licence_that_ends_before_it_starts_goes_to_review() -> None:
    (problem,) = parse(agencies(), page(GOOD.replace("31/12/2026", "31/12/2019"))).problems
    assert "ends" in problem.message


def test_one_key_with_two_names_goes_to_review() -> None:
    parsed = parse(agencies(), page(GOOD, GOOD.replace("Lotus Ferry", "Other Ferry")))
    assert [record.name for record in of(parsed, Record)] == ["Lotus Ferry"]
    assert parsed.problems[0].row == 2


def test_an_unknown_column_stops_the_source_and_is_named() -> None:
    with pytest.raises(UnexpectedColumn) as caught:
        parse(agencies(), page(GOOD + "|x", head="Licence No|Agent|Address|Site|Status|From|To|Owner|Passport"))
    assert (caught.value.source, caught.value.column) == ("xx_register", "Passport")
    assert "http://register.test/list" in str(caught.value)


def test_a_column_that_has_gone_stops_the_source() -> None:
    with pytest.raises(MissingColumn, match="'To'"):
        parse(
            agencies(), page("L1|Lotus|1|s|Active|01/01/2025|x", head="Licence No|Agent|Address|Site|Status|From|Owner")
        )


@pytest.mark.parametrize("text", ["<p>Back soon</p>", "", page(GOOD) + page(GOOD)])
def test_a_page_without_the_one_table_stops_the_source(text: str) -> None:
    with pytest.raises(ShapeChanged):
        parse(agencies(), text)


def orders() -> Card:
    records = {
        "rows": "data.rows",
        "entity": "agency",
        "fields": {"name": "agency.name"},
        "country": "ph",
        "links": [
            {
                "RECRUITS_FOR": {
                    "target": {"entity": "company", "name": "principal", "country": {"column": "jobsite"}},
                    "origin": "ph",
                    "destination": {"column": "jobsite"},
                    "position": "position",
                    "placed_on": "approved",
                }
            }
        ],
        "ignore": ["balance"],
    }
    return make_card("xx_orders", kind="json", records=records, drop=("agency.phone",))


def test_a_json_api_gives_agencies_and_the_principals_they_recruit_for() -> None:
    row = {"agency": {"name": "Lotus", "phone": "1"}, "principal": "Tin Works", "jobsite": "QATAR", "balance": 3}
    rows = [
        row | {"position": "Welder", "approved": "2026-02-02"},
        row | {"position": "Cook", "approved": "2026-02-03"},
        {"agency": {"name": "Lotus"}, "principal": "-", "jobsite": "QATAR"},
        row | {"principal": "Fog Ltd", "jobsite": "Atlantis"},
    ]
    parsed = parse(orders(), json.dumps({"data": {"rows": rows}}))
    assert sorted(record.name for record in of(parsed, Record)) == ["Lotus", "Tin Works"]
    welder, cook = of(parsed, Link)
    assert (welder.link, welder.origin, welder.destination) == (LinkKind.RECRUITS_FOR, "ph", "qa")
    assert (welder.position, welder.placed_on) == ("Welder", date(2026, 2, 2))
    assert (cook.source, cook.target) == (welder.source, welder.target)
    assert "'Atlantis' is not a country; add it to lookups under 'jobsite'" in parsed.problems[0].message


@pytest.mark.parametrize("text", ["[", "{}", '{"data": {"rows": 3}}', "[" * 100_000])
def test_an_answer_that_is_not_the_array_stops_the_source(text: str) -> None:
    with pytest.raises(ShapeChanged):
        parse(orders(), text)


BRAND = {"entity": "brand", "name": {"fixed": "Brightrow"}}


def factories() -> Card:
    records = {
        "entity": "facility",
        "key": ["Factory", "Address"],
        "country": {"column": "Country"},
        "fields": {"name": "Factory", "address": "Address", "os_id": "OS ID"},
        "links": [
            {"SOURCES_FROM": {"source": BRAND, "tier": "Tier", "goods": "Goods"}},
            {"PRODUCES": {"target": {"entity": "good", "name": "Goods", "split": ","}}},
            {"OWNS": {"source": {"entity": "company", "name": "Parent"}, "share": "Share"}},
            {"SUPPLIES": {"target": {"entity": "company", "name": "Supplies"}}},
        ],
    }  # fmt: skip
    lookups = {"Country": {"B'desh": "Bangladesh"}}
    return make_card("xx_brand", kind="csv", records=records, lookups=lookups)


def test_a_factory_list_gives_the_brands_sources_owners_goods_and_customers() -> None:
    text = (
        "Factory,Address,Country,OS ID,Tier,Goods,Parent,Share,Supplies\r\n"
        '"Lanternfield, Unit 2","1 Mill\nRoad",B\'desh,BD1,Tier 1,"Shirts, Trousers, Shirts",'
        "Lantern Group,60%,Weft Ltd\r\n"
        "Second Mill,2 Mill Road,Viet Nam,,,,,,\r\n"
    )
    parsed = parse(factories(), text)
    links = {link.link: link for link in of(parsed, Link)}
    names = {record.id: record.name for record in of(parsed, Record)}
    first = next(record for record in of(parsed, Record) if record.name == "Lanternfield, Unit 2")
    assert (first.country, first.address, first.identifiers[0].value) == ("bd", "1 Mill Road", "BD1")
    brand = links[LinkKind.SOURCES_FROM]
    assert names[brand.source] == "Brightrow"
    assert {link.target for link in of(parsed, Link) if link.link is LinkKind.SOURCES_FROM} >= {first.id}
    produced = [link for link in of(parsed, Link) if link.link is LinkKind.PRODUCES]
    assert [names[link.target] for link in produced] == ["Shirts", "Trousers"]
    assert links[LinkKind.OWNS].share == 0.6
    assert names[links[LinkKind.SUPPLIES].target] == "Weft Ltd"
    tiers = [(link.tier, link.goods) for link in of(parsed, Link) if link.link is LinkKind.SOURCES_FROM]
    assert tiers == [(1, ("Shirts", "Trousers")), (None, ())]
    assert sum(record.name == "Brightrow" for record in of(parsed, Record)) == 1


@pytest.mark.parametrize("payload", [b"", b"Factory\n\xff\xfe", b'Factory,Address\n"a', b"A,A\n1,2\n"])
def test_a_file_that_is_not_the_csv_of_the_card_stops_the_source(payload: bytes) -> None:
    with pytest.raises(ShapeChanged):
        parse(factories(), payload)


def test_a_register_of_statements_gives_disclosures() -> None:
    records = {
        "entity": "company",
        "fields": {"name": "Organisation"},
        "signals": [{"disclosure": {"regime": {"fixed": "UK MSA s.54"}, "year": "Year", "url": "Link"}}],
    }
    card = make_card("xx_statements", kind="csv", records=records)
    parsed = parse(
        card,
        "Organisation,Year,Link\nBrightrow,2024/25 (2025),u\nTruewick,FY2025 statement,u\nWeft,2025,http://w.test/s\n",
    )
    (weft,) = [found for found in of(parsed, Disclosure) if found.url == "http://w.test/s"]
    assert (weft.regime, weft.year) == ("UK MSA s.54", 2025)
    assert any("does not name one year" in problem.message for problem in parsed.problems)


def test_an_exclusion_list_gives_listings_with_a_status_from_the_table() -> None:
    listing = {"measure": "exclusion", "status": "State", "effective": "Since", "goods": "Goods"}
    records = {"entity": "company", "fields": {"name": "Name"}, "country": "no", "signals": [{"listing": listing}]}
    card = make_card("xx_out", kind="csv", records=records, status={"On": "active", "Off": "inactive"})
    parsed = parse(card, "Name,State,Since,Goods\nTin Works,On,2024-01-31,Tin\nFog Ltd,Off,,\nMist Ltd,Perhaps,,\n")
    first, second = of(parsed, Listing)
    assert (first.list, first.status, first.effective) == ("Harbour Notes", ListingStatus.ACTIVE, date(2024, 1, 31))
    assert second.status is ListingStatus.INACTIVE
    assert "status 'Perhaps' is not in the card's status table" in parsed.problems[0].message


def test_too_few_and_too_many_items_are_named() -> None:
    card = make_card("xx_notes", kind="site", documents={"type": "news"}, min_items=10, max_items=20)
    assert check_items(card, 10) is None
    assert "9 items, at least 10 expected" in (check_items(card, 9) or "")
    assert "21 items, at most 20 expected" in (check_items(card, 21) or "")


def test_a_source_of_documents_has_no_records_to_parse() -> None:
    with pytest.raises(ConfigurationProblem, match="read as documents"):
        parse(make_card("xx_notes", kind="site", documents={"type": "news"}), "text")
