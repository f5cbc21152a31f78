"""report.html: one file that needs nothing else, and scan.json beside it."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from manumit.model.scan import ScanResult
from manumit.model.words import RowState, Severity
from manumit.reports.evidence import EvidenceOf, QuoteCheck
from manumit.reports.scanjson import scan_json
from manumit.reports.viewing import view_of
from manumit.reports.visible import visible
from rules.load import load_rules
from rules.moments import text_in_words
from rules.rule import Rule


def write_report(
    result: ScanResult,
    folder: Path,
    *,
    quote_check: QuoteCheck,
    evidence: EvidenceOf,
    rules: Iterable[Rule] | None = None,
) -> Path:
    """Write report.html and scan.json into the folder; gives the path of the page.

    rules are those that judged, for their steps; without them, the built-in ones.
    The same result and evidence give the same bytes.
    """
    page = report_html(result, quote_check=quote_check, evidence=evidence, rules=rules)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scan.json").write_text(scan_json(result), encoding="utf-8", newline="\n")
    path = folder / "report.html"
    path.write_text(page, encoding="utf-8", newline="\n")
    return path


def report_html(
    result: ScanResult, *, quote_check: QuoteCheck, evidence: EvidenceOf, rules: Iterable[Rule] | None = None
) -> str:
    """The page as text."""
    used = tuple(load_rules() if rules is None else rules)
    view = view_of(result, evidence=evidence, quote_check=quote_check, rules=used)
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            result=result,
            view=view,
            rules=used,
            states=[(state, sum(row.state == state for row in view.rows)) for state in RowState],
            severities=[(severity, Counter(one.severity for one in view.findings)[severity]) for severity in Severity],
            names={entity.id: entity.name for entity in result.entities},
        )
        + "\n"
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("manumit.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters["day"] = lambda text: text_in_words(text) or "no date"
    environment.tests["web"] = lambda url: str(url).startswith(("https://", "http://"))
    return environment


def _shown(value: Any) -> Any:
    """Every text that enters the page, with hidden characters made visible. Escaping follows."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
