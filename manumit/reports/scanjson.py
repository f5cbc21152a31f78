"""scan.json and its schema: sorted, indented, and the same bytes for the same result."""

import json
from typing import Any

from manumit.model.scan import ScanResult
from manumit.reports.visible import HIDDEN


def scan_json(result: ScanResult) -> str:
    """The result as JSON. Hidden characters are written as escapes, so that a text editor cannot be fooled."""
    return _pretty(result.model_dump(mode="json"))


def scan_schema() -> str:
    """The JSON schema of scan.json, as kept in manumit/reports/scan.schema.json."""
    schema = ScanResult.model_json_schema(mode="serialization")
    return _pretty({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


def _pretty(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, indent=2)
    return HIDDEN.sub(lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", text) + "\n"
