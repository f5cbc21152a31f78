"""Grammar: who does what in a sentence; asked only of a text in which something was found."""

from spacy.language import Language
from spacy.tokens import Doc

from nlp.notes import notes_of

NAME = "manumit_grammar"
PIPES = ["tok2vec", "tagger", "parser", "attribute_ruler"]
"""Parts of the language model that stay at rest until a text has hits."""


@Language.factory(NAME)
def make_grammar(nlp: Language, name: str) -> "Grammar":  # noqa: ARG001 -- spaCy passes both by name
    """The component, with the parser of the language model."""
    return Grammar(nlp)


class Grammar:
    """Parses a text that has hits, within the sentences that are noted already."""

    def __init__(self, nlp: Language) -> None:
        self._pipes = [nlp.get_pipe(name) for name in PIPES]

    def __call__(self, doc: Doc) -> Doc:
        if notes_of(doc).hits:
            for pipe in self._pipes:
                doc = pipe(doc)
        return doc
