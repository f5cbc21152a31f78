"""The page of laws, the features and the floors of the criteria."""

from pathlib import Path

import numpy as np
import pytest

from manumit.model.criteria import Law
from nlp.criteria.features import BUCKETS, rarity_of, row_of, terms_of, words
from nlp.criteria.headings import is_heading, run_in_heading
from nlp.criteria.labels import LABELS, ONLY_AU
from nlp.criteria.laws import Criterion, Laws, load_laws
from nlp.criteria.scorer import MODEL, Scorer
from nlp.errors import LanguageModelMissing, LexiconProblem
from nlp.pages import read_page


def test_every_law_has_its_criteria_and_a_source() -> None:
    laws = load_laws()
    assert set(laws) == set(Law)
    assert all(page.source.startswith("https://") and page.citation for page in laws.values())
    assert {c.label for c in laws[Law.AU].criteria} == set(LABELS)


@pytest.mark.parametrize("law", [Law.UK, Law.CA])
def test_labels_that_only_australian_statements_have_are_asked_of_no_other(law: Law) -> None:
    assert not {c.label for c in load_laws()[law].criteria} & ONLY_AU


def test_a_criterion_with_words_asks_for_the_beginning_of_one() -> None:
    training = Criterion(id="t", section="s", title="T", label="risk_mitigation", required=False, words=("train",))
    assert training.speaks_in("Our Training reached 40 buyers.")
    assert not training.speaks_in("A constrained budget held us back.")


def test_a_page_with_an_unknown_label_is_refused_with_its_place(tmp_path: Path) -> None:
    page = tmp_path / "laws.yml"
    page.write_text(
        "laws: {uk: {citation: c, source: s, criteria: [{id: a, section: s, title: t, label: luck, required: false}]}}",
        encoding="utf-8",
    )
    with pytest.raises(LexiconProblem, match=r"laws\.yml: laws\.uk\.criteria\.0\.label: .*luck"):
        read_page(page, Laws)


@pytest.mark.parametrize(
    "line", ["Our policies", "2.1 Where the risks are", "RISKS OF MODERN SLAVERY", "How do we train our buyers?"]
)
def test_a_heading_is_told(line: str) -> None:
    assert is_heading(line)


@pytest.mark.parametrize("line", ["We train our buyers.", "- Australia", "2025", "and those of", ""])
def test_a_line_of_text_is_no_heading(line: str) -> None:
    assert not is_heading(line)


def test_a_heading_in_capitals_at_the_head_of_a_sentence_is_told() -> None:
    assert run_in_heading("OUR SUPPLY CHAINS Yarn comes from 31 mills") == "OUR SUPPLY CHAINS"
    assert run_in_heading("Yarn comes from 31 mills") is None


def test_numbers_are_alike_and_neighbours_are_context() -> None:
    assert words("In 2025 we met 31 MILLS") == ["in", "0", "we", "met", "0", "mills"]
    alone, between = terms_of(["We audit."], [None])[0], terms_of(["Mills.", "We audit.", "Yearly."], [None] * 3)[1]
    assert np.array_equal(alone.own, between.own)
    assert (len(alone.context), len(between.context)) == (0, 2)


def test_a_row_weighs_own_words_over_context_and_rare_words_over_common() -> None:
    rows = terms_of(["we audit mills", "we bake bread", "we audit farms"], [None] * 3)
    rarity = rarity_of(rows, at_least=1)
    row = row_of(rows[0], rarity)
    assert np.linalg.norm(row.values[: len(rows[0].own)]) == pytest.approx(1.0)
    assert np.linalg.norm(row.values[len(rows[0].own) :]) == pytest.approx(0.5)
    one, two = terms_of(["we", "mills"], [None, None])
    assert rarity[two.own[0]] > rarity[one.own[0]]


def test_a_scorer_is_the_same_after_writing_and_small(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    made = Scorer.of(rng.normal(size=(BUCKETS, len(LABELS))), np.zeros(len(LABELS)), np.ones(BUCKETS, np.float32))
    made.write(tmp_path / "one.npz")
    Scorer.read(tmp_path / "one.npz").write(tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    rows = terms_of(["we audit mills"], [None])
    assert np.allclose(Scorer.read(tmp_path / "two.npz").score(rows), made.score(rows))
    assert MODEL.stat().st_size <= 1_500_000


def test_a_score_below_the_floor_has_no_chance() -> None:
    flat = Scorer.of(np.zeros((BUCKETS, len(LABELS))), np.zeros(len(LABELS)), np.ones(BUCKETS, np.float32))
    assert flat.chance(0, 0.49) == 0.0
    assert flat.chance(0, 0.8) == pytest.approx(0.8)


def test_a_missing_scorer_is_named(tmp_path: Path) -> None:
    with pytest.raises(LanguageModelMissing, match=r"criteria\.npz"):
        Scorer.read(tmp_path / "criteria.npz")
