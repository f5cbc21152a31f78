"""Indicators: spans of a text that show one, by the lexicon and by the trained model; a hit says which fired."""

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from manumit.model.words import Indicator
from nlp.learned.decode import Found, indicators
from nlp.lexicon import Form, load_lexicon
from nlp.notes import Hit, Notes, notes_of
from nlp.patterns import Match, Patterns

NAME = "manumit_indicators"
KEY = "indicators"
GENERAL = Indicator.FORCED_LABOUR
SPECIFIC = frozenset({Indicator.CHILD_LABOUR, Indicator.STATE_IMPOSED_FORCED_LABOUR, Indicator.DEBT_BONDAGE})
MODEL = "model"
"""What a hit of the trained model has in place of a lexicon rule."""


@Language.factory(NAME, default_config={"sure": 0.65, "doubtful": 0.02})
def make_indicators(nlp: Language, name: str, sure: float, doubtful: float) -> "Indicators":  # noqa: ARG001 -- spaCy passes both by name
    """The component, with the pages of nlp/indicators.

    sure: probability from which the model adds a hit alone. doubtful: below it a match of the lexicon is dropped.
    """
    return Indicators(nlp, sure, doubtful)


class Indicators:
    """Notes one hit per indicator and place, and keeps the spans under doc.spans["indicators"]."""

    def __init__(self, nlp: Language, sure: float, doubtful: float) -> None:
        pages = load_lexicon()
        self._patterns = Patterns(nlp, {indicator.value: page for indicator, page in pages.items()})
        self._sure = dict.fromkeys(Indicator, sure)
        self._doubtful = doubtful

    def __call__(self, doc: Doc) -> Doc:
        notes = notes_of(doc)
        matches = specific_matches(merged_matches(self._patterns.find(doc, notes.sentences)))
        listed = [hit for match in matches if self._believable(hit := _listed(match, notes), doc, notes)]
        learned = self._learned(doc, notes)
        notes.hits += sorted(_united(listed, learned), key=lambda hit: (hit.start, hit.end, hit.indicator))
        doc.spans[KEY] = [Span(doc, hit.start, hit.end, label=hit.indicator.value) for hit in notes.hits]
        return doc

    def _believable(self, hit: Hit, doc: Doc, notes: Notes) -> bool:
        """Whether the model, where it read the words, does not rule the match out."""
        pieces = notes.pieces(doc, hit.start, hit.end)
        if pieces is None or notes.encoded is None:
            return True
        return notes.encoded.chance(hit.indicator, pieces) >= self._doubtful

    def _learned(self, doc: Doc, notes: Notes) -> list[Hit]:
        if notes.encoded is None:
            return []
        return [hit for found in indicators(notes.encoded, self._sure) if (hit := _hit(found, doc, notes))]


def _listed(match: Match, notes: Notes) -> Hit:
    return Hit(
        indicator=Indicator(match.name),
        start=match.start,
        end=match.end,
        form=match.form,
        rules=tuple(match.rule.split()),
        sentence=notes.sentence_of(match.start),
    )


def _hit(found: Found, doc: Doc, notes: Notes) -> Hit | None:
    span = doc.char_span(found.start, found.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    sentence = notes.sentence_of(span.start)
    return Hit(Indicator(found.label), span.start, span.end, "event", (MODEL,), sentence, sure=found.sure)


def _united(listed: list[Hit], learned: list[Hit]) -> list[Hit]:
    """Hits of both; where they overlap one hit in the words of the model, with the rules of the lexicon too."""
    united: list[Hit] = []
    left = list(listed)
    for hit in learned:
        same = [other for other in left if other.indicator is hit.indicator and _overlap(other, hit)]
        left = [other for other in left if other not in same]
        rules = tuple(sorted({rule for other in same for rule in other.rules}))
        form: Form = "noun" if same and all(other.form == "noun" for other in same) else "event"
        united.append(replace(hit, rules=(*rules, *hit.rules), form=form, sure=1.0 if same else hit.sure))
    return united + left


def _overlap(a: Hit, b: Hit) -> bool:
    return a.start < b.end and b.start < a.end


def specific_matches(matches: list[Match]) -> list[Match]:
    """Without the general code where a more specific one covers it: child slavery is child labour."""
    special = [m for m in matches if m.name in SPECIFIC]
    return [m for m in matches if m.name != GENERAL or not any(s.start <= m.start and m.end <= s.end for s in special)]


def merged_matches(matches: list[Match]) -> list[Match]:
    """Matches of one indicator that overlap become one, from the first token of any to the last."""
    merged: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.name, m.start, m.end, m.rule)):
        last = merged[-1] if merged else None
        if last and last.name == match.name and match.start < last.end:
            form: Form = "event" if "event" in (last.form, match.form) else "noun"
            rules = " ".join(sorted({*last.rule.split(), match.rule}))
            merged[-1] = Match(last.name, last.start, max(last.end, match.end), form, rules)
        else:
            merged.append(match)
    return sorted(merged, key=lambda m: (m.start, m.end, m.name))
