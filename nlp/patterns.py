"""The terms of a lexicon, compiled; and where they hold in a sentence."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc

from nlp.inflect import is_past
from nlp.lexicon import Form, Term
from nlp.pages import spread
from nlp.slots import PhraseSlots, Slots, Span

CLAUSE_MARKS = frozenset({",", ";", ":", "–", "—"})
NEAR_TOKENS = 8
Placed = dict[str, dict[int, list[Span]]]


class Page(Protocol):
    """What is looked for under one name."""

    @property
    def terms(self) -> tuple[Term, ...]: ...

    @property
    def silent(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Match:
    """Tokens start to end show a term."""

    name: str
    start: int
    end: int
    form: Form
    rule: str


@dataclass(frozen=True)
class Compiled:
    """One term with the keys of its slots."""

    name: str
    rule: str
    term: Term
    parts: tuple[str, ...]
    unless: str
    near: str


class Patterns:
    """All terms of all pages over one set of slots.

    near_by: how many sentences away what a term needs near it may stand.
    """

    def __init__(
        self, nlp: Language, pages: Mapping[str, Page], *, slots: PhraseSlots | None = None, near_by: int = 0
    ) -> None:
        self._near_by = near_by
        self._slots = slots or Slots(nlp)
        self._terms = [
            self._compile(name, number, term) for name, page in pages.items() for number, term in enumerate(page.terms)
        ]
        self._silent = {name: f"{name}/silent" for name, page in pages.items() if page.silent}
        for name, key in self._silent.items():
            self._slots.add(key, spread(pages[name].silent, key))

    def _compile(self, name: str, number: int, term: Term) -> Compiled:
        rule = f"{name}/{number}"
        lists = term.words or term.together or ((term.verb, term.object) if term.verb else ((term.phrase or "",),))
        parts = tuple(f"{rule}/{index}" for index in range(len(lists)))
        for index, (key, words) in enumerate(zip(parts, lists, strict=True)):
            verb = not term.phrase and (not term.verb or index == 0)
            self._slots.add(key, spread(words, rule), verb=verb)
        unless, near = f"{rule}/unless", f"{rule}/near"
        self._slots.add(unless, spread(term.unless, rule))
        self._slots.add(near, spread(term.near, rule))
        return Compiled(name, rule, term, parts, unless if term.unless else "", near if term.near else "")

    def find(self, doc: Doc, sentences: list[Span]) -> list[Match]:
        """Every match, sentence by sentence, without those that a look-alike covers."""
        found = self._slots.find(doc)
        terms = [
            compiled for compiled in self._terms if compiled.parts[0] in found and found.keys() >= {*compiled.parts}
        ]
        needed = {key for compiled in terms for key in (*compiled.parts, compiled.unless, compiled.near)}
        placed = {key: by_sentence(found[key], sentences) for key in found.keys() & needed}
        matches = [match for compiled in terms for match in self._hold(doc, compiled, placed, sentences)]
        silent = {name: found.get(key, []) for name, key in self._silent.items()}
        return sorted(
            (m for m in matches if not any(_overlap((m.start, m.end), s) for s in silent.get(m.name, []))),
            key=lambda m: (m.start, m.end, m.rule),
        )

    def _hold(self, doc: Doc, compiled: Compiled, placed: Placed, sentences: list[Span]) -> Iterator[Match]:
        slots = [placed.get(part, {}) for part in compiled.parts]
        for number in sorted(set(slots[0]).intersection(*slots[1:])):
            for start, end in _spans(doc, compiled.term, [slot[number] for slot in slots]):
                if self._allowed(compiled, placed, (start, end), sentences[number], number):
                    yield Match(compiled.name, start, end, compiled.term.kind, compiled.rule)

    def _allowed(self, compiled: Compiled, placed: Placed, span: Span, sentence: Span, number: int) -> bool:
        window = (max(sentence[0], span[0] - NEAR_TOKENS), min(sentence[1], span[1] + NEAR_TOKENS))
        if compiled.term.together:  # the loosest terms are silenced from anywhere in the sentence
            window = sentence
        if any(_overlap(place, window) for place in placed.get(compiled.unless, {}).get(number, ())):
            return False
        around = range(number - self._near_by, number + self._near_by + 1)
        return not compiled.near or any(placed.get(compiled.near, {}).get(other) for other in around)


def by_sentence(spans: list[Span], sentences: list[Span]) -> dict[int, list[Span]]:
    """Spans by the number of the sentence that holds them; one that crosses a bound is left out."""
    placed: dict[int, list[Span]] = {}
    for span in spans:
        number = bisect_right(sentences, span[0], key=lambda sentence: sentence[0]) - 1
        if number >= 0 and span[1] <= sentences[number][1]:
            placed.setdefault(number, []).append(span)
    return placed


def _spans(doc: Doc, term: Term, slots: list[list[Span]]) -> Iterator[Span]:
    if term.together:
        yield from (span for span in _together(slots, term.gap) if not _broken(doc, span))
        return
    for first in slots[0]:
        end = _follow(first[1], slots[1:], term.gap)
        if end is not None and not (len(slots) > 1 and not term.verb and _clause_ends(doc, first[1], end)):
            yield first[0], end
    if term.verb:
        yield from _passives(doc, term, slots[0], slots[1])


def _together(slots: list[list[Span]], gap: int) -> Iterator[Span]:
    """Around each span of the first slot one span of every other, in any order, none further off than the gap."""
    for first in slots[0]:
        chosen = [first]
        for slot in slots[1:]:
            near = [span for span in slot if not _overlap(span, first) and _distance(span, first) <= gap]
            chosen += [min(near, key=lambda span: _distance(span, first))] if near else []
        if len(chosen) == len(slots):
            yield min(start for start, _ in chosen), max(end for _, end in chosen)


def _clause_ends(doc: Doc, start: int, end: int) -> bool:
    """Whether a comma with and, but or or stands between: another clause with a verb of its own begins there."""
    pairs = ((doc[i].text, doc[i + 1].lower_) for i in range(start, max(start, end - 1)))
    return any(mark == "," and word in ("and", "but", "or") for mark, word in pairs)


def _broken(doc: Doc, span: Span) -> bool:
    """Whether a comma or the like stands inside: what is said on its two sides need not belong together."""
    return any(token.text in CLAUSE_MARKS for token in doc[span[0] : span[1]])


def _distance(a: Span, b: Span) -> int:
    return max(a[0] - b[1], b[0] - a[1])


def _passives(doc: Doc, term: Term, verbs: list[Span], objects: list[Span]) -> Iterator[Span]:
    """The object first and then its verb, which must be a participle: passports were confiscated."""
    for thing in objects:
        for verb in verbs:
            if 0 <= verb[0] - thing[1] <= term.gap and is_past(doc[verb[0]].lower_):
                yield thing[0], verb[1]
                break


def _follow(position: int, slots: list[list[Span]], gap: int) -> int | None:
    """Where a chain of slots that begins behind position ends, each within the gap of the one before."""
    if not slots:
        return position
    for start, end in slots[0]:
        if 0 <= start - position <= gap:
            last = _follow(end, slots[1:], gap)
            if last is not None:
                return last
    return None


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]
