"""The tables of docs/reference/corpus.md, counted from the corpus itself."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from manumit.model.words import Indicator, OrganisationType, Stance
from nlp.corpus_checks.agreement import agreement, kappa_by_indicator, kappas, pairs, second_labels
from nlp.corpus_checks.coverage import NEAR_MISSES, REGISTERS, cells, near_misses, with_actors
from nlp.corpus_checks.faults import sharing
from nlp.evaluation.page import table
from nlp.learned.labels import RELATIONS
from nlp.training.corpus import FOLDER, Passage, passages

AGREED = {
    "indicator_micro_f1": "indicators",
    "stance_accuracy_7": "stance of a shared indicator, seven (accuracy)",
    "stance_accuracy_4": "stance of a shared indicator, four groups (accuracy)",
    "joint_f1": "indicator with stance",
    "conduct_precision": "passages with conduct (precision)",
    "conduct_recall": "passages with conduct (recall)",
    "organisation_f1": "organisations",
    "accused_f1": "accused organisations",
}


def corpus_tables(folder: Path = FOLDER) -> dict[str, str]:
    """Every generated table of the page, by its mark."""
    rows = list(passages(folder, language=None))
    english = [row for row in rows if row.language == "en"]
    return {
        "corpus: size": _size(rows),
        "corpus: batches": _batches(rows),
        "corpus: registers": _registers(english),
        "corpus: cells": _cells(english),
        "corpus: near misses": _near(english),
        "corpus: names": _names(rows),
        "corpus: agreement": _agreement(english, folder),
    }


def _size(rows: Sequence[Passage]) -> str:
    english = [row for row in rows if row.language == "en"]
    pairs_ = sharing(english)
    facts = {
        "passages": len(rows),
        "of these English": len(english),
        "words": sum(len(row.text.split()) for row in rows),
        "mentions of an indicator": sum(len(row.mentions) for row in rows),
        "passages without any": sum(not row.mentions for row in rows),
        "passages with conduct (alleged or found)": sum(any(m.stance.is_conduct for m in r.mentions) for r in rows),
        "passages with three or more kinds of actor": with_actors(rows),
        "passages with names of persons": sum(bool(row.persons) for row in rows),
        "pairs of English passages that share a run of eight words": len(pairs_),
        "of these between training and test": sum(one.split != other.split for one, other in pairs_),
    }
    return table(("what", "count"), [(name, f"{count:,}") for name, count in facts.items()])


def _batches(rows: Sequence[Passage]) -> str:
    held = sorted({(row.batch, row.language, row.split) for row in rows})
    counts = Counter(row.batch for row in rows)
    mentions = Counter(row.batch for row in rows for _ in row.mentions)
    return table(
        ("batch", "language", "split", "passages", "mentions"),
        [(f"`{batch}`", language, split, f"{counts[batch]}", f"{mentions[batch]}") for batch, language, split in held],
    )


def _registers(rows: Sequence[Passage]) -> str:
    splits = {split: Counter(row.register_ for row in rows if row.split == split) for split in ("train", "test")}
    return table(
        ("register", "train", "test"),
        [(f"`{name}`", f"{splits['train'][name]}", f"{splits['test'][name]}") for name in REGISTERS],
    )


def _cells(rows: Sequence[Passage]) -> str:
    counted = cells(rows)
    return table(
        ("indicator", *Stance),
        [(f"`{code}`", *(f"{counted[code, stance]}" for stance in Stance)) for code in Indicator],
    )


def _near(rows: Sequence[Passage]) -> str:
    counted = near_misses(rows)
    return table(
        ("near miss", "passages", "what it is"),
        [(f"`{name}`", f"{counted[name]}", meaning) for name, meaning in NEAR_MISSES.items()],
    )


def _names(rows: Sequence[Passage]) -> str:
    types = Counter(named.type for row in rows for named in row.organisations)
    kinds = Counter(m.accused_kind for row in rows for m in row.mentions if m.accused_kind)
    ties = Counter(tie.relation for row in rows for tie in row.relations)
    found = [
        *((f"organisation: {type_}", types[type_]) for type_ in OrganisationType),
        *((f"accused: {kind}", count) for kind, count in sorted(kinds.items())),
        *((f"relation: `{relation}`", ties[relation]) for relation in RELATIONS[1:]),
        ("place", sum(len(row.places) for row in rows)),
        ("person", sum(len(row.persons) for row in rows)),
    ]
    return table(("label", "count"), [(name, f"{count:,}") for name, count in found])


def _agreement(rows: Iterable[Passage], folder: Path) -> str:
    both = pairs(rows, second_labels(folder / "second-reader"))
    if not both:
        return "No passage has been labelled a second time yet."
    asked = table(
        ("question", "Cohen's kappa", "equal answers", "answers"),
        [(name, f"{k.kappa:.2f}", f"{k.equal:.0%}", f"{k.count}") for name, k in kappas(both).items()],
    )
    agreed = agreement(both)
    alike = table(("first labels against second", "F1 or accuracy"), [(AGREED[n], f"{agreed[n]:.2f}") for n in AGREED])
    each = table(
        ("indicator", "kappa of its presence", "equal answers"),
        [(f"`{code}`", f"{k.kappa:.2f}", f"{k.equal:.0%}") for code, k in kappa_by_indicator(both).items()],
    )
    return f"{len(both)} passages.\n\n{asked}\n\n{alike}\n\n{each}"
