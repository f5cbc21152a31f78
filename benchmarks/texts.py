"""Text to measure on, from a folder of open corpora: statements, narratives and general text, each sentence once."""

import csv
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["statement", "narrative", "general"]
AIMS = (
    ("test.csv", "utf-8", "sentence", "statement_id"),
    ("UK_context0_llama.csv", "utf-8", "sentence", "statement_id"),
    ("ca_future.csv", "cp1252", "sentence_text", "statement_id"),
)
PARAGRAPH = 5
"""Sentences of a paragraph, where the corpus does not say where one ends."""
JOINED = 40
"""Sentences of a document, where the corpus has sentences only."""
SEED = 4


@dataclass(frozen=True)
class Measured:
    """One document. words: what stands between blanks."""

    kind: Kind
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())


def documents(folder: Path, narratives: Iterable[Path], *, words: int) -> list[Measured]:
    """All documents of the folder in mixed order, up to so many words; a sentence that stood before is left out."""
    seen: set[str] = set()
    found = [
        *(Measured("statement", text) for text in _statements(folder / "aims", seen)),
        *(Measured("narrative", text) for text in _narratives(folder, narratives, seen)),
        *(Measured("general", text) for text in _general(folder, seen)),
    ]
    random.Random(SEED).shuffle(found)
    return sample((document for document in found if document.text), words)


def sample(found: Iterable[Measured], words: int) -> list[Measured]:
    """The first documents that together have at least so many words; all, where there are fewer."""
    taken: list[Measured] = []
    have = 0
    for document in found:
        if have >= words:
            break
        taken.append(document)
        have += document.words
    return taken


def _statements(folder: Path, seen: set[str]) -> Iterator[str]:
    """Modern slavery statements, put together again from their sentences, which lost their stops."""
    for name, encoding, column, key in AIMS:
        path = folder / name
        by_statement: dict[str, list[str]] = {}
        if path.exists():
            with path.open(encoding=encoding, newline="") as file:
                for row in csv.DictReader(file):
                    by_statement.setdefault(row[key] or "", []).append(row[column] or "")
        yield from (_in_paragraphs(_new(sentences, seen)) for sentences in by_statement.values())


def _narratives(folder: Path, narratives: Iterable[Path], seen: set[str]) -> Iterator[str]:
    """Disclosures of companies, reports on countries, and whatever stands in a README: running text."""
    texts: list[str] = []
    for path in sorted((folder / "legalbench").glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            texts += [row["text"] or "" for row in csv.DictReader(file, delimiter="\t")]
    for path in narratives:
        with path.open(encoding="utf-8", newline="") as file:
            texts += [row["description"] or "" for row in csv.DictReader(file)]
    texts += [path.read_text(encoding="utf-8") for path in sorted((folder / "rafola").glob("README.md"))]
    for text in texts:
        yield "\n\n".join(_new(re.split(r"\s*\n\s*", text), seen))


def _general(folder: Path, seen: set[str]) -> Iterator[str]:
    """News, travel, court and web text: documents of GUM and of UNER, sentences of CrossNER joined."""
    for path in (*sorted((folder / "gum").glob("*.conllu")), *sorted((folder / "uner-ewt").glob("*.iob2"))):
        for document in path.read_text(encoding="utf-8").split("# newdoc")[1:]:
            yield "\n\n".join(" ".join(_new(_texts(part), seen)) for part in document.split("# newpar")).strip()
    lines: list[str] = []
    for path in sorted((folder / "crossner-politics").glob("*.txt")):
        blocks = path.read_text(encoding="utf-8").split("\n\n")
        lines += [" ".join(line.split("\t")[0] for line in block.splitlines() if "\t" in line) for block in blocks]
    new = _new(lines, seen)
    yield from (_in_paragraphs(new[at : at + JOINED]) for at in range(0, len(new), JOINED))


def _texts(part: str) -> list[str]:
    return re.findall(r"^# text = (.*)$", part, re.M)


def _new(sentences: Iterable[str], seen: set[str]) -> list[str]:
    """Those that did not stand before."""
    kept: list[str] = []
    for sentence in (" ".join(each.split()) for each in sentences):
        if sentence and sentence.casefold() not in seen:
            seen.add(sentence.casefold())
            kept.append(sentence)
    return kept


def _in_paragraphs(sentences: list[str]) -> str:
    ended = [sentence if sentence[-1] in ".!?:;" else f"{sentence}." for sentence in sentences]
    return "\n\n".join(" ".join(ended[at : at + PARAGRAPH]) for at in range(0, len(ended), PARAGRAPH))
