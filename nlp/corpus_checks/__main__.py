"""Every fault and shortfall of the corpus, one a line; exit 1 where there is one.

usage: python -m nlp.corpus_checks [FOLDER]
"""

import sys
from pathlib import Path

from nlp.corpus_checks.coverage import shortfalls
from nlp.corpus_checks.faults import faults, repeated_ids, sharing, split_batches
from nlp.training.corpus import FOLDER, passages


def main(folder: Path = FOLDER) -> int:
    """Print what is wrong; 0 where nothing is."""
    rows = list(passages(folder, language=None))
    english = [row for row in rows if row.language == "en"]
    wrong = [fault for row in rows for fault in faults(row)]
    wrong += [f"stands twice: {key}" for key in repeated_ids(rows)]
    wrong += [f"batch in two splits: {batch}" for batch in split_batches(rows)]
    wrong += [f"fewer than needed: {shortfall}" for shortfall in shortfalls(english)]
    for line in wrong:
        print(line)  # noqa: T201 -- a script's result
    for one, other in sharing(english):
        between = " (one in train, one in test)" if one.split != other.split else ""
        print(f"eight words in common: {one.id}, {other.id}{between}")  # noqa: T201 -- a script's result
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
