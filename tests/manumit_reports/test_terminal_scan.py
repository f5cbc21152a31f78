"""The last lines of a scan: within the width, the same with and without colour, and nothing hidden."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from manumit.model.scan import ScanResult
from manumit.reports import render_scan

ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def lines(scan: ScanResult, evidence: Any, verified: Any) -> list[str]:
    return render_scan(scan, width=110, colour=False, evidence=evidence, quote_check=verified).splitlines()


def test_the_stages_come_first(lines: list[str]) -> None:
    assert lines[0] == (
        "gather   3 sources · 12 pages · 1 closed by robots.txt · 1 bot challenge (ngo-harbour.test) · 1 failure"
    )
    assert (
        lines[1]
        == "read     9 documents · 7 claims: 2 conduct, 1 answered, 4 policy and background · 2 documents in unread"
    )
    assert lines[3] == "link     5 rows: 1 matched · 1 possible · 1 no match · 1 invalid · 1 duplicate"
    assert lines[4].startswith("judge    1 finding · 1 question · 1 row unknown: nothing found is not nothing there")


def test_a_finding_has_subject_reason_quote_and_answer(lines: list[str]) -> None:
    shown = " ".join(" ".join(lines).split())
    for part in (
        "HIGH Lanternfield Garments Ltd. · row 1 · Bangladesh Workers are said to pay for the job",
        "Padma Bridge Overseas recruits for Lanternfield Garments Ltd. (placed on 2 Feb 2026).",
        "“paid 420,000 taka to the agent and borrowed at five per cent a month”",
        "alleged · debt bondage · Harbour Watch · 11 Mar 2026 · archived, verified",
        "2 independent sources",
        "falls without: Padma Bridge Overseas recruits for",
        "would settle it: the agency's fee receipts;",
        "answered, denied: debt bondage at Padma Bridge Overseas · Harbour Watch · 18 Mar 2026 · "
        "in the words “no worker pays for a place”",
        "INFO context for 1 supplier",
        "Is Silver Petrel 8 the vessel of the order?",
        "unknown 1 row of 5: nothing found is not nothing there",
    ):
        assert part in shown


@pytest.mark.parametrize("width", [40, 60, 80, 110, 200])
def test_no_line_is_wider_than_asked(scan: ScanResult, evidence: Any, verified: Any, width: int) -> None:
    shown = render_scan(scan, width=width, colour=False, evidence=evidence, quote_check=verified)
    assert max(len(line) for line in shown.splitlines()) <= width


def test_colour_adds_no_meaning(scan: ScanResult, evidence: Any, verified: Any) -> None:
    plain = render_scan(scan, width=100, colour=False, evidence=evidence, quote_check=verified)
    coloured = render_scan(scan, width=100, colour=True, evidence=evidence, quote_check=verified)
    assert "\x1b" not in plain
    assert ANSI.sub("", coloured) == plain
    assert coloured != plain


def test_a_quote_that_is_not_in_the_archive_is_not_shown(scan: ScanResult, evidence: Any) -> None:
    shown = render_scan(scan, width=100, colour=False, evidence=evidence, quote_check=lambda _: False)
    assert "taka" not in shown
    assert "quote not shown" in shown
    assert "quotes not shown: not found in the archived text" in shown


def test_hostile_names_cannot_drive_the_terminal(
    scan_named: Callable[[dict[str, str]], ScanResult], evidence: Any, verified: Any
) -> None:
    named = scan_named({"Lanternfield Garments Ltd.": "A\x1b[2J\u202eB\rC\n"})
    shown = render_scan(named, width=100, colour=False, evidence=evidence, quote_check=verified)
    assert "A[U+001B][2J[U+202E]B C" in shown
    assert not re.search("[\x1b\r\u202e]", shown)


def test_many_suppliers_of_one_good_are_one_line(scan: ScanResult, evidence: Any, verified: Any) -> None:
    context = [one for one in scan.findings if one.rule == "context_forced_labour_good"]
    exposures = [
        one.model_copy(update={"subject": f"x-{number}"}) for number in range(60) for one in context[0].exposures
    ]
    many = [context[0].model_copy(update={"subject": one.subject, "exposures": (one,)}) for one in exposures]
    shown = render_scan(
        scan.model_copy(update={"findings": tuple(many)}),
        width=100,
        colour=False,
        evidence=evidence,
        quote_check=verified,
    )
    assert shown.count("Garments, listed for forced labour in Bangladesh, edition 2022: 60 suppliers") == 1
