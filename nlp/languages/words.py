"""Words as all languages of this folder compare them: one tokenizer, no case, no accents, the same apostrophe."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

OPENING = (r"[\(\[\{«“\"'‘¿¡•*\-–—$€£]", r"R\$(?=\d)", r"Rp\.?(?=\d)", r"RM(?=\d)", r"S/\.?(?=\d)")
CLOSING = (r"[\)\]\}»”\"'’,;:!?…%\-–—]", r"(?<=[\w\)\]»”\"%’'])\.", r"\.\.+")
INSIDE = (r"(?<=[A-Za-zÀ-ÿ]['’])(?=\w)", r"(?<=\w)[,;:](?=[^\d\s])", r"…", r"[—–/]", r"(?<=[\w])[\(\)\[\]«»“”\"](?=\w)")


def set_tokenizer(nlp: Language, whole: Iterable[str]) -> None:
    """Split at punctuation and behind an elision, keep hyphens inside a word and the given forms whole."""
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules={form: [{ORTH: form}] for form in sorted(whole) if not re.search(r"\s", form)},
        prefix_search=compile_prefix_regex(OPENING).search,
        suffix_search=compile_suffix_regex(CLOSING).search,
        infix_finditer=compile_infix_regex(INSIDE).finditer,
    )


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """A word in small letters without accents."""
    plain = unicodedata.normalize("NFD", word.lower().replace("’", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def parts(phrase: str) -> tuple[str, ...]:
    """A phrase of a page as folded words, an elided article apart."""
    return tuple(re.findall(r"[^\s']+'|[^\s']+", folded(phrase)))
