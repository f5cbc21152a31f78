"""Whether a word could be one of a language written in Latin letters: a test of how bytes were decoded."""

import re
from functools import cache
from pathlib import Path

from crawlers.strict_yaml import read_yaml

_FILE = Path(__file__).with_name("alphabets.yml")
_PUNCTUATION = frozenset("’‘“”„–—…•·°º²³®©™€£«»§±×½¼¡¿´`№\u00a0\u0307")


@cache
def odd_words(text: str) -> int:
    """How many different words have letters or signs that no one alphabet holds."""
    words = {word for word in re.findall(r"[^\s\d;,|\"]+", text) if not word.isascii()}
    return sum(not _is_written(word) for word in words)


def _is_written(word: str) -> bool:
    if re.search(r"[a-zà-ÿ][A-ZÀ-Þ]", word):
        return False
    letters = {letter for letter in word.lower() if letter > "\x7f" and letter not in _PUNCTUATION}
    return not letters or any(letters <= alphabet for alphabet in _alphabets())


@cache
def _alphabets() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(str(letters)) for letters in read_yaml(_FILE.read_text(encoding="utf-8")).values())
