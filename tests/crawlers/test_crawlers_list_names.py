"""Name cells of official lists: what each shape gives, and which are refused rather than guessed."""

import pytest

from crawlers.errors import UnexpectedCell
from crawlers.parse.names import Party, read_several, read_single
from manumit.model.words import EntityKind

COMPANY, FACILITY, VESSEL = EntityKind.COMPANY, EntityKind.FACILITY, EntityKind.VESSEL


def shape(party: Party) -> tuple[object, ...]:
    """A party in short: name, aliases, named subsidiaries, whether it extends to others."""
    return party.name, party.aliases, tuple(inner.name for inner in party.owned), party.extends


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Grey Heron Textile Co., Ltd.", ("Grey Heron Textile Co., Ltd.", (), (), False)),
        ("Fen Yarn Ltd. (also known as Fen Spinning)", ("Fen Yarn Ltd.", ("Fen Spinning",), (), False)),
        ("Fen Yarn Ltd. (formerly known as Old Fen Mill)", ("Fen Yarn Ltd.", ("Old Fen Mill",), (), False)),
        ("Fen Yarn Ltd. (and one alias: Fen Co., Ltd.)", ("Fen Yarn Ltd.", ("Fen Co., Ltd.",), (), False)),
        ("Fen Yarn (including two aliases: Fen A and Fen B)", ("Fen Yarn", ("Fen A", "Fen B"), (), False)),
        ("Fen Yarn (and two aliases: Fen A; and Fen B)", ("Fen Yarn", ("Fen A", "Fen B"), (), False)),
        (
            "Fen Yarn (and three aliases: Fen A Co., Ltd., Fen B, and Fen C Ltd.)",
            ("Fen Yarn", ("Fen A Co., Ltd.", "Fen B", "Fen C Ltd."), (), False),
        ),
        (
            "Fen Yarn Co., Ltd. (also known as Fen; Fen Mill; and Fen Dyed Yarn Co., Ltd.)",
            ("Fen Yarn Co., Ltd.", ("Fen", "Fen Mill", "Fen Dyed Yarn Co., Ltd."), (), False),
        ),
        ("Fen Silicon Co. Ltd. and Subsidiaries", ("Fen Silicon Co. Ltd.", (), (), True)),
        (
            "Fen Corps (FC) and its subordinate and affiliated entities",
            ("Fen Corps (FC)", (), (), True),
        ),
        (
            "Fen Farms (also known as Fen) and its subsidiaries and joint ventures",
            ("Fen Farms", ("Fen",), (), True),
        ),
        (
            "Fen Group and its two Fen-based subsidiaries, which include Reed Co., Ltd. and Moss Ltd.",
            ("Fen Group", (), ("Reed Co., Ltd.", "Moss Ltd."), False),
        ),
        (
            "Fen Group and its three Low Fen-based subsidiaries, which include A Yarn Co., Ltd., "
            "B Weaving and Dyeing Co., Ltd., and C Trade Co., Ltd.",
            ("Fen Group", (), ("A Yarn Co., Ltd.", "B Weaving and Dyeing Co., Ltd.", "C Trade Co., Ltd."), False),
        ),
        ("Low Fen (New Life) Chemical Works", ("Low Fen (New Life) Chemical Works", (), (), False)),
    ],
)
def test_a_cell_of_an_entity_list_names_one_party(cell: str, expected: tuple[object, ...]) -> None:
    assert shape(read_single(cell)) == expected


def test_an_alias_at_the_end_of_a_list_of_subsidiaries_is_the_last_ones() -> None:
    party = read_single(
        "Fen Group and its two subsidiaries, which include Reed Ltd. and Moss Ltd. (also known as Lichen)"
    )
    assert party.aliases == ()
    assert [inner.aliases for inner in party.owned] == [(), ("Lichen",)]


@pytest.mark.parametrize(
    "cell",
    [
        "Fen Group and its four subsidiaries, which include Reed Ltd. and Moss Ltd.",  # four are said, two are named
        "Fen Group (and two aliases: Reed and Moss and Sedge)",  # which "and" divides?
        "Fen Group and some of its affiliates in the delta",
        "Fen Group (also known as Reed, Moss and Sedge)",  # a comma without a count
        "Fen Group (also known as Reed",
        "12345",
        "",
    ],
)
def test_a_cell_that_reads_in_two_ways_is_refused(cell: str) -> None:
    with pytest.raises(UnexpectedCell):
        read_single(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Tall Crane Ltd", [("Tall Crane Ltd", COMPANY)]),
        ("Tall Co., Ltd. and Low Co., Ltd.", [("Tall Co., Ltd.", COMPANY), ("Low Co., Ltd.", COMPANY)]),
        ("Crane Trade and Business Co., Ltd.", [("Crane Trade and Business Co., Ltd.", COMPANY)]),
        ("Crane Hide and Garment Factory", [("Crane Hide and Garment Factory", FACILITY)]),
        ("Crane Prison; Union Crane Co., Ltd.", [("Crane Prison", FACILITY), ("Union Crane Co., Ltd.", COMPANY)]),
        (
            "A Gloves Sdn Bhd, B (M) Sdn Bhd, and C (M) Sdn Bhd (collectively, Crane Group)",
            [(name, COMPANY) for name in ("A Gloves Sdn Bhd", "B (M) Sdn Bhd", "C (M) Sdn Bhd", "Crane Group")],
        ),
        ("Fishing Vessel: Silver Petrel No. 9", [("Silver Petrel No. 9", VESSEL)]),
        ("Fishing Vessels owned by Crane Ocean Fishing Co. Ltd.", [("Crane Ocean Fishing Co. Ltd.", COMPANY)]),
        ("Crane Steppe Autonomous Region (CSAR)", [("Crane Steppe Autonomous Region (CSAR)", EntityKind.REGION)]),
        ("All Turkmenistan Cotton or products made with it.", [("Turkmenistan Cotton", EntityKind.GOOD)]),
        ("Tobacco produced in Malawi and products containing it", [("Tobacco from Malawi", EntityKind.GOOD)]),
        ("Crane Farms S.A. de C.V.", [("Crane Farms S.A. de C.V.", COMPANY)]),
    ],
)  # fmt: skip
def test_a_cell_of_an_import_ban_list_names_parties(cell: str, expected: list[tuple[str, EntityKind]]) -> None:
    assert [(party.name, party.kind) for party in read_several(cell)] == expected


def test_a_chain_of_aliases_is_one_party() -> None:
    (party,) = read_several("Old Bell Plant, a/k/a Copper Bell Works, a/k/a Bell Wool and Bedding Factory")
    assert shape(party) == ("Old Bell Plant", ("Copper Bell Works", "Bell Wool and Bedding Factory"), (), False)


def test_their_subsidiaries_are_those_of_both() -> None:
    parties = read_several("Tall Crane S.A. de C.V. and Low Crane S.A. de C.V. and their subsidiaries")
    assert [party.extends for party in parties] == [True, True]


def test_a_place_in_brackets_is_an_address_and_not_a_name() -> None:
    (party,) = read_several("Crane Tea Co., Ltd. (of Nagoya, Japan)")
    assert (party.name, party.address, party.country) == ("Crane Tea Co., Ltd.", "Nagoya, Japan", "jp")


def test_a_fleet_is_its_owner_and_says_so() -> None:
    (party,) = read_several("Fishing Vessels owned by Crane Ocean Fishing Co. Ltd.")
    assert party.fleet


@pytest.mark.parametrize(
    "cell",
    [
        "Snow Knot Carpet, Blue Knot Carpet, and K. Knot Industries",
        "Snow Farm, Zhi Tea Co., Ltd.",
        "Snow Works and Blue Works",
        "State House, Knot City, Mexico",
        "Artisanal Small Mines",
        "Certain vessels",
        "Snow Camp, a/k/a Blue Camp; Knot Industrial Company",  # alias or a party of its own?
        "Snow Ltd. and Blue Ltd. and its subsidiaries",  # whose?
        "Cotton and products",
    ],
)
def test_a_cell_that_could_accuse_the_wrong_one_goes_to_review(cell: str) -> None:
    with pytest.raises(UnexpectedCell):
        read_several(cell)
