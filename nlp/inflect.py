"""Word forms by rule and by a table of exceptions, so that a page lists each word once."""

from functools import cache

from nlp.pages import shared_lists

VOWELS = "aeiou"


@cache
def forms(word: str) -> frozenset[str]:
    """The word as a verb and as a noun: base, -s, past and -ing. Forms that do not exist do no harm."""
    irregular = shared_lists().irregular.get(word)
    return frozenset({word, plural(word), *(irregular or (_past(word),)), _ing(word)})


@cache
def past_forms() -> frozenset[str]:
    """Past forms that do not end in -ed, and the auxiliaries that tell of the past."""
    return frozenset(form for all_forms in shared_lists().irregular.values() for form in all_forms)


def is_past(word: str) -> bool:
    """Whether a lower-case word looks like a past tense or a past participle."""
    return word.endswith("ed") or word in past_forms()


def plural(word: str) -> str:
    """The -s form of a noun or verb."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and len(word) > 1 and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def expand(phrase: str, *, verb: bool = False) -> frozenset[str]:
    """Every wording of a phrase: its last word inflects as a noun, as a verb its first too; spellings, hyphens."""
    words = phrase.lower().split()
    if len(words) == 1:
        wordings = set(forms(words[0]))
    else:
        wordings = {" ".join([*words[:-1], last]) for last in (words[-1], plural(words[-1]))}
        wordings |= {" ".join([first, *words[1:]]) for first in forms(words[0])} if verb else set()
    wordings |= {_respell(wording) for wording in wordings}
    wordings |= {wording.replace(" ", "-", 1) for wording in wordings if 1 <= wording.count(" ") <= 2}
    return frozenset(wordings)


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and len(word) > 1 and word[-2] not in VOWELS:
        return word[:-1] + "ied"
    return (word + word[-1] if _doubles(word) else word) + "ed"


def _ing(word: str) -> str:
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return (word + word[-1] if _doubles(word) else word) + "ing"


def _doubles(word: str) -> bool:
    """Whether a short verb doubles its last letter: stop, stopped."""
    return 3 <= len(word) <= 4 and word[-1] not in VOWELS + "wxy" and word[-2] in VOWELS and word[-3] not in VOWELS


def _respell(wording: str) -> str:
    for british, american in shared_lists().spellings.items():
        wording = wording.replace(british, american)
    return wording
