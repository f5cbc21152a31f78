"""The tables of docs/reference/reading-quality.md, made of results."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from manumit.model.words import Indicator, Stance
from nlp.corpus_checks.coverage import NEAR_MISSES, REGISTERS
from nlp.evaluation.figures import Interval, figures, prf
from nlp.evaluation.labels import Judged
from nlp.evaluation.mistakes import MistakeClass, by_place, confusion, examples
from nlp.evaluation.page import table
from nlp.evaluation.persons import Masking
from nlp.evaluation.results import Result

EXAMPLES_EACH = 4
NONE = "–"
READER = "reader"


def compared(results: Mapping[str, Result]) -> str:
    """Every figure of the reader with its interval, and of each simpler reader without."""
    reader = results[READER].intervals
    others = {name: figures(result.sums) for name, result in results.items() if name != READER}
    rows = [
        (f"`{name}`", f"**{found.value:.3f}**", _span(found), *(_figure(other, name) for other in others.values()))
        for name, found in reader.items()
    ]
    passages = len(results[READER].rows)
    return f"{passages} passages.\n\n{table(('figure', READER, '95 %', *others), rows)}"


def indicators(result: Result) -> str:
    """Precision, recall and F1 of each indicator, with the number of passages that hold it."""
    rows = []
    for code in Indicator:
        name = f"indicator:{code}"
        count = result.sums[f"{name}.tp"] + result.sums[f"{name}.fn"]
        rows.append((f"`{code}`", f"{count}", *(f"{value:.2f}" for value in prf(result.sums, name))))
    return table(("indicator", "passages", "precision", "recall", "F1"), rows)


def stances(result: Result) -> str:
    """Labelled stances down, read stances across."""
    counts = confusion(result.pairs)
    rows = [(f"`{gold}`", *(f"{counts[gold, read]}" for read in Stance)) for gold in Stance]
    return table(("labelled ↓ read →", *Stance), rows)


def classes(results: Mapping[str, Result]) -> str:
    """How many mistakes of each class each reader makes."""
    counts = {name: Counter(m.kind for m in result.mistakes) for name, result in results.items()}
    return table(("class", *counts), [(kind, *(f"{c[kind]}" for c in counts.values())) for kind in MistakeClass])


def registers(result: Result) -> str:
    """Mistakes by register."""
    return _by_place(result, "register", REGISTERS, lambda row: (row.register,))


def near_misses(result: Result) -> str:
    """Mistakes by class of near miss."""
    return _by_place(result, "near miss", tuple(NEAR_MISSES), lambda row: row.near)


def shown(result: Result) -> str:
    """A few mistakes of each class in full."""
    chosen = examples(result.mistakes, EXAMPLES_EACH)
    parts = []
    for kind in MistakeClass:
        lines = [f"* `{m.row.id}` {m.what}\n  > {_one_line(m.row.text)}" for m in chosen if m.kind is kind]
        parts.append(f"### {kind[0].upper()}{kind[1:]}\n\n" + ("\n".join(lines) or "None."))
    return "\n\n".join(parts)


def persons(found: Mapping[str, Masking]) -> str:
    """How well persons are masked, by set of passages."""
    rows: list[tuple[str, ...]] = [
        (name, f"{m.passages}", f"{m.places}", f"{m.recall:.3f}", f"{m.partly}", f"{m.safe:.3f}", f"{m.lost:.4f}")
        for name, m in found.items()
    ]
    head = ("passages", "with persons", "names", "masked whole", "masked in part", "passages with all masked")
    return table((*head, "other letters masked"), rows)


def languages(results: Mapping[str, Result]) -> str:
    """Every figure for each other language."""
    if not results:
        return "No passage in another language yet."
    found = {code: figures(result.sums) for code, result in results.items()}
    passages = ("passages", *(f"{len(result.rows)}" for result in results.values()))
    rows = [(f"`{name}`", *(f"{each[name]:.3f}" for each in found.values())) for name in next(iter(found.values()))]
    return table(("figure", *(f"`{code}`" for code in found)), [passages, *rows])


def outside(results: Mapping[str, Result]) -> str:
    """The figures on passages that are not ours: numbers alone, no word of the text."""
    reader = results[READER]
    return f"{compared(results)}\n\n{indicators(reader)}\n\n{stances(reader)}\n\n{classes(results)}"


def _by_place(result: Result, what: str, order: Sequence[str], places_of: Callable[[Judged], Sequence[str]]) -> str:
    places = {row.id: places_of(row) for row in result.rows}
    held = Counter(place for found in places.values() for place in found)
    counts = by_place(result.mistakes, places)
    rows = [
        (f"`{place}`", f"{held[place]}", *(f"{counts.get(place, Counter())[kind]}" for kind in MistakeClass))
        for place in order
        if held[place]
    ]
    return table((what, "passages", *MistakeClass), rows)


def _span(found: Interval) -> str:
    return f"{found.low:.3f} to {found.high:.3f}"


def _figure(found: Mapping[str, float], name: str) -> str:
    """A figure, or a dash for a reader that does not answer the question at all."""
    silent = name.startswith(("organisation", "accused", "relation", "wrongly")) and not found["organisation_recall"]
    return NONE if silent else f"{found[name]:.3f}"


def _one_line(text: str) -> str:
    return " / ".join(part.strip() for part in text.splitlines() if part.strip())
