"""The terms of an offer: a fee, a deposit, papers to hand over, terms that change; as demanded or as promised away."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from manumit.model.words import Indicator, Stance
from nlp.slots import Span
from nlp.vacancies.page import any_pattern, load_terms, whole_words

PAGE = "terms.yml"
MARK = re.compile(r"[,:()]|\s[-–—/]\s|[–—]")
LIST_MARK = re.compile(r"[,(]|\s[-–—/]\s|[–—]")
PRICED = re.compile(r"\W{0,3}(?:[A-Za-z$€£]+\W{1,2}){0,2}?[$€£]?\d")
CLOSE = 2
"""Words that may stand between a bare no and its fee: no visa or processing fee."""


@dataclass(frozen=True)
class Shown:
    """A term in characters start to end. hypothetical: it would happen to who accepts; policy: it is promised away."""

    name: str
    indicator: Indicator
    stance: Stance
    start: int
    end: int


class Terms:
    """Finds the terms of nlp/vacancies/terms.yml."""

    def __init__(self) -> None:
        page = load_terms()
        self._bare = whole_words([page.words["bare"]], PAGE)
        self._bound = whole_words([page.words["bound"]], PAGE)
        self._terms = [
            (
                name,
                term.indicator,
                any_pattern(page.filled(term.shows), f"{PAGE}: {name}"),
                any_pattern(page.filled(term.promises), f"{PAGE}: {name}"),
                whole_words(term.pledges, f"{PAGE}: {name}"),
                whole_words(term.silent, f"{PAGE}: {name}"),
            )
            for name, term in page.terms.items()
        ]

    def find(self, text: str, clause: Span) -> Iterator[Shown]:
        """Each term that a clause shows, once as promised away and once as demanded."""
        start, end = clause
        for name, indicator, shows, promises, pledges, silent in self._terms:
            if silent.search(text, start, end):
                continue
            promise = promises.search(text, start, end)
            if promise is not None:
                yield Shown(name, indicator, Stance.POLICY, *promise.span())
            match = shows.search(text, promise.end() if promise else start, end)
            if match is None:
                continue
            bound = (p for p in pledges.finditer(text, start, end) if self._binds(text, p.span(), match.span()))
            pledge = next(bound, None)
            if pledge is None:
                yield Shown(name, indicator, Stance.HYPOTHETICAL, *match.span())
            elif promise is None:
                low, high = min(match.start(), pledge.start()), max(match.end(), pledge.end())
                yield Shown(name, indicator, Stance.POLICY, low, high)

    def _binds(self, text: str, pledge: Span, shown: Span) -> bool:
        """Whether a pledge is about the term: a bare no or free only close before it or as the head of its list."""
        if not self._bare.fullmatch(text, *pledge):
            return True
        if pledge[0] >= shown[1]:
            return not LIST_MARK.search(text, shown[1], pledge[0])
        if pledge[1] >= shown[0]:
            return True
        between = text[pledge[1] : shown[0]]
        if not MARK.search(between) and len(between.split()) <= CLOSE and " and " not in between:
            return True
        priced = PRICED.match(text, shown[1])  # no agency fee, processing charge 20,000: the list of promises has ended
        return not priced and bool(self._bound.search(MARK.split(between)[0]))
