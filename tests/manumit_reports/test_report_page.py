"""report.html: complete, self-contained, honest about what is unknown, and safe with hostile names."""

import re
from collections.abc import Callable
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from manumit.model.scan import ScanResult
from manumit.reports import write_report
from manumit.reports.html import report_html

HOSTILE = {
    "Lanternfield Garments Ltd.": "<script>alert(1)</script> \u202eLtd",
    "Padma Bridge Overseas": '"><img src=x onerror=alert(1)>',
    "Ashdown Weaving Co.": "=cmd|'/c calc'!A1",
    "Corriemore Seafood": "{{ 7 * 7 }}\u0000\u2066",
    "list": "</title><script>alert(2)</script>.csv",
}


@pytest.fixture
def page(scan: ScanResult, evidence: Any, verified: Any) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(report_html(scan, evidence=evidence, quote_check=verified))


def text(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def section(page: lxml.html.HtmlElement, id: str) -> str:
    """A section's text with its cells apart."""
    found = page.xpath(f"//section[@aria-labelledby='{id}']")[0]
    return " ".join(" ".join(found.itertext()).split())


def test_the_report_is_two_files_and_the_same_bytes_each_time(
    scan: ScanResult, evidence: Any, verified: Any, tmp_path: Path
) -> None:
    first = write_report(scan, tmp_path / "one", evidence=evidence, quote_check=verified)
    second = write_report(scan, tmp_path / "two", evidence=evidence, quote_check=verified)
    assert first == tmp_path / "one" / "report.html"
    assert first.read_bytes() == second.read_bytes()
    assert (tmp_path / "one" / "scan.json").read_bytes() == (tmp_path / "two" / "scan.json").read_bytes()


def test_it_needs_nothing_else(page: lxml.html.HtmlElement) -> None:
    assert page.xpath("//script | //link | //img | //iframe | //object | //form") == []
    assert page.xpath("//*[@src or @style or @onclick or @onerror]") == []
    assert "url(" not in page.xpath("string(//style)")
    assert "default-src 'none'" in page.xpath("string(//meta[@http-equiv]/@content)")


def test_it_can_be_walked_by_headings_and_tables(page: lxml.html.HtmlElement) -> None:
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(next_ - level <= 1 for level, next_ in pairwise(levels))
    assert all(cell.get("scope") in ("row", "col") for cell in page.xpath("//th"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(target[1:] in ids for target in page.xpath("//a/@href[starts-with(., '#')]"))
    assert page.xpath("string(/html/@lang)") == "en"


def test_rows_in_are_rows_out(page: lxml.html.HtmlElement) -> None:
    rows = page.xpath("//section[@aria-labelledby='rows']//tbody/tr")
    assert [text(row[0]) for row in rows] == ["1", "2", "3", "4", "5"]
    assert [text(row[2]) for row in rows] == ["matched", "possible", "invalid", "no match", "duplicate"]
    assert "all rows 5" in section(page, "short")


def test_a_finding_has_its_path_words_source_answer_and_steps(page: lxml.html.HtmlElement) -> None:
    finding = text(next(one for one in page.xpath("//article") if "said to pay" in text(one)))
    for part in (
        "high Lanternfield Garments Ltd.",
        "Row 1 · Bangladesh · allegation",
        "Padma Bridge Overseas recruits for Lanternfield Garments Ltd. (placed on 2 Feb 2026)",
        "“paid 420,000 taka to the agent and borrowed at five per cent a month”",
        "2 independent sources",
        "Alleged, 11 Mar 2026",
        "Harbour Watch, What the loom costs",
        "c-111111111111111111111111",
        "cd" * 32,
        "Padma Bridge Overseas: debt bondage. Denied, 18 Mar 2026. “no worker pays for a place”",
        "(row 14 of harbour-watch)",
        "the agency's fee receipts",
        "Remedy comes before exit",
        "EU 2024/3015",
    ):
        assert part in finding


def test_no_quote_is_longer_than_forty_words(page: lxml.html.HtmlElement) -> None:
    quotes = [text(quote) for quote in page.xpath("//blockquote")]
    assert any(quote.endswith("word39” …") for quote in quotes)
    assert all(len(quote.removesuffix(" …").split()) <= 40 for quote in quotes)


def test_a_quote_that_is_not_in_the_archive_is_not_shown_and_is_counted(scan: ScanResult, evidence: Any) -> None:
    page = report_html(scan, evidence=evidence, quote_check=lambda signal: "taka" not in (signal.quote or ""))
    shown = unescape(page)
    assert "420,000 taka" not in shown
    assert "Quote not shown:" in shown
    assert re.search(r"\d quotes? (is|are) not shown", shown)


def test_a_statement_without_archived_evidence_says_so(scan: ScanResult, verified: Any) -> None:
    page = report_html(scan, evidence=lambda statement: None, quote_check=verified)
    assert "its evidence was not found in the archive" in page


def test_the_unknown_stand_under_unknown(page: lxml.html.HtmlElement) -> None:
    unknown = section(page, "unknown")
    assert "Ashdown Weaving Co." in unknown
    assert "Lanternfield" not in unknown
    assert "no good news and no bad news" in unknown
    assert "low risk" not in text(page).lower()
    assert "green" not in page.xpath("string(//style)")


def test_context_is_taken_together_and_is_no_finding(page: lxml.html.HtmlElement) -> None:
    assert "Garments Bangladesh" in section(page, "context")
    assert "say nothing about any supplier" in section(page, "context")
    assert "Garments" not in [text(heading) for heading in page.xpath("//article/h3")]


def test_a_doubt_is_a_question(page: lxml.html.HtmlElement) -> None:
    assert "Is Silver Petrel 8 the vessel of the order?" in section(page, "questions")
    assert "Silver Petrel 8" not in section(page, "findings")


def test_what_was_not_read_is_named(page: lxml.html.HtmlElement) -> None:
    unread = section(page, "unread")
    for part in ("http://harbour-watch.test/private", "ngo-harbour.test", "a private address", "d-1: no text", "bn: 2"):
        assert part in unread


def test_hostile_names_are_text(
    scan_named: Callable[[dict[str, str]], ScanResult], evidence: Any, verified: Any
) -> None:
    source = report_html(scan_named(HOSTILE), evidence=evidence, quote_check=verified)
    page = lxml.html.document_fromstring(source)
    assert page.xpath("//script | //img") == []
    assert "<script>alert(1)</script> [U+202E]Ltd" in text(page)
    assert "{{ 7 * 7 }}[U+0000][U+2066]" in text(page)
    assert "=cmd|'/c calc'!A1" in text(page)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u0000]", source)


def test_a_link_that_is_no_web_address_is_not_a_link(scan: ScanResult, evidence: Any, verified: Any) -> None:
    def tricky(statement: str) -> Any:
        return evidence(statement).model_copy(update={"url": "javascript:alert(1)", "title": None, "publisher": None})

    page = lxml.html.document_fromstring(report_html(scan, evidence=tricky, quote_check=verified))
    assert all(href.startswith("#") for href in page.xpath("//a/@href"))


def test_an_empty_scan_is_a_report_that_says_so(scan: ScanResult, evidence: Any, verified: Any) -> None:
    empty = scan.model_copy(update={"rows": (), "findings": (), "questions": (), "coverage": (), "entities": ()})
    shown = report_html(empty, evidence=evidence, quote_check=verified)
    assert "No rule raised a finding. Nothing found is not nothing there" in shown
