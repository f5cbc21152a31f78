"""Rows of the corpus, as they stand in nlp/corpus/*.jsonl."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field

from manumit.model.base import Model
from manumit.model.words import AccusedKind, DocumentType, Indicator, OrganisationType, Stance

FOLDER = Path(__file__).parents[1] / "corpus"
DOCUMENT_OF = {
    "code": DocumentType.POLICY,
    "contract": DocumentType.POLICY,
    "survey": DocumentType.NGO_REPORT,
    "parliament": DocumentType.OTHER,
    "blog": DocumentType.OTHER,
    "business": DocumentType.OTHER,
    "homonym": DocumentType.OTHER,
}


class Labelled(Model):
    """One mention: an indicator, said in a stance about somebody, in characters start to end."""

    indicator: Indicator
    stance: Stance
    start: int
    end: int
    quote: str
    accused: str | None = None
    accused_kind: AccusedKind | None = None


class NamedOrganisation(Model):
    """An organisation in its fullest form in the passage."""

    name: str
    type: OrganisationType


class Related(Model):
    """head relation tail; the tail of produces is a good, of located_in a place."""

    head: str
    relation: str
    tail: str


class Passage(Model):
    """One labelled passage with its provenance."""

    id: str
    batch: str
    split: Literal["train", "test"]
    language: str = "en"
    provenance: Literal["synthetic"]
    register_: str = Field(alias="register")
    near: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    title: str | None = None
    text: str
    mentions: tuple[Labelled, ...] = ()
    organisations: tuple[NamedOrganisation, ...] = ()
    places: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    relations: tuple[Related, ...] = ()

    @property
    def document(self) -> DocumentType:
        """The type of document that the register stands for."""
        return DOCUMENT_OF.get(self.register_) or DocumentType(self.register_)


def passages(folder: Path = FOLDER, *, split: str | None = None, language: str | None = "en") -> Iterator[Passage]:
    """Every passage of a folder, in the order of files and lines."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            passage = Passage.model_validate_json(line)
            if split in (None, passage.split) and language in (None, passage.language):
                yield passage
