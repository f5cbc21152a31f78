"""Which language a text is in, where there is enough of it to tell."""

from functools import cache
from typing import NamedTuple

from py3langid.langid import MODEL_FILE, LanguageIdentifier

READ = frozenset({"en"})
"""Languages that the reading stage reads. A text in any other is counted as unread, never as clean."""

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


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
