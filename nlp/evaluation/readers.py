"""The reader, and three simpler ones that it has to beat, all asked the same way."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from spacy.language import Language

from manumit.model.reading import Reading
from nlp.evaluation.encoder_alone import build_encoder_alone
from nlp.evaluation.keywords import Keywords
from nlp.evaluation.labels import Judged, Labels, labels_of
from nlp.evaluation.pretrained import build_pretrained
from nlp.notes import Notes, notes_of
from nlp.reader import Reader, Text
from nlp.readings import reading_of

BASELINES: dict[str, Callable[[Sequence[Judged]], list[Labels]]] = {
    "keywords": lambda rows: list(Keywords().read(rows)),
    "pretrained spaCy + lexicon + rules": lambda rows: _labels(read_with(build_pretrained(), rows)),
    "encoder alone": lambda rows: _labels(read_with(build_encoder_alone(), rows)),
}
"""Simpler readers by the name that the tables give them."""


def read_all(reader: Reader, rows: Iterable[Judged]) -> list[Reading]:
    """What the reader makes of each passage, in order."""
    return list(
        reader.read_many(Text(text=row.text, language=row.language, title=row.title, type=row.type) for row in rows)
    )


def read_with(nlp: Language, rows: Iterable[Judged]) -> Iterator[Reading]:
    """What another pipeline makes of each passage, in order."""
    for row in rows:
        doc = nlp.make_doc(row.text)
        notes_of(doc)
        doc._.notes = Notes(title=row.title or "", type=row.type)
        yield reading_of(nlp(doc), "", ())


def _labels(readings: Iterable[Reading]) -> list[Labels]:
    return [labels_of(reading) for reading in readings]
