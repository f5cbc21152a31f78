"""Sentence bounds by rule, robust to Co., Ltd., No., U.S. and initials, without a parser."""

from spacy.language import Language
from spacy.tokens import Doc

from manumit.model.base import Model
from nlp.notes import notes_of
from nlp.pages import HERE, read_page

HEADING = 14
"""Words in a line that may be a heading: shorter than a line of running text."""
CLOSING = 12
"""Closing quotes and brackets behind a stop that are looked through: a row of them is no sentence's end."""
NAME = "manumit_sentences"


class Boundaries(Model):
    """abbreviations never end a sentence before a name; starters show that one ended all the same."""

    abbreviations: tuple[str, ...]
    titles: tuple[str, ...]
    starters: tuple[str, ...]
    bullets: tuple[str, ...]


@Language.factory(NAME)
def make_sentences(nlp: Language, name: str) -> "Sentences":  # noqa: ARG001 -- spaCy passes both by name
    """The component, with the boundaries of nlp/sentences.yml."""
    return Sentences(read_page(HERE / "sentences.yml", Boundaries))


class Sentences:
    """Marks sentence starts and notes the bounds."""

    def __init__(self, boundaries: Boundaries) -> None:
        self._abbreviations = frozenset(boundaries.abbreviations)
        self._titles = frozenset(boundaries.titles)
        self._starters = frozenset(boundaries.starters)
        self._bullets = frozenset(boundaries.bullets)

    def __call__(self, doc: Doc) -> Doc:
        starts = [0]
        for index in range(1, len(doc)):
            begins = self._begins(doc, index)
            doc[index].is_sent_start = begins
            if begins:
                starts.append(index)
        notes = notes_of(doc)
        notes.text = doc.text
        notes.sentences = list(zip(starts, [*starts[1:], len(doc)], strict=True)) if len(doc) else []
        return doc

    def _begins(self, doc: Doc, index: int) -> bool:
        token, before = doc[index], doc[index - 1]
        if token.is_space:
            return False
        if before.is_space:
            if before.text.count("\n") >= 2 or ("\n" in before.text and token.text in self._bullets):
                return True
            if "\n" in before.text and not token.text[:1].islower() and _heading(doc, index - 2):
                return True
            return index >= 2 and self._ends(doc, index - 2, index)
        if token.is_punct and token.text not in self._bullets and not token.is_left_punct and not token.is_quote:
            return False
        return self._ends(doc, index - 1, index)

    def _ends(self, doc: Doc, last: int, next_: int) -> bool:
        """Whether the token at last ends a sentence, looking back over closing quotes and brackets."""
        stop = last
        while stop > max(0, last - CLOSING) and (
            doc[stop].is_right_punct or (doc[stop].is_quote and doc[stop].whitespace_)
        ):
            stop -= 1
        mark, following = doc[stop], doc[next_]
        if not doc[last].whitespace_ and not doc[last].is_space and not doc[last + 1].is_space:
            return False
        if mark.text in ("!", "?", "…"):
            return not following.text[:1].islower()
        if mark.text.endswith(".") and len(mark.text) > 1:
            return self._after_abbreviation(mark.text, following.text)
        if mark.text != ".":
            return False
        previous = doc[stop - 1].text if stop else ""
        if not doc[stop - 1].whitespace_ and (previous in self._abbreviations or _initial(previous)):
            return self._after_abbreviation(previous + ".", following.text)
        return not following.text[:1].islower()

    def _after_abbreviation(self, text: str, following: str) -> bool:
        if text.rstrip(".") in self._titles or _initial(text.rstrip(".")):
            return False
        return following in self._starters


def _heading(doc: Doc, last: int) -> bool:
    """Whether the line that ends at last is short and has no verb's stop: a heading, a dateline, a link."""
    first = last
    while first > 0 and "\n" not in doc[first - 1].text:
        first -= 1
    return last - first < HEADING and doc[last].text not in (",", ";", "-", "–", "—")


def _initial(text: str) -> bool:
    """A single capital letter, as in J. Doe."""
    return len(text) == 1 and text.isupper()
