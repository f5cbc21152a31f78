"""Encoder: the trained model reads each text once; its names become doc.ents, all else is noted for what follows."""

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from nlp.learned.decode import names
from nlp.learned.labels import ORGANISATION, PERSON, PLACE
from nlp.learned.model import Encoded, load_model
from nlp.notes import notes_of

NAME = "manumit_encoder"
LABELS = {ORGANISATION: "ORG", PERSON: "PERSON", PLACE: "GPE"}
"""Kinds of name as spaCy's own pipelines call them."""


@Language.factory(NAME, default_config={"batch": 64})
def make_encoder(nlp: Language, name: str, batch: int) -> "Encoder":  # noqa: ARG001 -- spaCy passes both by name
    """The component; batch: how many texts are cut into word pieces together."""
    return Encoder(batch)


class Encoder:
    """Notes what the trained model makes of every text."""

    def __init__(self, batch: int) -> None:
        self._model = load_model()
        self._batch = batch

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 0) -> Iterator[Doc]:
        """Many texts, cut into word pieces together."""
        rest = iter(stream)
        while docs := list(islice(rest, batch_size or self._batch)):
            pieces = self._model.cut([doc.text for doc in docs])
            for doc, encoded in zip(docs, map(self._model.encode, pieces), strict=True):
                notes_of(doc).encoded = encoded
                doc.ents = filter_spans(_entities(doc, encoded))
                yield doc


def _entities(doc: Doc, encoded: Encoded) -> list[Span]:
    found = (
        doc.char_span(name.start, name.end, label=LABELS[name.label], alignment_mode="expand")
        for name in names(encoded)
        if name.label in LABELS
    )
    return [part for span in found if span is not None for part in _in_one_sentence(span)]


def _in_one_sentence(span: Span) -> Iterator[Span]:
    """The parts of a name that a sentence or a heading begins inside: the model does not see where a line ends."""
    bounds = [0, *(i for i, token in enumerate(span) if i and token.is_sent_start), len(span)]
    for first, last in pairwise(bounds):
        while last > first and span[last - 1].is_space:
            last -= 1
        if last > first:
            yield Span(span.doc, span.start + first, span.start + last, label=span.label_)
