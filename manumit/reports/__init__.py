"""Reports: the same result as a page for people, as JSON for machines, and as the last lines of a scan."""

from manumit.reports.evidence import EvidenceView
from manumit.reports.html import write_report
from manumit.reports.scanjson import scan_json, scan_schema
from manumit.reports.terminal import render_scan

__all__ = ["EvidenceView", "render_scan", "scan_json", "scan_schema", "write_report"]
