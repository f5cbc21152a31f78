"""The reading pipeline: the pretrained names first, then our components in their order."""

import spacy
from spacy.language import Language

from nlp.components import accused, indicators, organisations, persons, relations, sentences, stance
from nlp.errors import LanguageModelMissing

EXCLUDED = ["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]
ORDER = (
    indicators.NAME,
    organisations.NAME,
    persons.NAME,
    relations.NAME,
    stance.NAME,
    accused.NAME,
)


def build_pipeline(language_model: str) -> Language:
    """Sentences, the pretrained entity recogniser, then ours. Raises LanguageModelMissing."""
    try:
        nlp = spacy.load(language_model, exclude=EXCLUDED)
    except OSError as error:
        raise LanguageModelMissing(
            f"language model {language_model}: not installed; install it or set language_model to one that is"
        ) from error
    nlp.add_pipe(sentences.NAME, first=True)
    for name in ORDER:
        nlp.add_pipe(name)
    return nlp
