"""Hits and misses of one passage, as counts that can be summed: every figure is made of such sums."""

from collections import Counter
from collections.abc import Hashable, Set

from manumit.model.words import Stance
from nlp.evaluation.labels import Labels
from nlp.evaluation.names_alike import plain, same

Tally = Counter[str]
GROUPS = {
    Stance.ALLEGED: "conduct",
    Stance.FOUND: "conduct",
    Stance.DENIED: "answer",
    Stance.REMEDIED: "answer",
    Stance.POLICY: "norm",
    Stance.HYPOTHETICAL: "norm",
    Stance.BACKGROUND: "background",
}
GUIDE_RELATIONS = frozenset({"supplies", "recruits_for", "owned_by"})


def tally(gold: Labels, read: Labels) -> Tally:
    """What the reading of one passage has right (tp), too much (fp) and too little (fn)."""
    counts: Tally = Counter()
    _compare(counts, "indicator", gold.indicators, read.indicators)
    for code in sorted(gold.indicators | read.indicators):
        _compare(counts, f"indicator:{code}", gold.indicators & {code}, read.indicators & {code})
    _compare(counts, "joint", _joint(gold), _joint(read))
    _compare(counts, "joint4", _grouped(gold), _grouped(read))
    for code in gold.indicators & read.indicators:
        _stances(counts, gold.stances(code), read.stances(code))
    _conduct(counts, gold, read)
    _compare(counts, "organisation", _names(gold), _names(read))
    typed = {plain(name): type_ for name, type_ in gold.organisations}
    for name, type_ in read.organisations:
        if plain(name) in typed:
            counts["typed"] += 1
            counts["typed.right"] += typed[plain(name)] == type_
    _compare(counts, "relation", _relations(gold), _relations(read))
    _compare(counts, "relation3", _of_guide(gold), _of_guide(read))
    _accused(counts, gold, read)
    return counts


def _compare(counts: Tally, name: str, gold: Set[Hashable], read: Set[Hashable]) -> None:
    counts[f"{name}.tp"] += len(gold & read)
    counts[f"{name}.fp"] += len(read - gold)
    counts[f"{name}.fn"] += len(gold - read)


def _stances(counts: Tally, gold: set[Stance], read: set[Stance]) -> None:
    """Where an indicator was found at all: whether one of its stances is right."""
    counts["stance"] += 1
    counts["stance.right7"] += bool(gold & read)
    counts["stance.right4"] += bool({GROUPS[s] for s in gold} & {GROUPS[s] for s in read})


def _conduct(counts: Tally, gold: Labels, read: Labels) -> None:
    _compare(counts, "conduct", {1} if gold.tells_conduct else set(), {1} if read.tells_conduct else set())
    if not gold.tells_conduct:
        counts["quiet"] += 1
        counts["quiet.alarms"] += read.tells_conduct


def _accused(counts: Tally, gold: Labels, read: Labels) -> None:
    """Organisations accused of conduct. A name is wrong where the passage charges nobody of that name."""
    charged, named, answered = gold.charged(), gold.charged_organisations(), read.charged_organisations()
    wrong = sum(not any(same(name, other) for other in charged) for name in answered)
    hit = sum(any(same(name, other) for other in answered) for name in named)
    counts["accused.tp"] += hit
    counts["accused.fp"] += wrong
    counts["accused.fn"] += len(named) - hit
    counts["passage"] += 1
    counts["passage.wrongly"] += wrong > 0


def _joint(labels: Labels) -> set[tuple[str, Stance]]:
    return {(said.indicator, said.stance) for said in labels.mentions}


def _grouped(labels: Labels) -> set[tuple[str, str]]:
    return {(said.indicator, GROUPS[said.stance]) for said in labels.mentions}


def _names(labels: Labels) -> set[str]:
    return {plain(name) for name, _type in labels.organisations}


def _relations(labels: Labels) -> set[tuple[str, str, str]]:
    return {(plain(head), relation, plain(tail)) for head, relation, tail in labels.relations}


def _of_guide(labels: Labels) -> set[tuple[str, str, str]]:
    return {each for each in _relations(labels) if each[1] in GUIDE_RELATIONS}
