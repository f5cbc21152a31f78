"""Lists of headings, as front pages are: each line stands alone, and a name in one says nothing of the next."""

from spacy.tokens import Doc

from nlp.notes import Notes

CLOSERS = frozenset({"”", '"', "’", "'", ")", "]", "»"})
ENDS = frozenset({".", "!", "?", "…", ";", ":", ","})


def in_list(doc: Doc, notes: Notes, sentence: int) -> bool:
    """Whether a sentence is one line among headings: neither it nor the lines beside it end as a sentence does."""
    beside = [number for number in range(sentence - 1, sentence + 2) if 0 <= number < len(notes.sentences)]
    return len(beside) > 1 and not any(_ends(doc, notes, number) for number in beside)


def _ends(doc: Doc, notes: Notes, number: int) -> bool:
    """Whether a sentence closes with a stop, or with nothing because the text goes on in the same line."""
    start, end = notes.sentences[number]
    words = [token for token in doc[start:end] if not token.is_space and token.text not in CLOSERS]
    own_line = end == len(doc) or "\n" in doc[end - 1].text
    return not own_line or (bool(words) and words[-1].text[-1] in ENDS)
