"""The readers that are compared: each is given the same passages and answers in the same shape."""

import pytest

from manumit.model.words import Indicator, Stance
from nlp.errors import LanguageModelMissing
from nlp.evaluation.encoder_alone import build_encoder_alone
from nlp.evaluation.keywords import Keywords
from nlp.evaluation.labels import Judged, Labels, labels_of
from nlp.evaluation.pretrained import build_pretrained
from nlp.evaluation.readers import read_all, read_with
from nlp.reader import Reader

TEXT = (
    "Inspectors found that Ketter Foods Ltd had confiscated the passports of forty packers. Debt bondage is forbidden."
)
ROWS = [Judged("a-1", TEXT, Labels()), Judged("a-2", "Ketter Foods Ltd opened a shop in Derby.", Labels())]


def test_keywords_call_every_phrase_an_allegation_and_accuse_nobody() -> None:
    first, second = Keywords().read(ROWS)
    assert Indicator.DEBT_BONDAGE in first.indicators
    assert {said.stance for said in first.mentions} == {Stance.ALLEGED}
    assert first.charged() == set()
    assert second == Labels()


def test_the_encoder_alone_quotes_the_text_and_knows_no_lexicon() -> None:
    readings = list(read_with(build_encoder_alone(), ROWS))
    assert Indicator.RETENTION_OF_IDENTITY_DOCUMENTS in labels_of(readings[0]).indicators
    assert all(m.quote == TEXT[m.start : m.end] and m.rules == ("model",) for m in readings[0].mentions)
    assert not readings[1].mentions


def test_the_pretrained_pipeline_reads_by_lexicon_alone() -> None:
    readings = list(read_with(build_pretrained(), ROWS))
    assert Indicator.RETENTION_OF_IDENTITY_DOCUMENTS in labels_of(readings[0]).indicators
    assert all("model" not in mention.rules for mention in readings[0].mentions)
    assert ("Ketter Foods Ltd", "company") in labels_of(readings[1]).organisations


def test_a_pretrained_pipeline_that_is_missing_is_named() -> None:
    with pytest.raises(LanguageModelMissing, match="xx_none_such: not installed"):
        build_pretrained("xx_none_such")


def test_the_reader_is_asked_in_the_language_of_the_passage(reader: Reader) -> None:
    spanish = Judged("es-1", "La empresa retuvo los pasaportes de los trabajadores.", Labels(), language="es")
    first, second = read_all(reader, [ROWS[0], spanish])
    assert Indicator.RETENTION_OF_IDENTITY_DOCUMENTS in labels_of(first).indicators
    assert Indicator.RETENTION_OF_IDENTITY_DOCUMENTS in labels_of(second).indicators
