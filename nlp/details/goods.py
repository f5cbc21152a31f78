"""Goods: from a list, where somebody makes them; and what stands behind producing, harvesting, weaving."""

import re
from collections.abc import Iterator

from manumit.model.base import Model
from manumit.model.detail import Detail, DetailKind
from nlp.details.units import any_of
from nlp.inflect import forms
from nlp.pages import HERE, read_page

WORD = re.compile(r"[a-z]+")
BETWEEN = r"(?:[a-z’-]+ ){0,2}?"


class GoodsPage(Model):
    """Goods with further wordings; verbs that make them; words of places of work; words that end a good."""

    goods: dict[str, tuple[str, ...]]
    verbs: tuple[str, ...]
    open_verbs: tuple[str, ...]
    work: tuple[str, ...]
    stop: tuple[str, ...]


class Goods:
    """Finds goods."""

    def __init__(self) -> None:
        page = read_page(HERE / "details" / "goods.yml", GoodsPage)
        self._names = {word: good for good, words in page.goods.items() for word in (good, *words)}
        good = rf"({any_of(self._names)})"
        verbs = any_of({form for verb in page.verbs for form in forms(verb)})
        stop = any_of(page.stop)
        word = rf"(?!{stop}\b)[a-z][a-z-]+(?<!ly)\b"
        self._any = frozenset(re.split(r"[ -]", name)[0] for name in self._names)
        self._made = re.compile(rf"(?i)\b{verbs} {BETWEEN}{good}\b")
        self._work = re.compile(rf"(?i)\b{good}[ -](?:\w+[ -])?{any_of(page.work)}\b")
        self._open = re.compile(rf"\b(?:{any_of(page.open_verbs)}) ({word}(?: {word})?)")

    def find(self, text: str, start: int, end: int) -> Iterator[Detail]:
        """Each good between start and end, by the name of the list where it is on it."""
        named = not self._any.isdisjoint(WORD.findall(text[start:end].lower()))
        patterns = (self._made, self._work) if named else ()
        listed = [match for pattern in patterns for match in pattern.finditer(text, start, end)]
        for match in listed:
            yield _detail(match, self._names[match[1].lower()])
        for match in self._open.finditer(text, start, end):
            if not any(match.start() <= other.start(1) <= match.end() for other in listed):
                yield _detail(match, match[1].lower())

    def named(self, wording: str) -> str:
        """The name on the list for a wording that is known to be a good; else the wording."""
        return self._names.get(wording.lower(), wording.lower())


def _detail(match: re.Match[str], value: str) -> Detail:
    return Detail(kind=DetailKind.GOOD, value=value, start=match.start(1), end=match.end(1))
