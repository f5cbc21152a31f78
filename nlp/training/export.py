"""The trained network as files that the reader loads: an int8 ONNX encoder, the heads' weights, the tokenizer."""

import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from nlp.learned.model import ENCODER, HEADS, TOKENIZER
from nlp.training.network import Heads, Reading

INPUTS = ("ids", "shapes", "mask")
OUTPUTS = ("states", "tags", "indicators")


def export(reading: Reading, heads: Heads, tokenizer: Path, folder: Path) -> None:
    """Write everything that reading texts needs into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        whole = Path(temporary) / "whole.onnx"
        _to_onnx(reading, whole)
        quantize_dynamic(whole, folder / ENCODER, weight_type=QuantType.QInt8, per_channel=True)
    np.savez_compressed(folder / HEADS, **_weights(heads))
    shutil.copyfile(tokenizer, folder / TOKENIZER)


def _to_onnx(reading: Reading, path: Path) -> None:
    sample = tuple(torch.ones((2, 8), dtype=torch.int64) for _ in INPUTS)
    axes = {name: {0: "batch", 1: "pieces"} for name in (*INPUTS, *OUTPUTS)}
    with warnings.catch_warnings():  # torch announces a newer exporter, which needs one more package
        warnings.simplefilter("ignore")
        torch.onnx.export(
            reading.eval(),
            sample,
            str(path),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


def _weights(heads: Heads) -> dict[str, Any]:
    kept = {}
    for name, head in heads.items():
        layers = [layer for layer in cast(nn.Sequential, head) if isinstance(layer, nn.Linear)]
        for number, layer in enumerate(layers):
            kept[f"{name}.{number}.weight"] = layer.weight.detach().numpy().astype(np.float16)
            kept[f"{name}.{number}.bias"] = layer.bias.detach().numpy().astype(np.float16)
    return kept
