"""make evaluate: measure the reader and write the tables of docs/reference/reading-quality.md.

usage: python -m nlp.evaluation [--gold FILE ...] [--pin]
"""

import argparse
import time
from pathlib import Path

from nlp.evaluation.measures import Measures
from nlp.evaluation.page import filled
from nlp.evaluation.pins import load_pins, pinned, write_pins
from nlp.reader import Reader

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "reading-quality.md"


def main() -> None:
    """Measure, write, and print each figure; broken pins are named."""
    arguments = _arguments()
    begun = time.monotonic()

    def say(message: str) -> None:
        print(f"{time.monotonic() - begun:6.0f} s  {message}", flush=True)  # noqa: T201 -- a script's progress

    measures = Measures(Reader(), say=say)
    written, measured = measures.page()
    for path in arguments.gold:
        written |= measures.gold(path)
    arguments.page.write_text(filled(arguments.page.read_text(encoding="utf-8"), written), encoding="utf-8")
    for name, value in measured.items():
        say(f"{name:28} {value:.3f}")
    for line in load_pins().broken(measured):
        say(f"below its pin: {line}")
    if arguments.pin:
        write_pins(pinned(measured))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m nlp.evaluation", description=__doc__)
    parser.add_argument("--gold", type=Path, action="append", default=[], help="labelled passages that are not ours")
    parser.add_argument("--page", type=Path, default=PAGE, help="page whose tables are renewed")
    parser.add_argument("--pin", action="store_true", help="pin the figures of this run")
    return parser.parse_args()


if __name__ == "__main__":
    main()
