"""The gate: a small convolution over the encoder's own word pieces that lets sentences through to the model."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from nlp.learned.gate import FILTERS, REACH, Gate
from nlp.stretches import sentences
from nlp.training.corpus import Passage

KEPT = 0.97
"""Share of the sentences with a mention that the gate has to let through."""
EPOCHS, BATCH, RATE, SEED = 6, 64, 2e-3, 7
Labelled = tuple[list[int], bool]


class Convolution(nn.Module):
    """Filters over three neighbouring pieces, the strongest place of each, and one sum."""

    def __init__(self, embeddings: Tensor) -> None:
        super().__init__()
        self.embeddings = nn.Embedding.from_pretrained(embeddings, freeze=True)
        self.filters = nn.Linear(embeddings.shape[1], REACH * FILTERS, bias=False)
        self.bias = nn.Parameter(torch.zeros(FILTERS))
        self.drop = nn.Dropout(0.3)
        self.out = nn.Linear(FILTERS, 1)

    def forward(self, pieces: Tensor) -> Tensor:
        """Logits (sentences,) of padded pieces (sentences, length)."""
        parts = self.filters(self.embeddings(pieces)).unflatten(2, (REACH, FILTERS))
        shifted = nn.functional.pad(parts[:, :, 0], (0, 0, 1, 0))[:, :-1] + parts[:, :, 1]
        shifted = shifted + nn.functional.pad(parts[:, :, 2], (0, 0, 0, 1))[:, 1:]
        strongest = torch.relu(shifted + self.bias).amax(1)
        logits: Tensor = self.out(self.drop(strongest))[:, 0]
        return logits


def train_gate(
    passages: list[Passage], others: Iterable[str], tokenizer: Tokenizer, embeddings: Tensor, path: Path
) -> dict[str, float]:
    """Write the gate. others: texts of other fields, in which nothing is mentioned. Returns what it lets through."""
    torch.manual_seed(SEED)
    labelled = list(_labelled(passages, others, tokenizer))
    model = Convolution(embeddings)
    optimiser = torch.optim.Adam([p for p in model.parameters() if p.requires_grad], RATE)
    generator = torch.Generator().manual_seed(SEED)
    for _epoch in range(EPOCHS):
        model.train()
        for batch in torch.randperm(len(labelled), generator=generator).split(BATCH):
            logits = model(_padded([labelled[number][0] for number in batch]))
            gold = torch.tensor([float(labelled[number][1]) for number in batch])
            loss = nn.functional.binary_cross_entropy_with_logits(logits, gold)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            optimiser.step()
    _save(model.eval(), path, 0.0)
    gate = Gate(path, tokenizer)
    scores = gate.scores([pieces for pieces, _mention in labelled])
    mentioned = np.array([mention for _pieces, mention in labelled])
    floor = float(np.quantile(scores[mentioned], 1.0 - KEPT))
    _save(model, path, floor)
    return {"floor": floor, "others let through": float((scores[~mentioned] >= floor).mean())}


def _labelled(passages: list[Passage], others: Iterable[str], tokenizer: Tokenizer) -> Iterator[Labelled]:
    texts, mentioned = [], []
    for passage in passages:
        for start, end in sentences(passage.text):
            texts.append(passage.text[start:end])
            mentioned.append(any(m.start < end and start < m.end for m in passage.mentions))
    texts += (added := list(others))
    mentioned += [False] * len(added)
    for encoding, mention in zip(tokenizer.encode_batch(texts, add_special_tokens=False), mentioned, strict=True):
        if encoding.ids:
            yield encoding.ids, mention


def _padded(rows: list[list[int]]) -> Tensor:
    return nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows], batch_first=True)


def _save(model: Convolution, path: Path, floor: float) -> None:
    """The filters' answer to every piece of the vocabulary, in whole numbers, so that reading is looking up."""
    with torch.no_grad():
        table = model.filters(model.embeddings.weight).numpy()
    scale = float(np.abs(table).max()) / 127.0
    np.savez_compressed(
        path,
        table=np.round(table / scale).astype(np.int8),
        scale=np.float32(scale),
        bias=model.bias.detach().numpy(),
        out=model.out.weight.detach().numpy()[0],
        sum=model.out.bias.detach().numpy(),
        floor=np.float32(floor),
    )
