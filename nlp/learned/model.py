"""The trained model at work: stretches of text in, states and logits of their word pieces out; heads that answer."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from manumit.model.words import Indicator
from nlp.errors import LanguageModelMissing
from nlp.learned.gate import FILE as GATE
from nlp.learned.gate import Gate
from nlp.learned.labels import INDICATORS
from nlp.learned.questions import Question
from nlp.learned.wordpieces import Pieces, cut, load_tokenizer

FOLDER = Path(__file__).parents[1] / "model"
ENCODER, HEADS, TOKENIZER = "encoder.onnx", "heads.npz", "tokenizer.json"
FILES = (ENCODER, GATE, HEADS, TOKENIZER)
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Encoded:
    """One stretch as read: states (pieces, width) and the logits of tags and indicators of every piece."""

    pieces: Pieces
    states: Floats
    tags: Floats
    indicators: Floats

    @cached_property
    def sums(self) -> Floats:
        """Running sums of the states, so that the mean of any span is one subtraction."""
        return np.concatenate([np.zeros((1, self.states.shape[1]), np.float32), np.cumsum(self.states, 0)])

    def chance(self, indicator: Indicator, pieces: tuple[int, int]) -> float:
        """The best probability that a piece of these shows the indicator."""
        shown = self.indicators[pieces[0] : pieces[1], INDICATORS.index(indicator)]
        return float(1.0 / (1.0 + np.exp(-shown.max())))


class TrainedModel:
    """Loaded once, used by every component; one thread, so that processes can share a machine."""

    def __init__(self, folder: Path = FOLDER) -> None:
        if not (folder / ENCODER).exists():
            raise LanguageModelMissing(f"{folder.name}/{ENCODER}: the trained model is missing; run make train")
        self.size = sum((folder / name).stat().st_size for name in FILES)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(folder / ENCODER, options, providers=["CPUExecutionProvider"])
        self._tokenizer = load_tokenizer(folder / TOKENIZER)
        self.gate = Gate(folder / GATE, self._tokenizer)
        with np.load(folder / HEADS) as weights:
            self._weights = {name: weights[name].astype(np.float32) for name in weights.files}

    def cut(self, texts: list[str]) -> list[Pieces]:
        """The word pieces of each text."""
        return cut(self._tokenizer, texts)

    def encode(self, pieces: Pieces) -> Encoded:
        """One stretch as read.

        Each is read alone: the int8 encoder scales its numbers to all that it is given at once, so that in a batch a
        text would be read a little otherwise beside other neighbours.
        """
        ids, shapes = pieces.ids[None], pieces.shapes[None]
        states, tags, indicators = self._session.run(None, {"ids": ids, "shapes": shapes, "mask": np.ones_like(ids)})
        return Encoded(pieces, states[0], tags[0], indicators[0])

    def answer(self, head: str, encoded: Encoded, questions: list[Question]) -> Floats:
        """Logits (questions, outputs) of one head."""
        spans = np.array([question.spans for question in questions])
        starts, ends = spans[:, :, 0], spans[:, :, 1]
        means = (encoded.sums[ends] - encoded.sums[starts]) / (ends - starts)[:, :, None].astype(np.float32)
        extras = np.array([question.extras for question in questions], np.float32)
        asked = [means.reshape(len(questions), -1), extras.reshape(len(questions), -1)]
        hidden = np.concatenate(asked, 1) @ self._weights[f"{head}.0.weight"].T
        hidden = np.maximum(hidden + self._weights[f"{head}.0.bias"], 0.0)
        answer: Floats = hidden @ self._weights[f"{head}.1.weight"].T + self._weights[f"{head}.1.bias"]
        return answer


@lru_cache(maxsize=1)
def load_model() -> TrainedModel:
    """The model that is shipped, loaded once. Raises LanguageModelMissing."""
    return TrainedModel()
