"""The reading pipeline: our components in their order."""

from collections.abc import Mapping

import spacy
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer

from nlp.components import (
    accused,
    details,
    encoder,
    indicators,
    organisations,
    persons,
    relations,
    sentences,
    stance,
    vacancies,
)
from nlp.names import load_names

Config = Mapping[str, Mapping[str, object]]
ORDER = (
    encoder.NAME,
    indicators.NAME,
    organisations.NAME,
    persons.NAME,
    relations.NAME,
    stance.NAME,
    accused.NAME,
    vacancies.NAME,
    details.NAME,
)


def build_pipeline(config: Config | None = None) -> Language:
    """Sentences, then the trained model, then what is made of both. Raises LanguageModelMissing.

    config: for a component, by its name, what differs from its defaults.
    """
    nlp = spacy.blank("en")
    assert isinstance(nlp.tokenizer, Tokenizer)
    for form in sorted(load_names().legal):
        if form.endswith("."):  # Pvt. Ltd. is one name, whatever the model's tokenizer makes of its stops
            nlp.tokenizer.add_special_case(form, [{ORTH: form}])
    nlp.add_pipe(sentences.NAME, first=True)
    for name in ORDER:
        nlp.add_pipe(name, config=dict((config or {}).get(name, {})))
    return nlp
