"""The simplest reader: a phrase of the lexicon in the text is an allegation. It names nobody."""

from collections.abc import Iterable, Iterator

import spacy
from spacy.language import Language

from manumit.model.words import Stance
from nlp.components import sentences
from nlp.evaluation.labels import Judged, Labels, Said
from nlp.lexicon import IndicatorPage, load_lexicon
from nlp.notes import notes_of
from nlp.patterns import Patterns


class Keywords:
    """Looks up the plain phrases of every page, without what silences them."""

    def __init__(self) -> None:
        self._nlp: Language = spacy.blank("en")
        self._nlp.add_pipe(sentences.NAME)
        pages = {indicator.value: page for indicator, page in load_lexicon().items()}
        self._phrases = Patterns(self._nlp, {name: _plain(page) for name, page in pages.items()})

    def read(self, rows: Iterable[Judged]) -> Iterator[Labels]:
        """What each passage shows, in order."""
        for row in rows:
            doc = self._nlp(row.text)
            names = {match.name for match in self._phrases.find(doc, notes_of(doc).sentences)}
            yield Labels(tuple(Said(name, Stance.ALLEGED) for name in sorted(names)))


def _plain(page: IndicatorPage) -> IndicatorPage:
    """The page with its phrases alone; a page without any keeps one that no text holds."""
    bare = {"unless": (), "near": ()}
    terms = tuple(term.model_copy(update=bare) for term in page.terms if term.phrase)
    return page.model_copy(update={"terms": terms, "silent": ()})
