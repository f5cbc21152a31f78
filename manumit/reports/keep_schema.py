"""python -m manumit.reports.keep_schema writes scan.schema.json anew after the model has changed."""

from pathlib import Path

from manumit.reports.scanjson import scan_schema

if __name__ == "__main__":
    Path(__file__).with_name("scan.schema.json").write_text(scan_schema(), encoding="utf-8", newline="\n")
