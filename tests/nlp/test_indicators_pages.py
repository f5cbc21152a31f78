"""Every page of the lexicon is judged by its own examples."""

import shutil
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from manumit.model.errors import ConfigurationProblem
from manumit.model.words import Indicator
from nlp.components import indicators, sentences
from nlp.lexicon import FOLDER, load_lexicon
from nlp.notes import notes_of

PAGES = load_lexicon()


@pytest.fixture(scope="module")
def lexicon_only() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe(sentences.NAME)
    nlp.add_pipe(indicators.NAME)
    return nlp


def shown(nlp: Language, text: str) -> set[Indicator]:
    return {hit.indicator for hit in notes_of(nlp(text)).hits}


def test_there_is_a_page_for_every_indicator() -> None:
    assert set(PAGES) == set(Indicator)


@pytest.mark.parametrize("indicator", sorted(PAGES))
def test_every_page_names_its_source_and_its_number(indicator: Indicator) -> None:
    page = PAGES[indicator]
    assert page.source
    assert (page.ilo is not None) == (list(Indicator).index(indicator) < 11)


@pytest.mark.parametrize("indicator", sorted(PAGES))
def test_every_firing_example_fires(lexicon_only: Language, indicator: Indicator) -> None:
    silent = [text for text in PAGES[indicator].fires if indicator not in shown(lexicon_only, text)]
    assert silent == []


@pytest.mark.parametrize("indicator", sorted(PAGES))
def test_every_quiet_example_stays_quiet_for_all_indicators(lexicon_only: Language, indicator: Indicator) -> None:
    noisy = {text: shown(lexicon_only, text) for text in PAGES[indicator].quiet if shown(lexicon_only, text)}
    assert noisy == {}


@pytest.mark.parametrize(
    ("name", "old", "new", "what"),
    [
        ("debt_bondage.yml", "ilo: 9", "ilo: 12", "debt_bondage.yml: ilo: "),
        ("debt_bondage.yml", "ilo: 9", "ilo: 9\ncolour: red", "debt_bondage.yml: colour: "),
        ("deception.yml", "means:", "means: [", "deception.yml: cannot be read as YAML"),
        ("isolation.yml", "near: [$workers]", "near: [$nobody]", "isolation.yml: terms."),
    ],
)
def test_a_malformed_page_is_one_line_with_file_field_and_what(
    tmp_path: Path, name: str, old: str, new: str, what: str
) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "indicators"))
    page = folder / name
    page.write_text(page.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigurationProblem) as problem:
        load_lexicon(folder)
    assert str(problem.value).startswith(what)
    assert "\n" not in str(problem.value)
    assert problem.value.exit_code == 3


def test_a_missing_page_is_named(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "indicators"))
    (folder / "child_labour.yml").unlink()
    with pytest.raises(ConfigurationProblem, match=r"child_labour\.yml: the page is missing"):
        load_lexicon(folder)


def test_a_page_of_no_indicator_is_named(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "indicators"))
    shutil.copy(folder / "deception.yml", folder / "bad_luck.yml")
    with pytest.raises(ConfigurationProblem, match=r"bad_luck\.yml: no indicator has this name"):
        load_lexicon(folder)
