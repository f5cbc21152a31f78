"""Training: seeded, on CPU, with progress on the terminal."""

import random
from collections.abc import Callable
from dataclasses import dataclass

import torch
from transformers import BertModel

from nlp.training.examples import Example
from nlp.training.losses import piece_losses, question_losses
from nlp.training.network import Batch, Heads, Reading


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn."""

    seed: int = 7
    epochs: int = 10
    pieces_per_batch: int = 1_200
    names_share: float = 0.25
    encoder_rate: float = 2e-4
    heads_rate: float = 1e-3
    warm_up: float = 0.08
    layers: int = 6


def fit(
    encoder: BertModel, examples: list[Example], names: list[Example], plan: Plan, say: Callable[[str], None]
) -> tuple[Reading, Heads]:
    """The trained network; the same plan and examples give the same network on the same machine.

    Of names, which no more than names are labelled in, each epoch takes another share.
    """
    torch.manual_seed(plan.seed)
    shuffle = random.Random(plan.seed)  # noqa: S311 -- shuffles examples
    generator = torch.Generator().manual_seed(plan.seed)
    encoder.encoder.layer = encoder.encoder.layer[: plan.layers]
    encoder.embeddings.word_embeddings.weight.requires_grad = False
    reading, heads = Reading(encoder), Heads(encoder.config.hidden_size)
    slow = [p for n, p in reading.named_parameters() if n.startswith("encoder") and p.requires_grad]
    fast = [p for n, p in reading.named_parameters() if not n.startswith("encoder")] + list(heads.parameters())
    optimiser = torch.optim.AdamW(
        [{"params": slow, "lr": plan.encoder_rate}, {"params": fast, "lr": plan.heads_rate}], weight_decay=0.01
    )
    epochs = [_batches([*examples, *_some(names, plan, shuffle)], plan, shuffle) for _epoch in range(plan.epochs)]
    total = sum(map(len, epochs))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, total, plan.warm_up))
    reading.train()
    heads.train()
    for epoch, batches in enumerate(epochs, 1):
        spent = 0.0
        for count, batch in enumerate(batches, 1):
            spent += _step(reading, heads, batch, optimiser, generator)
            schedule.step()
            if count % 50 == 0 or count == len(batches):
                say(f"epoch {epoch}/{plan.epochs} batch {count}/{len(batches)} loss {spent / count:.3f}")
    return reading.eval(), heads.eval()


def _step(
    reading: Reading,
    heads: Heads,
    examples: list[Example],
    optimiser: torch.optim.Optimizer,
    generator: torch.Generator,
) -> float:
    batch = Batch.of(examples)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states, tags, indicators = (each.float() for each in reading(batch.ids, batch.shapes, batch.mask))
    piecewise = torch.stack(list(piece_losses(examples, tags, indicators))).sum() / len(examples)
    loss = piecewise + sum(question_losses(examples, states, heads, generator), torch.zeros(()))
    optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
    torch.nn.utils.clip_grad_norm_([*reading.parameters(), *heads.parameters()], 1.0)
    optimiser.step()
    return float(loss.detach())


def _some(names: list[Example], plan: Plan, shuffle: random.Random) -> list[Example]:
    return shuffle.sample(names, int(len(names) * plan.names_share))


def _batches(examples: list[Example], plan: Plan, shuffle: random.Random) -> list[list[Example]]:
    """Batches of examples of like length, in random order."""
    keyed = sorted((len(example.pieces) + shuffle.random() * 24, number) for number, example in enumerate(examples))
    batches: list[list[Example]] = [[]]
    for _length, number in keyed:
        if batches[-1] and (len(batches[-1]) + 1) * len(examples[number].pieces) > plan.pieces_per_batch:
            batches.append([])
        batches[-1].append(examples[number])
    shuffle.shuffle(batches)
    return batches


def _rate(step: int, total: int, warm_up: float) -> float:
    """Up from nothing, then down to nothing, in straight lines."""
    rising = max(1, int(total * warm_up))
    return min((step + 1) / rising, max(0.0, (total - step) / max(1, total - rising)))
