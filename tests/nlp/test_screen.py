"""The screen loses nothing that the lexicon finds, and stretches keep what passes it in its surroundings."""

from functools import cache
from itertools import islice, pairwise

import spacy

from manumit.model.words import Indicator
from nlp.components import sentences as bounds
from nlp.lexicon import load_lexicon
from nlp.notes import notes_of
from nlp.patterns import Patterns
from nlp.screen import Screen, words_of
from nlp.stretches import LEAD, LONGEST, sentences, stretches
from nlp.training.corpus import passages

NEUTRAL = "The board met on Tuesday and approved the accounts of the year before. "


def closed(texts: list[str]) -> list[bool]:
    """A gate that lets nothing through, so that the lexicon alone decides."""
    return [False] * len(texts)


@cache
def screen() -> Screen:
    return Screen(load_lexicon().values(), closed)


@cache
def patterns() -> tuple[spacy.language.Language, Patterns]:
    nlp = spacy.blank("en")
    nlp.add_pipe(bounds.NAME)
    return nlp, Patterns(nlp, {indicator.value: page for indicator, page in load_lexicon().items()})


def matched(text: str) -> list[tuple[int, int]]:
    """The characters of every match of the lexicon."""
    nlp, found = patterns()
    doc = nlp(text)
    return [
        (doc[match.start].idx, doc[match.end - 1].idx + len(doc[match.end - 1]))
        for match in found.find(doc, notes_of(doc).sentences)
    ]


def test_every_sentence_that_a_page_says_must_fire_passes() -> None:
    for indicator, page in load_lexicon().items():
        for example in page.fires:
            assert screen().can_hold(words_of(example)), f"{indicator}: {example}"


def test_every_match_in_the_corpus_lies_in_sentences_that_pass() -> None:
    for passage in islice(passages(split="train"), 0, None, 9):
        passing = [span for span in sentences(passage.text) if screen().can_hold(words_of(passage.text[slice(*span)]))]
        for start, end in matched(passage.text):
            assert any(a < end and start < b for a, b in passing), passage.text[start:end]


def test_a_long_text_is_read_where_it_matters_and_at_its_beginning() -> None:
    hit = next(iter(load_lexicon()[Indicator.RETENTION_OF_IDENTITY_DOCUMENTS].fires))
    text = NEUTRAL * 40 + hit + " " + NEUTRAL * 40
    chosen = list(stretches(text, screen()))
    place = text.index(hit)
    assert chosen[0].start == 0
    assert chosen[0].end >= LEAD
    assert any(stretch.own <= place and place + len(hit) <= stretch.end for stretch in chosen)
    assert sum(stretch.end - stretch.own for stretch in chosen) < len(text) / 4


def test_a_stretch_holds_the_sentence_before_and_behind() -> None:
    hit = next(iter(load_lexicon()[Indicator.RETENTION_OF_IDENTITY_DOCUMENTS].fires))
    text = NEUTRAL * 20 + "The mill stands by the river. " + hit + " Nobody answered. " + NEUTRAL * 20
    read = " ".join(text[stretch.start : stretch.end] for stretch in stretches(text, screen()))
    assert "stands by the river" in read
    assert "Nobody answered" in read


def test_a_short_text_is_read_whole_whatever_it_says() -> None:
    text = NEUTRAL * 8
    assert len(text) < LONGEST
    assert [(s.start, s.own, s.end) for s in stretches(text, screen())] == [(0, 0, len(text))]


def test_no_sentence_is_owned_by_two_stretches() -> None:
    hit = next(iter(load_lexicon()[Indicator.CHILD_LABOUR].fires)) + " "
    owned = [(stretch.own, stretch.end) for stretch in stretches(hit * 60, screen())]
    assert owned[0][0] == 0
    assert all(before[1] == after[0] for before, after in pairwise(owned))
