"""The main job on a messy list and a small official list, without network: rows in = rows out, unknown is unknown."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

GOODS = """<Goods><Good><Good_Name>Garments</Good_Name><Good_Sector>Manufacturing</Good_Sector><Countries>
<Country><Country_Name>Vietnam</Country_Name><Country_Region>Indo-Pacific</Country_Region>
<Child_Labor>No</Child_Labor><Forced_Labor>Yes</Forced_Labor><Forced_Child_Labor>No</Forced_Child_Labor>
<Derived_Labor_Exploitation>No</Derived_Labor_Exploitation><Derived_Country>No</Derived_Country></Country>
</Countries></Good></Goods>"""

SUPPLIERS = """Factory name;Country;Address;Sector
Quillbrook Knits Ltd.;VN;12 Canal Road, Da Nang;Apparel
"Harrow & Teasel
Garments";Viet Nam;4 Mill Lane, Hue;Apparel
Quillbrook Knits Ltd.;VN;12 Canal Road, Da Nang;Apparel
;VN;nowhere;Apparel
Wendelin Strumpf GmbH;Germany;Hauptweg 1, Chemnitz;Apparel
"""

REPORT = (
    "The union says that Wendelin Strumpf GmbH confiscated the passports of its workers in Chemnitz, Germany, "
    "and threatened to call the police if they left."
)

CARD = """title: A small list of goods
publisher: {name: Office of the Test World, country: xx, official: true}
url: http://goods.test/list.xml
kind: file
licence: fictional
frequency: yearly
signal: context
min_items: MIN
parse: us_dol_goods
snapshot: true
shape_seen: "2026-11"
"""


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "manumit", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)


def prepare(folder: Path, least: int = 1) -> None:
    (folder / "cards" / "xx").mkdir(parents=True)
    (folder / "cards" / "xx" / "xx_goods.yml").write_text(CARD.replace("MIN", str(least)), encoding="utf-8")
    (folder / "manumit.toml").write_text('cards = ["cards"]\n', encoding="utf-8")
    (folder / "goods.xml").write_text(GOODS, encoding="utf-8")
    (folder / "list.csv").write_text(SUPPLIERS, encoding="utf-8")
    lines = [{"id": "r1", "text": REPORT, "publisher": "A union", "published_at": "2026-02-03", "type": "ngo_report"}]
    (folder / "reports.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("scan")
    prepare(folder)
    assert run(folder, "import", "goods.xml", "--source", "xx_goods").returncode == 0
    done = run(folder, "scan", "list.csv", "--offline", "--documents", "reports.jsonl", "--json")
    assert done.returncode == 0, done.stderr
    return folder, json.loads(done.stdout)


def test_every_row_comes_out_with_a_state(scanned: tuple[Path, dict[str, Any]]) -> None:
    rows = scanned[1]["rows"]
    assert [row["number"] for row in rows] == [1, 2, 3, 4, 5]
    assert rows[1]["name"] == "Harrow & Teasel Garments"
    assert rows[2]["state"] == "duplicate"
    assert "row 1" in rows[2]["reason"]
    assert rows[3]["state"] == "invalid"
    assert all(row["reason"] for row in rows)


def test_context_reaches_only_the_country_that_is_listed(scanned: tuple[Path, dict[str, Any]]) -> None:
    result = scanned[1]
    names = {entity["id"]: entity["name"] for entity in result["entities"]}
    context = {names[f["subject"]] for f in result["findings"] if f["rule"] == "context_forced_labour_good"}
    assert context == {"Quillbrook Knits Ltd.", "Harrow & Teasel Garments"}


def test_a_supplier_with_nothing_but_context_is_unknown(scanned: tuple[Path, dict[str, Any]]) -> None:
    result = scanned[1]
    names = {entity["id"]: entity["name"] for entity in result["entities"]}
    states = Counter((names[c["subject"]], c["state"]) for c in result["coverage"])
    assert states["Quillbrook Knits Ltd.", "unknown"] == 1
    assert states["Wendelin Strumpf GmbH", "evidence"] == 1


def test_the_claim_is_in_the_report_word_for_word(scanned: tuple[Path, dict[str, Any]]) -> None:
    folder, result = scanned
    cases = [f for f in result["findings"] if f["rule"] == "case_hypothesis"]
    assert len(cases) == 1
    quotes = [exposure["signal"]["quote"] for exposure in cases[0]["exposures"]]
    assert all(quote in REPORT for quote in quotes)
    page = next(folder.glob("manumit-data/reports/*/report.html")).read_text(encoding="utf-8")
    assert "passports" in page
    assert "unknown" in page


def test_a_second_scan_opens_no_alert(scanned: tuple[Path, dict[str, Any]]) -> None:
    folder, first = scanned
    again = json.loads(run(folder, "scan", "list.csv", "--offline", "--documents", "reports.jsonl", "--json").stdout)
    assert again["new_alerts"] == 0
    assert again["graph"] == first["graph"]
    assert run(folder, "alerts", "list", "--json").returncode == 0


def test_fail_on_turns_findings_into_an_exit_code(scanned: tuple[Path, dict[str, Any]]) -> None:
    folder, _ = scanned
    words = ["scan", "list.csv", "--offline", "--documents", "reports.jsonl", "--fail-on"]
    assert run(folder, *words, "high").returncode == 1
    assert run(folder, *words, "critical").returncode == 0


def test_a_source_that_shrank_below_its_minimum_is_a_failure_and_not_news(tmp_path: Path) -> None:
    prepare(tmp_path, least=40)
    done = run(tmp_path, "import", "goods.xml", "--source", "xx_goods")
    assert done.returncode == 5
    assert "at least 40" in done.stderr
    assert run(tmp_path, "graph", "rebuild", "--json").returncode == 0
    counts = json.loads(run(tmp_path, "graph", "stats", "--json").stdout)["counts"]
    assert counts["signals"] == 0


def test_matching_shows_reasons_and_decides_nothing(scanned: tuple[Path, dict[str, Any]]) -> None:
    folder, _ = scanned
    (folder / "names.csv").write_text("name,country\nWENDELIN STRUMPF GMBH,DE\nNobody Inc.,US\n", encoding="utf-8")
    rows = json.loads(run(folder, "match", "names.csv", "--json").stdout)
    assert [row["state"] for row in rows] == ["same", "no match"]
    assert rows[0]["candidates"][0]["reasons"]


def test_a_dossier_opens_no_alert_and_names_the_subject(scanned: tuple[Path, dict[str, Any]]) -> None:
    folder, _ = scanned
    done = run(folder, "report", "Wendelin Strumpf GmbH", "--json")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert [row["name"] for row in result["rows"]] == ["Wendelin Strumpf GmbH"]
    assert result["new_alerts"] == 0
