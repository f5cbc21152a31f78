"""Cards: what one holds, and how each mistake is named by file and field."""

from pathlib import Path
from typing import Any

import pytest

from crawlers.cards import check_cards, load_cards
from manumit.model.errors import ConfigurationProblem
from manumit.model.words import LicenceStatus

CARD = """
title: Harbour register
publisher: {name: Port Office, country: no, official: true}
url: http://register.test/agencies
kind: table
licence: fictional
frequency: weekly
signal: licence
shape_seen: 2026-03
records:
  entity: agency
  country: no
  fields: {name: Agent, licence: Number}
status: {Active: valid}
"""


def write(folder: Path, text: str, name: str = "no/no_register.yml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_card_is_its_file_and_norway_is_not_false(tmp_path: Path) -> None:
    write(tmp_path, CARD)
    card = load_cards([tmp_path])["no_register"]
    assert card.publisher.country == "no"
    assert card.url == ("http://register.test/agencies",)
    assert card.status == {"Active": LicenceStatus.VALID}
    assert card.records is not None
    assert card.records.identifiers.keys() == {"licence"}


def test_built_in_cards_come_first_and_all_are_sorted(tmp_path: Path) -> None:
    write(tmp_path, CARD)
    names = list(load_cards([tmp_path]))
    assert names == sorted(names)
    assert {"us_dol_goods", "us_cbp_wro", "us_dhs_uflpa", "bd_bmet", "no_register"} <= set(names)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("min_items", "min_item: 3\nmin_items"), "min_item: Extra inputs are not permitted"),
        (("kind: table", "kind: tables"), "kind: Input should be"),
        (("url: http://register.test/agencies", "url: ftp://register.test/"), "url: must start with http:// or https://"),
        (("Active: valid", "Active: fine"), "status.Active"),
        (("shape_seen: 2026-03", "shape_seen: spring"), "shape_seen"),
        (("licence: fictional", "notes: none"), "licence: Field required"),
        (("kind: table", "kind: table\nfollow: {pages: 'a['}"), "is not a CSS selector"),
        (("kind: table", "kind: table\nfollow: {allow: '('}"), "follow: allow is not a regular expression"),
        (("kind: table", "kind: table\nparse: us_nothing"), "parse and records exclude each other"),
        (("kind: table", "kind: site"), "records needs kind table, csv or json"),
        (("kind: table", "kind: table\ndefault: false"), "default: false needs off_because"),
        (("title: Harbour register", "title: A\ntitle: B"), "'title' is written twice"),
        (("title: Harbour register", "name: x\ntitle: A"), "name: not a field"),
        (("  entity: agency", "  entity: agency\n  signals: [{}]"), "records.signals.0: give exactly one of"),
        (("  entity: agency", "  entity: agency\n  links: [{OWNS: {}}]"), "give either source or target"),
        (("  entity: agency", "  entity: agency\n  links: [{OWES: {}}]"), "records.links.0"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_file_and_field(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    path = write(tmp_path, (CARD + "min_items: 1\n").replace(*change))
    with pytest.raises(ConfigurationProblem) as caught:
        load_cards([tmp_path])
    assert str(caught.value).startswith(f"{path}: ")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_every_malformed_card_gets_a_line_and_the_others_still_load(tmp_path: Path) -> None:
    write(tmp_path, CARD)
    write(tmp_path, "", "no/no_empty.yml")
    write(tmp_path, "title: [", "no/no_broken.yml")
    write(tmp_path, CARD, "no/se_stray.yml")
    cards, problems = check_cards([tmp_path])
    assert "no_register" in cards
    assert len(problems) == 3
    with pytest.raises(ConfigurationProblem) as caught:
        load_cards([tmp_path])
    assert len(str(caught.value).splitlines()) == 3


def test_two_cards_of_one_name_and_a_missing_folder_are_problems(tmp_path: Path) -> None:
    write(tmp_path / "a", CARD)
    write(tmp_path / "b", CARD)
    _, problems = check_cards([tmp_path / "a", tmp_path / "b", tmp_path / "c"])
    assert "another card is called no_register" in problems[0]
    assert "no such folder" in problems[1]


def test_a_card_cannot_be_changed(tmp_path: Path) -> None:
    write(tmp_path, CARD)
    card: Any = load_cards([tmp_path])["no_register"]
    with pytest.raises(ValueError, match="frozen"):
        card.title = "Another"
