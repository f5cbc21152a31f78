"""The first components of a foreign pipeline: sentences and indicators. Each takes its words from one page."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from manumit.model.words import Indicator
from nlp.components.indicators import KEY, merged_matches, specific_matches
from nlp.components.sentences import Boundaries, Sentences
from nlp.languages.page import LanguagePage, load_language
from nlp.languages.stems import StemSlots
from nlp.notes import Hit, notes_of
from nlp.pages import HERE, read_page
from nlp.patterns import Patterns

SENTENCES = "manumit_language_sentences"
INDICATORS = "manumit_language_indicators"
NEAR_BY = 2


@Language.factory(SENTENCES, default_config={"language": "es"})
def make_sentences(nlp: Language, name: str, language: str) -> Sentences:  # noqa: ARG001 -- spaCy passes both by name
    """Sentence bounds, with the abbreviations of the page and those of English, which stand in every text."""
    cues, english = load_language(language).sentences, read_page(HERE / "sentences.yml", Boundaries)
    return Sentences(
        Boundaries(
            abbreviations=(*english.abbreviations, *cues.abbreviations, *cues.titles),
            titles=(*english.titles, *cues.titles),
            starters=(*english.starters, *cues.starters),
            bullets=english.bullets,
        )
    )


@Language.factory(INDICATORS, default_config={"language": "es", "event": 0.7, "noun": 0.6})
def make_indicators(
    nlp: Language,
    name: str,  # noqa: ARG001 -- spaCy passes it by name
    language: str,
    event: float,
    noun: float,
) -> "Indicators":
    """Indicators by the page alone. event, noun: how sure a hit of each form is before its stance is known."""
    return Indicators(nlp, load_language(language), {"event": event, "noun": noun})


class Indicators:
    """Notes one hit per indicator and place, and keeps the spans under doc.spans["indicators"]."""

    def __init__(self, nlp: Language, page: LanguagePage, sure: dict[str, float]) -> None:
        pages = {indicator.value: senses for indicator, senses in sorted(page.indicators.items())}
        self._patterns = Patterns(nlp, pages, slots=StemSlots(), near_by=NEAR_BY)
        self._sure = sure

    def __call__(self, doc: Doc) -> Doc:
        notes = notes_of(doc)
        for match in specific_matches(merged_matches(self._patterns.find(doc, notes.sentences))):
            rules = tuple(match.rule.split())
            hit = Hit(Indicator(match.name), match.start, match.end, match.form, rules, notes.sentence_of(match.start))
            hit.confidence = self._sure[match.form]
            notes.hits.append(hit)
        doc.spans[KEY] = [Span(doc, hit.start, hit.end, label=hit.indicator.value) for hit in notes.hits]
        return doc
