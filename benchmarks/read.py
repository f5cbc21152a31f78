"""make bench-read: how fast the reader reads, on one core, with everything it is compared to in the same run.

usage: python benchmarks/read.py --text FOLDER [--narratives FILE ...] [--words N] [--write]
"""

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from measures import Pace, beside_pretrained, growing, in_two, let_through, loading, on_one_core, reading
from texts import Measured, documents, sample

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "reading-speed.md"
SAMPLE = 30_000
"""Words for what reads the same text more than once."""
SECONDS = 30
"""About how long one figure may take; where the text would take longer, as many documents as fit are read."""
Row = tuple[str, str, str]


def main() -> None:
    """Measure, print the table, and write it into the page when asked."""
    from nlp.evaluation.page import filled, table

    arguments = _arguments()
    found = documents(arguments.text, arguments.narratives, words=arguments.words)
    if not found:
        raise SystemExit(f"{arguments.text}: no text is there; --text takes the folder that holds aims, gum, uner-ewt")
    rows: list[Row] = []
    begun = time.monotonic()
    for row in measured(found):
        rows.append(row)
        print(f"{time.monotonic() - begun:4.0f} s  {row[0]:58} {row[1]:>16}   {row[2]}", flush=True)
    if arguments.write:
        written = {"speed: text": made_of(found), "speed: figures": table(("figure", "measured", "asked"), rows)}
        PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), written), encoding="utf-8")


def measured(found: list[Measured]) -> Iterator[Row]:
    """One row for each figure: what it is, what it came to, what is asked of it."""
    few = _texts(sample(found, SAMPLE))
    yield "load and first reading", f"{on_one_core(loading):.1f} s", "at most 3 s"
    ours, theirs = on_one_core(beside_pretrained, few)
    yield _pace("mixed text, a sample", ours, "")
    yield _pace("the pretrained spaCy pipeline, the same sample", theirs, "")
    yield "ratio of the two", f"{ours.per_second / theirs.per_second:.1f}", "at least 6"
    fitting = int(ours.per_second * SECONDS)
    mixed = _texts(sample(found, fitting))
    whole = on_one_core(reading, mixed)
    yield _pace("mixed text", whole, "at least 40,000")
    statements = _texts(sample([document for document in found if document.kind == "statement"], fitting))
    own = on_one_core(reading, statements)
    yield _pace("modern slavery statements alone", own, "at least 12,000")
    yield "memory, the larger of both", f"{max(whole.megabytes, own.megabytes):,.0f} MB", "at most 700 MB"
    paces = on_one_core(growing, mixed)
    for step, pace in zip((1, 2, 4), paces, strict=True):
        yield _pace(f"one document, {step} x as long", pace, "linear")
    slowed = paces[-1].seconds / paces[-1].words / (paces[0].seconds / paces[0].words)
    yield "cost of a word in the longest, against the shortest", f"{slowed:.2f}", "about 1"
    yield "two processes against one, a sample", f"{in_two(few):.2f}", "at least 1.8"
    yield "let through by the screen, mixed text", f"{on_one_core(let_through, mixed):.0%}", ""
    yield "let through by the screen, statements", f"{on_one_core(let_through, statements):.0%}", ""


def made_of(found: list[Measured]) -> str:
    """How many documents and words of each kind there were."""
    counts = []
    for kind in ("statement", "narrative", "general"):
        part = [document for document in found if document.kind == kind]
        counts.append(f"{kind}: {sum(document.words for document in part):,} words in {len(part):,} documents")
    return f"{sum(document.words for document in found):,} words, none repeated. {'; '.join(counts)}."


def _texts(found: list[Measured]) -> list[str]:
    return [document.text for document in found]


def _pace(name: str, pace: Pace, asked: str) -> Row:
    return f"{name} ({pace.words:,} words)", f"{pace.per_second:,.0f} words/s", asked


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python benchmarks/read.py", description=__doc__)
    parser.add_argument("--text", type=Path, required=True, help="folder with aims, legalbench, gum, uner-ewt, ...")
    parser.add_argument("--narratives", type=Path, action="append", default=[], help="CSV with a column description")
    parser.add_argument("--words", type=int, default=2_000_000, help="at most so many words are read")
    parser.add_argument("--write", action="store_true", help=f"renew the tables of docs/reference/{PAGE.name}")
    return parser.parse_args()


if __name__ == "__main__":
    main()
