"""What somebody, a person or a reader, says of one passage; passages with the labels that count as true."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from manumit.model.errors import UsageProblem
from manumit.model.reading import Reading
from manumit.model.words import AccusedKind, DocumentType, Stance
from nlp.training.corpus import Passage


@dataclass(frozen=True)
class Said:
    """One mention without its place. accused is None where nobody is named; a person has a kind and no name."""

    indicator: str
    stance: Stance
    accused: str | None = None
    kind: AccusedKind | None = None


@dataclass(frozen=True)
class Labels:
    """Everything that is scored of one passage. organisations: name and type; relations: head, relation, tail."""

    mentions: tuple[Said, ...] = ()
    organisations: tuple[tuple[str, str], ...] = ()
    relations: tuple[tuple[str, str, str], ...] = ()

    def stances(self, indicator: str) -> set[Stance]:
        """The stances in which an indicator is said."""
        return {said.stance for said in self.mentions if said.indicator == indicator}

    @property
    def indicators(self) -> set[str]:
        return {said.indicator for said in self.mentions}

    @property
    def tells_conduct(self) -> bool:
        """Whether anything is said to have happened."""
        return any(said.stance.is_conduct for said in self.mentions)

    def charged(self) -> set[str]:
        """Everybody who is accused of conduct by a name or description."""
        return {said.accused for said in self.mentions if said.accused and said.stance.is_conduct}

    def charged_organisations(self) -> set[str]:
        """The organisations among them."""
        return {
            said.accused
            for said in self.mentions
            if said.accused and said.stance.is_conduct and said.kind is AccusedKind.ORGANISATION
        }


@dataclass(frozen=True)
class Judged:
    """A passage with its labels. Of a passage that is not ours (own is False) no word is ever printed."""

    id: str
    text: str
    labels: Labels
    title: str | None = None
    type: DocumentType | None = None
    language: str = "en"
    register: str = ""
    near: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    own: bool = True


def labels_of(row: Passage | Reading) -> Labels:
    """The labels of a row of the corpus, or of what the reader read."""
    return Labels(
        mentions=tuple(Said(m.indicator, m.stance, m.accused, m.accused_kind) for m in row.mentions),
        organisations=tuple((o.name, o.type) for o in row.organisations),
        relations=tuple((r.head, r.relation, r.tail) for r in row.relations),
    )


def labels_in(row: dict[str, Any]) -> Labels:
    """The labels of a JSON line, whatever else stands in it."""
    kinds = {kind.value: kind for kind in AccusedKind}
    mentions = (
        Said(m["indicator"], Stance(m["stance"]), m.get("accused"), kinds.get(m.get("accused_kind")))
        for m in row["mentions"]
    )
    return Labels(
        mentions=tuple(mentions),
        organisations=tuple((o["name"], o["type"]) for o in row.get("organisations", ())),
        relations=tuple((r["head"], r["relation"], r["tail"]) for r in row.get("relations", ())),
    )


def judged(passages: Iterable[Passage]) -> list[Judged]:
    """Rows of the corpus as they are scored."""
    return [
        Judged(
            id=p.id, text=p.text, labels=labels_of(p), title=p.title, type=p.document, language=p.language,
            register=p.register_, near=p.near, persons=p.persons,
        )
        for p in passages
    ]  # fmt: skip


def read_gold(path: Path) -> Iterator[Judged]:
    """Rows of a labelled file that is not ours: id, text, mentions; title, kind and language where they stand."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            yield Judged(
                id=row["id"], text=row["text"], labels=labels_in(row), title=row.get("title"),
                type=DocumentType.OTHER, language=row.get("language", "en"), register=row.get("kind", ""), own=False,
            )  # fmt: skip
        except (ValueError, KeyError, TypeError) as error:
            raise UsageProblem(f"{path.name} line {number}: not a labelled passage ({error!r}); mend it") from error
