"""A supplier list as statements: records that outlive a re-ordered list, goods, and why they are made there."""

from pathlib import Path

import pytest

from crawlers.parse.goods import goods_of
from crawlers.parse.headers import knowledge
from crawlers.parse.suppliers import list_drafts, read_suppliers
from crawlers.strict_yaml import read_yaml
from manumit.model.statement import Draft, Link, Record
from manumit.model.words import EntityKind, LinkKind

HEADER = "name,country,address,sector,products,kind\n"
ROWS = [
    "Lanternfield Garments,BD,Plot 4,Apparel,,Factory\n",
    "River Knit,VN,12 Mill Lane,Apparel,Cotton shirts,\n",
    "-,VN,nowhere,Apparel,,\n",
    "RIVER KNIT,Vietnam,12 Mill Lane,Apparel,,\n",
    "North Trading,DE,,Wholesale Trade,,Supplier\n",
]


def drafts(*rows: str) -> tuple[Draft, ...]:
    suppliers = read_suppliers((HEADER + "".join(rows or ROWS)).encode(), name="list.csv")
    return list_drafts(suppliers, list_name="list.csv", source="user_list")


def records(found: tuple[Draft, ...], *, goods: bool = False) -> dict[str, Record]:
    bodies = [draft.body for draft in found if isinstance(draft.body, Record)]
    return {body.name: body for body in bodies if (body.entity is EntityKind.GOOD) is goods}


def links(found: tuple[Draft, ...]) -> set[tuple[str, str, str | None]]:
    names = {draft.body.id: draft.body.name for draft in found if isinstance(draft.body, Record)}
    bodies = [draft.body for draft in found if isinstance(draft.body, Link)]
    assert all(body.link is LinkKind.PRODUCES for body in bodies)
    return {(names[body.source], names[body.target], body.basis) for body in bodies}


def test_each_usable_row_is_one_record_with_its_row() -> None:
    found = drafts()
    assert set(records(found)) == {"Lanternfield Garments", "River Knit", "North Trading"}
    rows = {draft.body.name: draft.row for draft in found if isinstance(draft.body, Record)}
    assert (rows["Lanternfield Garments"], rows["River Knit"], rows["North Trading"]) == (1, 2, 5)


def test_a_row_is_a_company_unless_the_list_says_otherwise() -> None:
    found = records(drafts())
    assert found["Lanternfield Garments"].entity is EntityKind.FACILITY
    assert found["River Knit"].entity is EntityKind.COMPANY
    assert found["River Knit"].country == "vn"


def test_a_list_in_another_order_gives_the_same_records() -> None:
    forwards, backwards = records(drafts()), records(drafts(*reversed(ROWS)))
    assert forwards["Lanternfield Garments"].id == backwards["Lanternfield Garments"].id
    assert forwards["North Trading"].id == backwards["North Trading"].id
    assert {record.id for record in forwards.values()} == {record.id for record in backwards.values()}


def test_every_id_is_under_the_source_and_said_once() -> None:
    ids = [draft.body.id for draft in drafts() if isinstance(draft.body, Record)]
    assert all(id.startswith("user_list/") for id in ids)
    assert len(ids) == len(set(ids))


def test_a_sector_gives_its_goods_and_says_that_it_did() -> None:
    basis = "list.csv: sector 'Apparel' covers garments and the textiles they are made of"
    assert {link for link in links(drafts()) if link[0] == "Lanternfield Garments"} == {
        ("Lanternfield Garments", "Garments", basis),
        ("Lanternfield Garments", "Textiles", basis),
    }


def test_products_speak_before_the_sector() -> None:
    assert {link for link in links(drafts()) if link[0] == "River Knit"} == {
        ("River Knit", "Cotton shirts", None),
        ("River Knit", "Garments", "list.csv: 'Cotton shirts' counts as Garments"),
    }


def test_a_sector_that_covers_everything_says_nothing() -> None:
    assert not {link for link in links(drafts()) if link[0] == "North Trading"}


@pytest.mark.parametrize(
    ("product", "good"),
    [
        ("T-shirts", "Garments"),
        ("men's woven shirts", "Garments"),
        ("Trousers for children", "Garments"),
        ("cotton fabric", "Textiles"),
        ("Cotton yarn", "Thread/Yarn"),
        ("raw cotton", "Cotton"),
        ("frozen shrimp", "Shrimp"),
        ("Leather shoes", "Footwear"),
        ("nitrile gloves", "Rubber Gloves"),
        ("work gloves", "Gloves"),
        ("Solar panels", "Solar Modules"),
        ("Bed linen", "Textiles"),
        ("Camisetas", "Garments"),
    ],
)
def test_a_product_is_what_its_last_words_say(product: str, good: str) -> None:
    assert {found.name for found in goods_of((product,), None)} == {product, good}


@pytest.mark.parametrize("product", ["Shirt machines", "Rice cookers", "Gold plating service", "Spare parts", "Ticket"])
def test_a_word_inside_another_product_is_not_that_good(product: str) -> None:
    assert [found.name for found in goods_of((product,), None)] == [product]


@pytest.mark.parametrize(
    ("sector", "goods"),
    [
        ("Apparel", {"Garments", "Textiles"}),
        ("APPAREL ", {"Garments", "Textiles"}),
        ("Footwear", {"Footwear"}),
        ("Apparel; Footwear", {"Garments", "Textiles", "Footwear"}),
        ("Electronics / Furniture", {"Electronics", "Furniture"}),
        ("Textil", {"Textiles", "Thread/Yarn"}),
        ("Agriculture", set()),
        ("Food", set()),
        ("Multi-Category", set()),
        ("", set()),
    ],
)
def test_a_sector_stands_for_the_goods_that_it_names_narrowly(sector: str, goods: set[str]) -> None:
    assert {good.name for good in goods_of((), sector)} == goods


def test_a_product_that_is_a_listed_good_is_spelled_once() -> None:
    assert [(good.name, good.basis) for good in goods_of(("Garments",), None)] == [("Garments", None)]


def test_no_word_of_the_tables_stands_for_two_things() -> None:
    folder = Path(__file__).parents[2] / "crawlers" / "parse"
    sectors = read_yaml((folder / "sectors.yml").read_text(encoding="utf-8"))
    words = [word for entry in sectors["sectors"] for word in entry["words"]]
    assert len(words) == len(set(words))
    products = [word for line in sectors["products"].values() for word in line]
    assert len(products) == len(set(products))
    headers = [word for lines in knowledge()["columns"].values() for line in lines for word in line]
    headers += [word for line in knowledge()["identifiers"].values() for word in line]
    assert sorted(headers) == sorted(set(headers))
