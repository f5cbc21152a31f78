"""The corpus holds what it promises, row by row and in numbers."""

from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from manumit.model.errors import UsageProblem
from manumit.model.words import AccusedKind, Stance
from nlp.corpus_checks.coverage import EACH_LANGUAGE, shortfalls
from nlp.corpus_checks.faults import faults, repeated_ids, sentence_count, sharing, split_batches
from nlp.corpus_checks.grams import SetAside, grams
from nlp.pages import HERE
from nlp.training.corpus import Passage, passages

SHARING_AT_MOST = 60
"""Pairs of training passages with a run of eight words in common: dates, names of offices, turns of speech."""
SET_ASIDE = Path(__file__).parent / "data" / "dev-8grams.txt"
ROWS = list(passages(language=None))
ENGLISH = [row for row in ROWS if row.language == "en"]


def passage(text: str = "Ketter Foods kept the passports of nine packers.", **fields: object) -> Passage:
    mention = {
        "indicator": "retention_of_identity_documents",
        "stance": "alleged",
        "start": 13,
        "end": 31,
        "quote": "kept the passports",
        "accused": "Ketter Foods",
        "accused_kind": "organisation",
    }
    row: dict[str, object] = {
        "id": "batch-0001",
        "batch": "batch",
        "split": "train",
        "provenance": "synthetic",
        "register": "news",
        "text": text,
        "mentions": [mention],
        "organisations": [{"name": "Ketter Foods", "type": "company"}],
    }
    return Passage.model_validate(row | fields)


def with_mention(**changes: object) -> Passage:
    first = passage().mentions[0].model_dump()
    return passage(mentions=[first | changes])


def test_no_row_has_a_fault() -> None:
    assert [fault for row in ROWS for fault in faults(row)] == []


def test_the_corpus_is_as_large_and_as_even_as_it_must_be() -> None:
    assert list(shortfalls(ENGLISH)) == []


def test_no_id_and_no_text_stands_twice() -> None:
    assert repeated_ids(ROWS) == []


def test_every_batch_belongs_to_one_split_and_both_splits_are_filled() -> None:
    assert split_batches(ROWS) == []
    splits = Counter(row.split for row in ENGLISH)
    assert splits["test"] >= 300
    assert splits["train"] > splits["test"]


@pytest.fixture(scope="module")
def alike() -> list[tuple[Passage, Passage]]:
    return sharing(ENGLISH)


def test_no_run_of_eight_words_stands_in_training_and_test(alike: list[tuple[Passage, Passage]]) -> None:
    assert [(one.id, other.id) for one, other in alike if one.split != other.split] == []


def test_hardly_two_passages_share_a_run_of_eight_words(alike: list[tuple[Passage, Passage]]) -> None:
    assert len(alike) <= SHARING_AT_MOST


def test_every_other_language_has_enough_passages() -> None:
    languages = Counter(row.language for row in ROWS if row.language != "en")
    assert {code: count for code, count in languages.items() if count < EACH_LANGUAGE} == {}


def test_no_passage_repeats_eight_words_of_the_passages_set_aside() -> None:
    aside = SetAside.load(SET_ASIDE)
    found = {row.id: runs for row in ROWS if (runs := aside.repeated_in(f"{row.title or ''}\n{row.text}"))}
    assert found == {}


def test_no_page_of_the_lexicon_and_no_code_repeats_eight_words_of_the_passages_set_aside() -> None:
    aside = SetAside.load(SET_ASIDE)
    files = sorted(chain(HERE.rglob("*.yml"), HERE.rglob("*.py"), HERE.rglob("*.md")))
    found = {str(f.relative_to(HERE)): aside.repeated_in(f.read_text(encoding="utf-8")) for f in files}
    assert {name: runs for name, runs in found.items() if runs} == {}


def test_a_repeated_run_is_noticed_by_its_hash_alone() -> None:
    aside = SetAside.of(["The cook slept beside the ovens for eleven weeks on end."], salt="s")
    assert aside.repeated_in("He says: the COOK slept beside the ovens, for eleven weeks.") == [
        "cook slept beside the ovens for eleven weeks",
        "the cook slept beside the ovens for eleven",
    ]
    assert aside.repeated_in("The cook slept beside the ovens for a year on end.") == []
    assert "ovens" not in aside.lines()


def test_the_file_of_hashes_reads_back_as_written(tmp_path: Path) -> None:
    aside = SetAside.of(["one two three four five six seven eight nine"], salt="abc")
    path = tmp_path / "runs.txt"
    path.write_text(aside.lines(), encoding="ascii")
    assert SetAside.load(path) == aside
    path.write_text("", encoding="ascii")
    with pytest.raises(UsageProblem, match="hash_runs"):
        SetAside.load(path)


def test_a_text_of_seven_words_has_no_run() -> None:
    assert grams("one two three four five six seven") == set()
    assert len(grams("one two three four five six seven eight nine")) == 2


def test_a_sound_row_has_no_fault() -> None:
    assert list(faults(passage())) == []


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        (with_mention(start=12), "is not text"),
        (with_mention(stance=Stance.POLICY), "policy accuses nobody"),
        (with_mention(accused_kind=None), "disagree"),
        (with_mention(accused="Ketter Farms"), "is not in the text"),
        (with_mention(accused_kind=AccusedKind.DESCRIPTION), "organisations say otherwise"),
        (with_mention(accused="nine packers", accused_kind=AccusedKind.PERSON), "not among the persons"),
        (passage(register="rumour"), "register 'rumour'"),
        (passage(near=["luck"]), "near miss 'luck'"),
        (passage(actors=["cat"]), "actor 'cat'"),
        (passage(batch="other"), "batch 'other'"),
        (passage(places=["Atlantis"]), "place 'Atlantis'"),
        (passage(organisations=[{"name": "Ketter Foods", "type": "company"}] * 2), "stands twice"),
        (passage(relations=[{"head": "Ketter Foods", "relation": "eats", "tail": "Ketter Foods"}]), "'eats'"),
        (passage(relations=[{"head": "nine", "relation": "supplies", "tail": "Ketter Foods"}]), "head 'nine'"),
        (passage(relations=[{"head": "Ketter Foods", "relation": "supplies", "tail": "nine"}]), "tail 'nine'"),
        (passage(text=passage().text + " They went to the office again." * 8), "9 sentences"),
    ],
)
def test_a_broken_row_is_named(broken: Passage, what: str) -> None:
    assert any(fault.startswith("batch-0001: ") and what in fault for fault in faults(broken))


def test_headings_and_numbers_are_no_sentences() -> None:
    assert sentence_count("WAGES\n1. They were paid in March. 2. Nobody was fined that month.") == 2
    assert sentence_count("Packers wanted, Derby") == 1


def test_rows_beside_each_other_are_compared() -> None:
    one, twin = passage(), passage(id="batch-0002", split="test")
    assert repeated_ids([one, twin]) == [one.text]
    assert split_batches([one, twin]) == ["batch"]
    assert sharing([one, twin]) == [(one, twin)]
    assert "passages: 2 of 3000" in list(shortfalls([one, twin]))
