"""What must be found speaks of things that stand on the pages or in the list, and of nothing else."""

import csv
import re
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml
from lxml import html

from manumit.demo import EXPECTED, SUPPLIERS
from manumit.demo import make_pdf as pdf
from manumit.demo.pages import WEB, pages
from manumit.model.words import RowState, Severity, Stance

EXPECT: dict[str, Any] = yaml.safe_load(EXPECTED.read_text(encoding="utf-8"))
RULES = {
    "listed_entity", "listed_upstream", "import_ban_upstream", "conduct_two_sources", "agency_fees",
    "licence_lapsed", "context_forced_labour_good", "case_hypothesis", "statement_missing",
}  # fmt: skip


def supplier_rows() -> list[dict[str, str]]:
    with SUPPLIERS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "\n".join(document[number].get_textpage().get_text_range() for number in range(len(document)))


@cache
def everything() -> str:
    """All that the pages and the list say, with one kind of space and without case."""
    texts = [SUPPLIERS.read_text(encoding="utf-8")]
    for file in sorted(WEB.rglob("*")):
        if file.suffix == ".pdf":
            texts.append(pdf_text(file))
        elif file.suffix == ".html":
            texts.append(html.fromstring(file.read_bytes()).text_content())
        elif file.is_file():
            raw = file.read_bytes()
            texts.append(raw.decode("cp1252" if b"\xa0" in raw and file.suffix == ".csv" else "utf-8"))
    return " ".join(" ".join(texts).split()).casefold()


def names() -> list[str]:
    rows = [row["name"] for row in EXPECT["rows"].values() if row["name"]]
    about = [name for finding in EXPECT["findings"] for name in finding["about"]]
    found = [part for pair in EXPECT["found_by"].items() for part in pair]
    return sorted({*rows, *about, *found, *EXPECT["never_accused"], *EXPECT["never_shown"]})


@pytest.mark.parametrize("name", names())
def test_every_expected_name_stands_somewhere_in_the_world(name: str) -> None:
    assert name.casefold() in everything()


def test_every_row_of_the_list_has_one_expected_state() -> None:
    rows = supplier_rows()
    assert sorted(EXPECT["rows"]) == list(range(1, len(rows) + 1))
    for number, row in EXPECT["rows"].items():
        assert (rows[number - 1]["Supplier name"] or None) == row["name"]
        RowState(row["state"])
    assert {row["state"] for row in EXPECT["rows"].values()} == {state.value for state in RowState}


def test_every_rule_fires_somewhere_and_stays_quiet_somewhere() -> None:
    assert {finding["rule"] for finding in EXPECT["findings"]} == RULES
    assert {near["rule"] for near in EXPECT["quiet"]} == RULES


def test_expected_findings_are_well_formed_and_contradict_no_near_miss() -> None:
    raised = [(finding["rule"], finding["row"]) for finding in EXPECT["findings"]]
    assert len(raised) == len(set(raised))
    assert not set(raised) & {(near["rule"], near["row"]) for near in EXPECT["quiet"]}
    for finding in EXPECT["findings"]:
        Severity(finding["severity"])
        Stance(finding.get("stance", "alleged"))
        assert EXPECT["rows"][finding["row"]]["state"] == "matched"


def test_no_one_who_must_never_be_accused_carries_an_expected_claim() -> None:
    claims = [name for finding in EXPECT["findings"] if "stance" in finding for name in finding["about"]]
    assert not set(claims) & set(EXPECT["never_accused"])


def test_unknown_rows_have_no_finding_and_no_page_names_them() -> None:
    pages_only = everything()[len(" ".join(SUPPLIERS.read_text(encoding="utf-8").split()).casefold()) :]
    for number in EXPECT["unknown"]:
        assert not [finding for finding in EXPECT["findings"] if finding["row"] == number]
        assert EXPECT["rows"][number]["name"].casefold() not in pages_only


def test_the_personal_strings_stand_on_few_pages_and_never_in_the_list() -> None:
    for text in EXPECT["never_shown"]:
        assert text not in SUPPLIERS.read_text(encoding="utf-8")


def test_the_addresses_that_gathering_must_report_are_pages_or_traps() -> None:
    from manumit.demo.traps import BOMB, redirects

    known = {*pages(), *redirects(1), BOMB}
    for urls in EXPECT["gather"].values():
        for url in urls:
            host, path = re.fullmatch(r"http://([^/]+)(/.*)", url).groups()  # type: ignore[union-attr]
            assert (host, path) in known


def test_the_pdf_can_be_made_again_with_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("fpdf")
    again = tmp_path / "again.pdf"
    pdf.write_pdf(again)
    assert pdf_text(again) == pdf_text(pdf.PATH)
    assert again.read_bytes() == pdf.PATH.read_bytes()
