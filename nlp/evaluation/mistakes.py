"""What a reader got wrong, in five classes, and where: by register and by near miss."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from manumit.model.words import Stance
from nlp.evaluation.labels import Judged, Labels
from nlp.evaluation.names_alike import same


class MistakeClass(StrEnum):
    """The classes, the worst last."""

    MISSED = "missed"
    EXTRA = "extra"
    WRONG_STANCE = "wrong stance"
    WRONG_ACCUSED = "wrong accused"
    ACCUSED_ALTHOUGH_NOBODY = "accused although nobody"


@dataclass(frozen=True)
class Mistake:
    """One mistake in one passage, in words that name no more than the label and the reading."""

    kind: MistakeClass
    row: Judged
    what: str


def mistakes(row: Judged, read: Labels) -> Iterator[Mistake]:
    """Every mistake of one passage."""
    gold = row.labels
    for code in sorted(gold.indicators - read.indicators):
        yield Mistake(MistakeClass.MISSED, row, f"{code}: {_listed(gold.stances(code))}")
    for code in sorted(read.indicators - gold.indicators):
        yield Mistake(MistakeClass.EXTRA, row, f"{code}: read as {_listed(read.stances(code))}")
    for code in sorted(gold.indicators & read.indicators):
        if not gold.stances(code) & read.stances(code):
            told = f"{code}: {_listed(gold.stances(code))}, read as {_listed(read.stances(code))}"
            yield Mistake(MistakeClass.WRONG_STANCE, row, told)
    yield from _accused(row, read)


def confusion(pairs: Iterable[tuple[Labels, Labels]]) -> Counter[tuple[Stance, Stance]]:
    """How often a labelled stance was read as which, for indicators that were found; a stance in common is right."""
    counts: Counter[tuple[Stance, Stance]] = Counter()
    for gold, read in pairs:
        for code in gold.indicators & read.indicators:
            ours, theirs = gold.stances(code), read.stances(code)
            common = ours & theirs
            counts[_first(common or ours), _first(common or theirs)] += 1
    return counts


def by_place(found: Iterable[Mistake], places: Mapping[str, Sequence[str]]) -> dict[str, Counter[MistakeClass]]:
    """Mistakes of each class by register or near miss; places gives those of each passage by its id."""
    counts: dict[str, Counter[MistakeClass]] = {}
    for mistake in found:
        for place in places[mistake.row.id]:
            counts.setdefault(place, Counter())[mistake.kind] += 1
    return counts


def examples(found: Iterable[Mistake], each: int) -> list[Mistake]:
    """The first few of each class, of passages of ours alone, each passage once."""
    chosen: list[Mistake] = []
    ours = [mistake for mistake in found if mistake.row.own]
    for kind in MistakeClass:
        of_kind = {m.row.id: m for m in reversed(ours) if m.kind is kind}
        chosen += [of_kind[id_] for id_ in sorted(of_kind)][:each]
    return chosen


def _accused(row: Judged, read: Labels) -> Iterator[Mistake]:
    charged = row.labels.charged()
    kind = MistakeClass.WRONG_ACCUSED if charged else MistakeClass.ACCUSED_ALTHOUGH_NOBODY
    for name in sorted(read.charged_organisations()):
        if not any(same(name, other) for other in charged):
            whom = ", ".join(sorted(charged)) or "nobody"
            yield Mistake(kind, row, f"{whom}, read as {name}")


def _listed(stances: set[Stance]) -> str:
    return ", ".join(stance for stance in Stance if stance in stances)


def _first(stances: set[Stance]) -> Stance:
    return next(stance for stance in Stance if stance in stances)
