"""Which language a text is in, where there is enough of it to tell."""

import unicodedata
from collections import Counter
from functools import cache
from typing import NamedTuple

from py3langid.langid import MODEL_FILE, LanguageIdentifier

READ = frozenset({"en", "es", "fr", "id", "pt"})
"""Languages that are read: English, and those with a page in nlp/languages. Any other is unread, never clean."""

_ENOUGH = 60
_ENOUGH_FOREIGN = 12  # letters of another script tell more
_SURE = 0.8
_SAMPLE = 4_000
# Told apart by nobody on short texts; one group, under the code of the larger one.
_GROUPS = {"ms": "id", "pcm": "en"}


class Language(NamedTuple):
    """A language code, or None where the text is too short or too mixed to tell; and the identifier's score."""

    code: str | None
    score: float


def identify(text: str) -> Language:
    """The language of a text, from its beginning, middle and end."""
    sample = _sample(text)
    letters = [letter for letter in sample if letter.isalpha()]
    if len(letters) < (_ENOUGH_FOREIGN if sum(letter > "\u024f" for letter in letters) * 2 > len(letters) else _ENOUGH):
        return Language(None, 0.0)
    totals: dict[str, float] = {}
    for code, score in _identifier().rank(sample):
        group = _GROUPS.get(code, code)
        totals[group] = totals.get(group, 0.0) + score
    code = max(totals, key=lambda name: (totals[name], name))
    score = round(totals[code], 4)
    return Language(code if score >= _SURE else None, score)


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


class Foreign(NamedTuple):
    """The script of most letters that are not Latin, and the share of such letters among all."""

    script: str
    share: float


def foreign_script(text: str) -> Foreign | None:
    """What of a text is written in another script than all languages that are read; None where nothing is."""
    letters = [letter for letter in _sample(text) if letter.isalpha()]
    scripts = Counter(unicodedata.name(letter, "unnamed").partition(" ")[0] for letter in letters if letter > "\u024f")
    del scripts["LATIN"]
    if not scripts:
        return None
    script = min(scripts, key=lambda name: (-scripts[name], name))
    return Foreign(script.capitalize(), scripts.total() / len(letters))


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
