"""Supplier lists as CSV: every row accounted for, whatever the delimiter, preamble or language of the header."""

import pytest

from crawlers.parse.suppliers import SupplierList, read_suppliers
from manumit.model.errors import UsageProblem
from manumit.model.words import EntityKind

PLAIN = "name,country,address\nLanternfield Garments Ltd.,Bangladesh,Plot 4 Gazipur\nRiver Knit Mills,VN,12 Mill Lane\n"


def read(text: str, *, encoding: str = "utf-8", **options: object) -> SupplierList:
    return read_suppliers(text.encode(encoding), name="list.csv", **options)  # type: ignore[arg-type]


def names(suppliers: SupplierList) -> list[str]:
    return [row.name for row in suppliers.rows]


def test_a_row_is_read_field_by_field() -> None:
    text = (
        "Supplier Name,Country,Address,City,Postcode,Sector,Products,Website,OS ID,"
        "Lat,Lng\n"
        'Lanternfield Garments,BGD,Plot 4,Gazipur,1700,Apparel,"Shirts; Trousers",lanternfield.test,'
        "BD2026001AAAAAA,23.9,90.3\n"
    )
    (row,) = read(text).rows
    assert (row.number, row.name, row.country, row.country_text) == (1, "Lanternfield Garments", "bd", "BGD")
    assert row.address == "Plot 4, Gazipur, 1700"
    assert (row.sector, row.products, row.website) == ("Apparel", ("Shirts", "Trousers"), "lanternfield.test")
    assert [(one.scheme, one.value) for one in row.identifiers] == [("os_id", "BD2026001AAAAAA")]
    assert (row.lat, row.lon) == (23.9, 90.3)
    assert row.invalid is None
    assert row.duplicate_of is None


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_delimiter_and_the_line_end_are_found(delimiter: str, end: str) -> None:
    suppliers = read(PLAIN.replace(",", delimiter).replace("\n", end))
    assert names(suppliers) == ["Lanternfield Garments Ltd.", "River Knit Mills"]
    assert suppliers.delimiter == delimiter


def test_a_line_break_inside_quotes_is_not_the_end_of_a_row() -> None:
    suppliers = read('name,country,address\n"Lantern\nfield",BD,"Plot 4\r\nGazipur"\nRiver Knit,VN,"a ""b"" c"\n')
    assert names(suppliers) == ["Lantern field", "River Knit"]
    assert suppliers.rows[0].address == "Plot 4 Gazipur"
    assert suppliers.rows[1].address == 'a "b" c'


def test_lines_above_the_header_are_passed_over() -> None:
    suppliers = read(f"Our suppliers 2026,,\nAs of May;,,\n,,\n{PLAIN}")
    assert names(suppliers) == ["Lanternfield Garments Ltd.", "River Knit Mills"]
    assert suppliers.preamble == 2


def test_a_delimiter_line_for_spreadsheets_is_no_header() -> None:
    assert len(read("sep=;\n" + PLAIN.replace(",", ";")).rows) == 2


def test_a_list_of_names_alone_is_a_list_even_with_commas_in_the_names() -> None:
    suppliers = read("Company name\nGolden Loom Co., Ltd\nSilver Loom Co., Ltd\nRiver Knit\n")
    assert names(suppliers) == ["Golden Loom Co., Ltd", "Silver Loom Co., Ltd", "River Knit"]


@pytest.mark.parametrize(
    ("header", "country"),
    [
        ("Factory Name,Country", "Bangladesh"),
        ("FACILITY NAME (mandatory),COUNTRY/REGION", "bangladesh"),
        ("Manufacturer,Country of origin", "BD"),
        ("Suplier Name,Country names", "Bangladesh"),
        ("Nombre del proveedor,País", "Bangladés"),
        ("Razón social,País de origen", "Bangladesh"),
        ("Raison sociale,Pays", "Bangladesh"),
        ("Nom de l'usine,Pays d'origine", "Bangladesh"),
        ("Name des Lieferanten,Land", "Bangladesch"),
        ("Firma,Herkunftsland", "Bangladesch"),
        ("Nome do fornecedor,País", "Bangladesh"),
        ("Razão social,País de origem", "Bangladesh"),
        ("Ragione sociale,Paese", "Bangladesh"),
        ("Name / Nom,Country / Pays", "Bangladesh"),
        ("工厂名称,国家", "孟加拉国"),
    ],
)
def test_headers_are_known_in_many_languages(header: str, country: str) -> None:
    (row,) = read(f"No.,{header},x\n7,Lanternfield Garments,{country},y\n").rows
    assert (row.name, row.country) == ("Lanternfield Garments", "bd")


def test_of_two_names_the_more_exact_header_counts() -> None:
    (row,) = read("Company,Factory name,Country\nNorth Brand,Lanternfield Garments,BD\n").rows
    assert row.name == "Lanternfield Garments"


def test_columns_about_persons_are_not_kept() -> None:
    suppliers = read("Name,Country,Contact person,E-mail,Phone\nLanternfield,BD,Somebody Real,a@b.test,123\n")
    assert "Somebody Real" not in repr(suppliers)
    assert "a@b.test" not in repr(suppliers)


def test_the_user_says_which_column_is_which() -> None:
    text = "Name,Betrieb,Wo\nignored,Lanternfield Garments,Bangladesh\n"
    suppliers = read(text, mapping={"name": "betrieb", "country": "Wo"})
    assert (suppliers.rows[0].name, suppliers.rows[0].country) == ("Lanternfield Garments", "bd")
    assert suppliers.mapping == {"country": "Wo", "name": "Betrieb"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bangladesh", "bd"),
        ("BANGLADESH", "bd"),
        ("bd", "bd"),
        ("BGD", "bd"),
        ("Viet Nam", "vn"),
        ("UAE", "ae"),
        ("USA", "us"),
        ("Türkiye", "tr"),
        ("Hong Kong", "hk"),
        ("Puerto Rico", "pr"),
        ("Alemania", "de"),
    ],
)
def test_countries_are_known_by_code_and_name_in_any_case(text: str, code: str) -> None:
    assert read(f"name,country\nRiver Knit,{text}\n").rows[0].country == code


@pytest.mark.parametrize("text", ["Atlantis", "Congo", "various", "EU"])
def test_a_country_that_is_not_certain_is_none_and_its_word_is_kept(text: str) -> None:
    (row,) = read(f"name,country\nRiver Knit,{text}\n").rows
    assert (row.country, row.country_text, row.invalid) == (None, text, None)


@pytest.mark.parametrize("name", ["", "N/A", "-", "n.a.", "TBD", "#REF!", "12345", "?"])
def test_what_is_no_name_makes_the_row_invalid_and_says_why(name: str) -> None:
    first, second = read(f"name,country\n{name},BD\nRiver Knit,VN\n").rows
    assert first.invalid
    assert "no name" in first.invalid
    assert second.invalid is None


def test_a_row_with_more_cells_than_columns_is_invalid_since_its_cells_have_moved() -> None:
    first, second = read("name,country\nGolden Loom Co., Ltd,CN\nRiver Knit,VN\n").rows
    assert "3 cells under 2 columns" in (first.invalid or "")
    assert second.invalid is None


def test_a_row_with_fewer_cells_is_read_as_far_as_it_goes() -> None:
    (row,) = read("name,country,address\nRiver Knit,VN\n").rows
    assert (row.name, row.country, row.address, row.invalid) == ("River Knit", "vn", None, None)


def test_blank_lines_are_no_rows_and_are_counted() -> None:
    suppliers = read("name,country\n\nRiver Knit,VN\n , \n,\nLanternfield,BD\n\n")
    assert [row.number for row in suppliers.rows] == [1, 2]
    assert suppliers.blank_lines == 4


def test_the_same_name_country_and_address_again_is_a_duplicate_of_the_first() -> None:
    rows = read(
        "name,country,address\nRiver Knit,VN,12 Mill Lane\nLoom,VN,x\n"
        "RIVER  KNIT,Vietnam,12 Mill Lane.\nRiver Knit,VN,13 Mill Lane\n"
    ).rows
    assert [row.duplicate_of for row in rows] == [None, None, 1, None]


def test_invalid_rows_are_duplicates_of_nothing() -> None:
    assert [row.duplicate_of for row in read("name,country\n-,BD\n-,BD\n").rows] == [None, None]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Factory", EntityKind.FACILITY),
        ("Brand", EntityKind.BRAND),
        ("Supplier", EntityKind.COMPANY),
        ("Recruitment Agency", EntityKind.AGENCY),
        ("Factory; Supplier", None),
        ("", None),
    ],
)
def test_the_kind_is_what_a_column_says_if_it_says_one(said: str, kind: EntityKind | None) -> None:
    assert read(f"name,facility type\nRiver Knit,{said}\n").rows[0].kind is kind


def test_coordinates_that_are_none_are_none() -> None:
    (row,) = read('name,lat,lng\nRiver Knit,"95,1",nan\n').rows
    assert (row.lat, row.lon) == (None, None)


def test_a_formula_is_kept_as_the_text_that_it_is() -> None:
    assert read('name,country\n"=HYPERLINK(""x"")",BD\n').rows[0].name == '=HYPERLINK("x")'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ["empty"]),
        ("\n\n  \n", ["empty"]),
        ("town,code\nDhaka,7\n", ["no column holds the supplier's name", "'town'", "'Supplier name'"]),
        ('name,country\nRiver Knit,VN\n"Loom,BD\nX,Y\n', ["line 3", "never closed"]),
        ("%PDF-1.4", ["a PDF"]),
    ],
)
def test_what_cannot_be_a_list_is_one_line_that_says_what_to_do(text: str, words: list[str]) -> None:
    with pytest.raises(UsageProblem) as problem:
        read(text)
    assert str(problem.value).startswith("list.csv: ")
    assert "\n" not in str(problem.value)
    assert all(word in str(problem.value) for word in words)


def test_a_mapping_that_fits_nothing_is_told() -> None:
    with pytest.raises(UsageProblem, match=r"'Betrieb'.*columns seen: 'name'"):
        read(PLAIN, mapping={"name": "Betrieb"})
    with pytest.raises(UsageProblem, match="no column can be 'colour'"):
        read(PLAIN, mapping={"name": "name", "colour": "country"})
    with pytest.raises(UsageProblem, match="which column is the name"):
        read(PLAIN, mapping={"country": "country"})


def test_a_header_without_rows_is_a_list_of_none() -> None:
    assert read("name,country\n").rows == ()
