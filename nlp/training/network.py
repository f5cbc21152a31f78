"""The network: MiniLM with word shapes, a linear layer for tags and one for indicators, and a head per question."""

from dataclasses import dataclass
from typing import cast

import numpy as np
import torch
from torch import Tensor, nn
from transformers import BertModel

from nlp.learned.labels import INDICATORS, RELATIONS, STANCES, TAGS, TYPES
from nlp.learned.questions import Question, widths
from nlp.learned.wordpieces import SHAPES
from nlp.training.examples import Example

HIDDEN = 192
OUTPUTS = {"typing": len(TYPES), "stance": len(STANCES), "accused": 1, "relation": len(RELATIONS)}


@dataclass
class Batch:
    """Padded inputs of some examples."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor

    @classmethod
    def of(cls, examples: list[Example]) -> "Batch":
        """Padded with zeros, which are the vocabulary's own padding."""
        width = max(len(example.pieces) for example in examples)
        ids, shapes, mask = (np.zeros((len(examples), width), dtype=np.int64) for _ in range(3))
        for row, example in enumerate(examples):
            length = len(example.pieces)
            ids[row, :length], shapes[row, :length], mask[row, :length] = example.pieces.ids, example.pieces.shapes, 1
        return cls(torch.from_numpy(ids), torch.from_numpy(shapes), torch.from_numpy(mask))


class Reading(nn.Module):
    """What the shipped encoder gives: states, tags and indicators of every piece."""

    def __init__(self, encoder: BertModel, dropout: float = 0.1) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.shapes = nn.Embedding(len(SHAPES), width)
        nn.init.zeros_(self.shapes.weight)
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(width, len(TAGS))
        self.indicators = nn.Linear(width, len(INDICATORS))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """States (batch, pieces, width), tags (..., tags) and indicators (..., indicators) as logits."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shapes(shapes)
        states = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        kept = self.dropout(states)
        return states, self.tags(kept), self.indicators(kept)


class Heads(nn.ModuleDict):
    """One small network per question, over the means of its spans and its extras."""

    def __init__(self, width: int) -> None:
        made = {}
        for name, (spans, extras) in widths().items():
            first = nn.Linear(spans * width + extras, HIDDEN)
            made[name] = nn.Sequential(
                nn.Dropout(0.1), first, nn.ReLU(), nn.Dropout(0.1), nn.Linear(HIDDEN, OUTPUTS[name])
            )
        super().__init__(made)

    def ask(self, name: str, states: Tensor, asked: list[tuple[int, Question]]) -> Tensor:
        """Logits (questions, outputs); asked holds the row of the batch of each question."""
        sums = torch.cat([torch.zeros_like(states[:, :1]), states.cumsum(1)], 1)
        rows = torch.tensor([row for row, _question in asked])
        means = []
        for index in range(len(asked[0][1].spans)):
            start, end = (torch.tensor([question.spans[index][side] for _row, question in asked]) for side in (0, 1))
            means.append((sums[rows, end] - sums[rows, start]) / (end - start).unsqueeze(1))
        extras = torch.tensor([question.extras for _row, question in asked], dtype=states.dtype)
        return cast(Tensor, self[name](torch.cat([*means, extras.reshape(len(asked), -1)], 1)))
