"""How far two labellings of the same passages agree: Cohen's kappa and F1. No reader is judged here."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from manumit.model.errors import UsageProblem
from manumit.model.words import Indicator, Stance
from nlp.evaluation.figures import figures, total
from nlp.evaluation.labels import Labels, labels_in, labels_of
from nlp.evaluation.names_alike import plain
from nlp.evaluation.tally import tally
from nlp.training.corpus import FOLDER, Passage

SECOND_READER = FOLDER / "second-reader"
NOBODY = "nobody"
Pair = tuple[Labels, Labels]
Answers = tuple[str, str]


@dataclass(frozen=True)
class Kappa:
    """Agreement beyond chance, the plain share of equal answers, and how many answers were compared."""

    kappa: float
    equal: float
    count: int


def second_labels(folder: Path = SECOND_READER) -> dict[str, Labels]:
    """The second reader's labels by id of the passage. Raises UsageProblem."""
    found: dict[str, Labels] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                row = json.loads(line)
                found[row["id"]] = labels_in(row)
            except (ValueError, KeyError, TypeError) as error:
                raise UsageProblem(f"{path.name} line {number}: not a labelled row ({error!r}); mend it") from error
    return found


def pairs(passages: Iterable[Passage], second: dict[str, Labels]) -> list[Pair]:
    """First and second labels of every passage that has both. Raises UsageProblem for an id that no passage has."""
    first = {passage.id: labels_of(passage) for passage in passages}
    if unknown := sorted(second.keys() - first.keys()):
        raise UsageProblem(f"second reader: {unknown[0]} is no passage of the corpus; mend the id")
    return [(first[id_], second[id_]) for id_ in sorted(second)]


def kappas(both: Sequence[Pair]) -> dict[str, Kappa]:
    """Cohen's kappa of each question that the guide puts."""
    return {
        "indicator present": kappa(_presence(both)),
        "stance of a shared indicator": kappa(_stances(both)),
        "kind of accused of a shared indicator": kappa(_kinds(both)),
        "type of a shared organisation": kappa(_types(both)),
    }


def kappa_by_indicator(both: Sequence[Pair]) -> dict[Indicator, Kappa]:
    """Kappa of the presence of each indicator."""
    return {code: kappa((_answer(a, code), _answer(b, code)) for a, b in both) for code in Indicator}


def agreement(both: Sequence[Pair]) -> dict[str, float]:
    """The figures of the reader's evaluation, with the first labels as the measure and the second as the reading."""
    return figures(total([tally(first, second) for first, second in both]))


def kappa(answers: Iterable[Answers]) -> Kappa:
    """Cohen's kappa: 1 is full agreement, 0 is chance. It is 1 where both only ever give one and the same answer."""
    given = list(answers)
    if not given:
        return Kappa(0.0, 0.0, 0)
    equal = sum(one == other for one, other in given) / len(given)
    firsts, seconds = Counter(one for one, _ in given), Counter(other for _, other in given)
    chance = sum(firsts[answer] * seconds[answer] for answer in firsts) / len(given) ** 2
    return Kappa(1.0 if chance == 1.0 else (equal - chance) / (1.0 - chance), equal, len(given))


def _presence(both: Sequence[Pair]) -> Iterator[Answers]:
    return ((_answer(a, code), _answer(b, code)) for a, b in both for code in Indicator)


def _answer(labels: Labels, indicator: Indicator) -> str:
    return "present" if indicator in labels.indicators else "absent"


def _shared(both: Sequence[Pair]) -> Iterator[tuple[Labels, Labels, str]]:
    return ((a, b, code) for a, b in both for code in sorted(a.indicators & b.indicators))


def _stances(both: Sequence[Pair]) -> Iterator[Answers]:
    """Where an indicator has several stances, one that both give counts; else each one's first."""
    for first, second, code in _shared(both):
        ours, theirs = first.stances(code), second.stances(code)
        common = _first(ours & theirs)
        yield (common, common) if common else (_first(ours), _first(theirs))


def _first(stances: set[Stance]) -> str:
    return next((stance.value for stance in Stance if stance in stances), "")


def _kinds(both: Sequence[Pair]) -> Iterator[Answers]:
    """Of an indicator that both say is conduct: organisation, person, description or nobody."""
    for first, second, code in _shared(both):
        ours, theirs = _accused_kinds(first, code), _accused_kinds(second, code)
        if ours and theirs:
            common = sorted(ours & theirs)
            yield (common[0], common[0]) if common else (min(ours), min(theirs))


def _accused_kinds(labels: Labels, code: str) -> set[str]:
    said = [m for m in labels.mentions if m.indicator == code and m.stance.is_conduct]
    return {m.kind.value if m.kind else NOBODY for m in said}


def _types(both: Sequence[Pair]) -> Iterator[Answers]:
    for first, second in both:
        ours, theirs = ({plain(name): type_ for name, type_ in each.organisations} for each in (first, second))
        yield from ((ours[name], theirs[name]) for name in sorted(ours.keys() & theirs.keys()))
