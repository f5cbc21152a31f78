"""scan.json: valid against the schema that is kept, canonical, and not to be fooled by hidden characters."""

import json
from collections.abc import Callable
from importlib.resources import files

import jsonschema

from manumit.model.scan import ScanResult
from manumit.reports import scan_json, scan_schema


def test_the_schema_that_is_kept_is_the_schema_of_the_model() -> None:
    kept = files("manumit.reports").joinpath("scan.schema.json").read_text(encoding="utf-8")
    assert kept == scan_schema(), "run python -m manumit.reports.keep_schema"


def test_a_scan_is_valid_against_the_schema(scan: ScanResult) -> None:
    schema = json.loads(scan_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(scan_json(scan)), schema)


def test_a_scan_comes_back_from_its_json(scan: ScanResult) -> None:
    assert ScanResult.model_validate_json(scan_json(scan)) == scan
    assert scan_json(scan) == scan_json(scan)


def test_hidden_characters_are_escaped_and_come_back(scan_named: Callable[[dict[str, str]], ScanResult]) -> None:
    named = scan_named({"list": "a\u202eb\u0000\n\u2028é"})
    text = scan_json(named)
    assert "\u202e" not in text
    assert "\\u202e" in text
    assert "é" in text
    assert json.loads(text)["list_name"] == "a\u202eb\u0000\n\u2028é"
