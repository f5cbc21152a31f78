"""Open corpora that label names only; they teach the tagger what the project's own passages are too few for.

Folder layout as in CrossNER (crossner-politics/*.txt, MIT) and in Universal NER for English (uner-ewt, CC BY-SA 4.0).
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from nlp.learned.labels import INDICATORS, ORGANISATION, PERSON, PLACE, first_tag
from nlp.learned.wordpieces import cut
from nlp.training.examples import Example

KINDS = {
    "organisation": ORGANISATION,
    "politicalparty": ORGANISATION,
    "politician": PERSON,
    "person": PERSON,
    "location": PLACE,
    "country": PLACE,
    "ORG": ORGANISATION,
    "PER": PERSON,
    "LOC": PLACE,
}
JOINED = 3
"""Sentences put together into one example, so that the network sees longer stretches."""
Row = tuple[str, str]


def name_examples(folder: Path, tokenizer: Tokenizer) -> list[Example]:
    """Examples of all corpora that are there."""
    sentences = [*_crossner(folder / "crossner-politics"), *_uner(folder / "uner-ewt" / "en_ewt-ud-dev.iob2")]
    stretches = [
        [row for each in sentences[at : at + JOINED] for row in each] for at in range(0, len(sentences), JOINED)
    ]
    return list(_examples(stretches, tokenizer))


def _examples(stretches: list[list[Row]], tokenizer: Tokenizer) -> Iterator[Example]:
    texts = [" ".join(word for word, _tag in rows) for rows in stretches]
    for rows, pieces in zip(stretches, cut(tokenizer, texts), strict=True):
        tags = np.zeros(len(pieces), dtype=np.int64)
        at = 0
        for word, tag in rows:
            span = pieces.span(at, at + len(word))
            at += len(word) + 1
            kind = KINDS.get(tag[2:])
            if span and kind:
                tags[span[0] : span[1]] = first_tag(kind) + 1
                if tag[0] == "B":
                    tags[span[0]] = first_tag(kind)
        yield Example(pieces, tags, np.zeros((len(pieces), len(INDICATORS)), dtype=np.float32), names_only=True)


def _crossner(folder: Path) -> Iterator[list[Row]]:
    for path in sorted(folder.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            rows = [line.split("\t") for line in block.splitlines() if "\t" in line]
            if rows:
                yield [(row[0], row[1]) for row in rows]


def _uner(path: Path) -> Iterator[list[Row]]:
    for block in path.read_text(encoding="utf-8").split("\n\n") if path.exists() else ():
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        if rows:
            yield [(row[1], row[2]) for row in rows]


def texts(folder: Path) -> Iterator[str]:
    """The sentences of all corpora that are there."""
    for rows in (*_crossner(folder / "crossner-politics"), *_uner(folder / "uner-ewt" / "en_ewt-ud-dev.iob2")):
        yield " ".join(word for word, _tag in rows)
