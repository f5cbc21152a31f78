"""Every page of a language is judged by its own examples."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from spacy.language import Language

from manumit.model.errors import ConfigurationProblem
from manumit.model.words import Indicator
from nlp.languages import page as pages
from nlp.languages.page import LanguagePage, language_codes, load_language
from nlp.languages.pipeline import build_language
from nlp.notes import notes_of
from nlp.pages import read_page
from nlp.text.languages import READ

EVERY = [(code, indicator) for code in language_codes() for indicator in Indicator]


@pytest.fixture(scope="module")
def pipeline() -> Callable[[str], Language]:
    return cache(build_language)


def shown(nlp: Language, text: str) -> set[Indicator]:
    return {hit.indicator for hit in notes_of(nlp(text)).hits}


def test_the_languages_that_are_read_are_english_and_those_with_a_page() -> None:
    assert {"en", *language_codes()} == READ
    assert {"es", "fr", "id", "pt"} <= set(language_codes())


@pytest.mark.parametrize(("code", "indicator"), EVERY)
def test_every_firing_example_fires(pipeline: Callable[[str], Language], code: str, indicator: Indicator) -> None:
    fires = load_language(code).indicators[indicator].fires
    assert [text for text in fires if indicator not in shown(pipeline(code), text)] == []


@pytest.mark.parametrize(("code", "indicator"), EVERY)
def test_every_quiet_example_is_quiet_for_all(
    pipeline: Callable[[str], Language], code: str, indicator: Indicator
) -> None:
    quiet = load_language(code).indicators[indicator].quiet
    assert {text: found for text in quiet if (found := shown(pipeline(code), text))} == {}


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("[$papers]", "[$nothing]", "no list of this page is called $nothing"),
        ("  isolation:", "  loneliness:", "indicators"),
        ("language: Spanish", "language: Spanish\ncolour: red", "colour"),
        ("  isolation:", "  isolation: [", "cannot be read as YAML"),
    ],
)
def test_a_malformed_page_is_one_line_with_its_name(tmp_path: Path, old: str, new: str, what: str) -> None:
    path = Path(shutil.copy(pages.HERE / "es.yml", tmp_path))
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigurationProblem) as problem:
        read_page(path, LanguagePage)
    assert str(problem.value).startswith("es.yml: ")
    assert what in str(problem.value)
    assert "\n" not in str(problem.value)


def test_a_page_without_an_indicator_names_it(tmp_path: Path) -> None:
    text = (pages.HERE / "es.yml").read_text(encoding="utf-8")
    start, end = text.index("  isolation:"), text.index("  physical_and_sexual_violence:")
    (tmp_path / "es.yml").write_text(text[:start] + text[end:], encoding="utf-8")
    with pytest.raises(ConfigurationProblem, match=r"es\.yml: .*isolation is missing"):
        read_page(tmp_path / "es.yml", LanguagePage)


def test_a_language_without_a_page_is_named() -> None:
    with pytest.raises(ConfigurationProblem, match=r"de\.yml"):
        load_language("de")
