"""Supplier lists as spreadsheets, honest and hostile."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from crawlers.parse.suppliers import read_suppliers
from manumit.model.errors import UsageProblem

SHEET = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)
CONTENT = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="List">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)
MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def workbook(*rows: list[object], **others: list[list[object]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for title, lines in others.items():
        other = book.create_sheet(title)
        for line in lines:
            other.append(line)
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def with_sheet(xml: str) -> bytes:
    """An otherwise whole workbook whose first sheet is xml."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(["name"]))) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as to,
    ):
        for name in source.namelist():
            to.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else source.read(name))
    return file.getvalue()


def test_a_workbook_is_read_like_a_csv_file() -> None:
    suppliers = read_suppliers(
        workbook(
            ["Supplier list", None], [None, None], ["Supplier name", "Country"], ["Lanternfield", "BD"], ["-", "VN"]
        ),
        name="list.xlsx",
    )
    assert [(row.number, row.name, row.country) for row in suppliers.rows] == [
        (1, "Lanternfield", "bd"),
        (2, "-", "vn"),
    ]
    assert suppliers.rows[1].invalid
    assert suppliers.encoding == "spreadsheet"


def test_numbers_and_dates_become_the_text_that_a_person_sees() -> None:
    payload = workbook(["Name", "Company number", "Tax id", "Sector"], ["Loom", 1234567, "00123", date(2026, 3, 1)])
    (row,) = read_suppliers(payload, name="list.xlsx").rows
    assert [one.value for one in row.identifiers] == ["1234567", "00123"]
    assert row.sector == "2026-03-01"


def test_the_sheet_with_the_header_is_the_list() -> None:
    payload = workbook(["Read me first"], Factories=[["Factory name", "Country"], ["Lanternfield", "BD"]])
    suppliers = read_suppliers(payload, name="list.xlsx")
    assert suppliers.sheet == "Factories"
    assert [row.name for row in suppliers.rows] == ["Lanternfield"]


def test_a_hidden_sheet_is_not_read() -> None:
    book = Workbook()
    hidden = book.create_sheet("Hidden")
    hidden.append(["Factory name", "Country", "City"])
    hidden.append(["Old Mill", "BD", "Dhaka"])
    hidden.sheet_state = "hidden"
    sheet = book.worksheets[0]
    sheet.append(["Factory name"])
    sheet.append(["Lanternfield"])
    assert [row.name for row in read_suppliers(saved(book), name="list.xlsx").rows] == ["Lanternfield"]


def test_an_open_document_is_read_too() -> None:
    def line(*cells: str) -> str:
        inner = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
        )
        return f"<table:table-row>{inner}</table:table-row>"

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", CONTENT.format(line("Name", "Country") + line("Lanternfield", "BD")))
    (row,) = read_suppliers(file.getvalue(), name="list.ods").rows
    assert (row.name, row.country) == ("Lanternfield", "bd")


@pytest.mark.parametrize(
    ("payload", "word"),
    [
        (b"name,country\nLoom,BD\n", "not a zip file"),
        (workbook(["name"], ["Loom"])[:-400], "not a zip file"),
        (zipped(**{"xl/workbook.xml": b"<nonsense"}), "broken spreadsheet"),
        (zipped(**{"inner.zip": b"x"}), "another archive"),
        (zipped(**{"xl/sheet.xml": b"0" * 30_000_000}), "times its size"),
        (zipped(**{f"part{number}": b"" for number in range(2_100)}), "2,101 parts"),
        (zipped(**{"word/document.xml": b"<w/>"}), "broken spreadsheet"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 2_000, "broken spreadsheet"),
        (workbook([None]), "no sheet"),
    ],
    ids=["no zip", "cut off", "bad xml", "nested", "ratio", "parts", "word file", "old format", "empty"],
)
def test_a_broken_spreadsheet_is_one_line_that_names_what_broke(payload: bytes, word: str) -> None:
    with pytest.raises(UsageProblem) as problem:
        read_suppliers(payload, name="list.xlsx")
    assert str(problem.value).startswith("list.xlsx: ")
    assert word in str(problem.value)
    assert "\n" not in str(problem.value)


def test_a_zip_of_something_else_is_no_spreadsheet() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("list.txt", "name\nLoom\n")
    with pytest.raises(UsageProblem, match="not a spreadsheet"):
        read_suppliers(file.getvalue(), name="list.zip")


def test_a_cell_at_the_far_end_of_a_sheet_does_not_end_this_process() -> None:
    cell = '<c r="{0}" t="inlineStr"><is><t>name</t></is></c>'
    rows = f'<row r="1">{cell.format("A1")}</row><row r="1048576">{cell.format("XFD1048576")}</row>'
    with pytest.raises(UsageProblem, match=r"list\.xlsx: broken spreadsheet"):
        read_suppliers(with_sheet(SHEET.format(rows)), name="list.xlsx")


def test_entities_do_not_unfold() -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    sheet = SHEET.format('<row r="1"><c r="A1" t="inlineStr"><is><t>&a11;</t></is></c></row>')
    with pytest.raises(UsageProblem):
        read_suppliers(with_sheet(sheet.replace("?>", f"?><!DOCTYPE w [{laughs}]>", 1)), name="list.xlsx")
