"""The reading pipeline: the pretrained names first, then our components in their order."""

import spacy
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer

from nlp.components import accused, grammar, indicators, organisations, persons, relations, sentences, stance
from nlp.errors import LanguageModelMissing
from nlp.names import load_names

EXCLUDED = ["senter", "lemmatizer"]
ORDER = (
    indicators.NAME,
    organisations.NAME,
    persons.NAME,
    relations.NAME,
    stance.NAME,
    grammar.NAME,
    accused.NAME,
)


def build_pipeline(language_model: str) -> Language:
    """Sentences, the pretrained entity recogniser, then ours. Raises LanguageModelMissing."""
    try:
        nlp = spacy.load(language_model, exclude=EXCLUDED, disable=grammar.PIPES)
    except OSError as error:
        raise LanguageModelMissing(
            f"language model {language_model}: not installed; install it or set language_model to one that is"
        ) from error
    assert isinstance(nlp.tokenizer, Tokenizer)
    for form in sorted(load_names().legal):
        if form.endswith("."):  # Pvt. Ltd. is one name, whatever the model's tokenizer makes of its stops
            nlp.tokenizer.add_special_case(form, [{ORTH: form}])
    nlp.add_pipe(sentences.NAME, first=True)
    for name in ORDER:
        nlp.add_pipe(name)
    return nlp
