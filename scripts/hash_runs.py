"""Renew the hashed runs of eight words of passages set aside, which no text of ours may repeat.

usage: python scripts/hash_runs.py PASSAGES.jsonl [OUT]
"""

import json
import secrets
import sys
from pathlib import Path

from nlp.corpus_checks.grams import SetAside

OUT = Path(__file__).parent.parent / "tests" / "nlp" / "data" / "dev-8grams.txt"


def main(passages: str, out: str = str(OUT)) -> None:
    """Write OUT, with a new salt."""
    lines = Path(passages).read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    Path(out).write_text(SetAside.of(texts, salt=secrets.token_hex(8)).lines(), encoding="ascii")


if __name__ == "__main__":
    main(*sys.argv[1:])
