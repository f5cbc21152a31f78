"""The labelled statements of AIMS (CC BY 4.0), as the files of their project give them, split by statement."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt

from manumit.model.criteria import Law
from manumit.model.errors import UsageProblem
from nlp.criteria.features import Terms, terms_of
from nlp.criteria.headings import run_in_heading
from nlp.criteria.labels import LABELS, ONLY_AU

FILES = {
    Law.AU: ("test.csv", "utf-8", "sentence"),
    Law.UK: ("UK_context0_llama.csv", "utf-8", "sentence"),
    Law.CA: ("ca_future.csv", "cp1252", "sentence_text"),
}
"""Only targets and the eleven columns of labels are gold; predictions in the same files are another model's."""
HELD_OUT = 3
"""Every third statement of a law is held out."""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Labelled:
    """One statement: its sentences, and by sentence and label 1, 0, or nan where the label was not given."""

    law: Law
    id: str
    sentences: tuple[str, ...]
    targets: Floats

    def terms(self) -> list[Terms]:
        return terms_of(self.sentences, list(_headings(self.sentences)))


def read_aims(folder: Path) -> list[Labelled]:
    """Every statement of the three laws, in a fixed order. Raises UsageProblem."""
    return [statement for law in Law for statement in _read(folder, law)]


def split(statements: list[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """Statements to train on and statements held out, by law: which is which follows from a hash of the id."""
    train: list[Labelled] = []
    held: list[Labelled] = []
    for law in Law:
        mine = sorted((s for s in statements if s.law is law), key=_rank)
        count = len(mine) // HELD_OUT
        held += mine[:count]
        train += mine[count:]
    return sorted(train, key=_rank), held


def _rank(statement: Labelled) -> str:
    return sha256(f"{statement.law}{statement.id}".encode()).hexdigest()


def _read(folder: Path, law: Law) -> Iterator[Labelled]:
    name, encoding, column = FILES[law]
    found: dict[str, list[tuple[str, list[float]]]] = {}
    try:
        with (folder / name).open(encoding=encoding, newline="") as file:
            for row in csv.DictReader(file):
                if row["statement_id"]:
                    found.setdefault(row["statement_id"], []).append((row[column], _targets(row, law)))
    except (OSError, KeyError, ValueError) as error:
        raise UsageProblem(f"{folder.name}/{name}: not a file of AIMS ({error!r}); see docs/reference") from error
    for key, rows in found.items():
        yield Labelled(law, key, tuple(text for text, _ in rows), np.array([targets for _, targets in rows]))


def _targets(row: dict[str, str], law: Law) -> list[float]:
    if law is Law.AU:
        return [float(value) for value in list(row.values())[3 : 3 + len(LABELS)]]
    given = [float(value) for value in json.loads(row["targets"])]
    return [float("nan") if label in ONLY_AU else value for label, value in zip(LABELS, given, strict=True)]


def _headings(sentences: tuple[str, ...]) -> Iterator[str | None]:
    """The heading that each stands under: headings ran into the sentences in these files."""
    heading = None
    for sentence in sentences:
        heading = run_in_heading(sentence) or heading
        yield heading
