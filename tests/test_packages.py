"""The five packages have common names; they must be ours."""

import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("room", ["crawlers", "nlp", "graph", "rules", "manumit"])
def test_the_package_resolves_to_this_project(room: str) -> None:
    module = importlib.import_module(room)
    assert Path(str(module.__file__)).parent == ROOT / room


def test_no_file_names_a_registry() -> None:
    locks = [*ROOT.glob("requirements/*"), ROOT / "pyproject.toml", ROOT / "deploy" / "neo4j" / "pom.xml"]
    for lock in locks:
        text = (
            lock.read_text(encoding="utf-8")
            .replace("http://maven.apache.org/POM", "")
            .replace("http://www.w3.org/2001/XMLSchema-instance", "")
            .replace("http://maven.apache.org/xsd", "")
        )
        assert "://" not in text, f"{lock} names an address"
