"""Indicators: spans of a text that show one, by the lexicon."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from manumit.model.words import Indicator
from nlp.lexicon import Form, load_lexicon
from nlp.notes import Hit, notes_of
from nlp.patterns import Match, Patterns

NAME = "manumit_indicators"
KEY = "indicators"
GENERAL = Indicator.FORCED_LABOUR
SPECIFIC = frozenset({Indicator.CHILD_LABOUR, Indicator.STATE_IMPOSED_FORCED_LABOUR, Indicator.DEBT_BONDAGE})


@Language.factory(NAME)
def make_indicators(nlp: Language, name: str) -> "Indicators":  # noqa: ARG001 -- spaCy passes both by name
    """The component, with the pages of nlp/indicators."""
    return Indicators(nlp)


class Indicators:
    """Notes one hit per indicator and place, and keeps the spans under doc.spans["indicators"]."""

    def __init__(self, nlp: Language) -> None:
        pages = load_lexicon()
        self._patterns = Patterns(nlp, {indicator.value: page for indicator, page in pages.items()})

    def __call__(self, doc: Doc) -> Doc:
        notes = notes_of(doc)
        for match in _specific(_merged(self._patterns.find(doc, notes.sentences))):
            notes.hits.append(
                Hit(
                    indicator=Indicator(match.name),
                    start=match.start,
                    end=match.end,
                    form=match.form,
                    rules=tuple(match.rule.split()),
                    sentence=notes.sentence_of(match.start),
                )
            )
        doc.spans[KEY] = [Span(doc, hit.start, hit.end, label=hit.indicator.value) for hit in notes.hits]
        return doc


def _specific(matches: list[Match]) -> list[Match]:
    """Without the general code where a more specific one covers it: child slavery is child labour."""
    special = [m for m in matches if m.name in SPECIFIC]
    return [m for m in matches if m.name != GENERAL or not any(s.start <= m.start and m.end <= s.end for s in special)]


def _merged(matches: list[Match]) -> list[Match]:
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
