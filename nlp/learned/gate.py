"""The gate at work: many sentences at once, each scored by what is said in it."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

FILE = "gate.npz"
FILTERS = 40
REACH = 3
"""Word pieces that a filter sees."""
Floats = npt.NDArray[np.float32]


class Gate:
    """Scores sentences; one that reaches the floor is read by the model."""

    def __init__(self, path: Path, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        with np.load(path) as saved:
            table = saved["table"].astype(np.float32) * saved["scale"]
            self._table: Floats = table.reshape(len(table), REACH, FILTERS)
            self._bias, self._out, self._sum = saved["bias"], saved["out"], float(saved["sum"][0])
            self.floor = float(saved["floor"])

    def __call__(self, sentences: list[str]) -> list[bool]:
        """For each sentence whether it may show an indicator."""
        encodings = self._tokenizer.encode_batch_fast(sentences, add_special_tokens=False)
        kept: list[bool] = (self.scores([encoding.ids for encoding in encodings]) >= self.floor).tolist()
        return kept

    def scores(self, rows: list[list[int]]) -> Floats:
        """The score of each row of word pieces; a row without any has the lowest."""
        scores = np.full(len(rows), -np.inf, np.float32)
        filled = [number for number, row in enumerate(rows) if row]
        if not filled:
            return scores
        ids = np.concatenate([[0, *rows[number], 0] for number in filled]).astype(np.int64)
        starts = np.cumsum([0, *(len(rows[number]) + 2 for number in filled)])[:-1]
        seen = self._table[ids, 1]
        seen[1:] += self._table[ids[:-1], 0]
        seen[:-1] += self._table[ids[1:], 2]
        edges = np.concatenate([starts, starts + [len(rows[number]) + 1 for number in filled]])
        seen[edges] = -np.inf
        strongest = np.maximum(np.maximum.reduceat(seen, starts) + self._bias, 0.0)
        scores[filled] = strongest @ self._out + self._sum
        return scores
