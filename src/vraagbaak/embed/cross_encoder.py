"""Tell whether an excerpt answers a question, by reading the two together.

A cross-encoder (Nogueira and Cho, 2019, 'Passage Re-ranking with BERT') made of the bundled model:
its word vectors are shared, its layers are copies of which the upper ones have a low-rank update of
their own, and a linear layer on the first and the mean state gives one figure. The copies are
rounded to 8 bits, which takes a third of the time and changes the figure by a few hundredths.

`cross_encoder.safetensors` holds the updates in the form of `adapter.safetensors`, and the last
layer as `head.weight`, shape (1, twice the dimension), and `head.bias`. `python -m
eval.answerability` makes the file.
"""

from __future__ import annotations

import copy
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load_file

from vraagbaak.embed.adapter import updates_of
from vraagbaak.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sentence_transformers import SentenceTransformer

    from vraagbaak.types import Vectors

WEIGHTS = Path(__file__).with_name("cross_encoder.safetensors")
MAX_TOKENS = 224
"""Of question and excerpt together; of a longer excerpt the end is cut off."""
FIRST_LAYER = 6
"""Layers below are as in the encoder itself."""
HEAD_WEIGHT, HEAD_BIAS = "head.weight", "head.bias"
_LAYERS = "encoder.layer."


class CrossEncoder:
    """Reads a question and an excerpt as one text; several threads can share it."""

    def __init__(self, model: SentenceTransformer, weights: Mapping[str, Vectors]) -> None:
        network: Any = model[0].auto_model
        self._tokenizer = model.tokenizer
        self._embeddings = network.embeddings
        layers = copy.deepcopy(network.encoder.layer)
        _update(layers, weights)
        self._layers = _rounded(layers)
        self._head = (np.float32(weights[HEAD_WEIGHT][0]), float(weights[HEAD_BIAS][0]))

    def score(self, question: str, excerpt: str) -> float:
        """Give the logarithm of the odds that the excerpt answers the question, roughly."""
        import torch  # noqa: PLC0415 - loaded with the model

        batch: Any = self._tokenizer(
            question,
            excerpt,
            truncation="longest_first",
            max_length=MAX_TOKENS,
            return_tensors="pt",
        )
        with torch.inference_mode():
            states = self._embeddings(input_ids=batch["input_ids"])
            for layer in self._layers:
                states = layer(states)
            read = states[0].numpy()
        weight, bias = self._head
        return float(np.concatenate([read[0], read.mean(axis=0)]) @ weight + bias)


def load_cross_encoder(model: SentenceTransformer, path: Path = WEIGHTS) -> CrossEncoder:
    """Add the cross-encoder that comes with the program to the bundled model.

    Raises:
        ModelError: Its file is missing, cannot be read, or does not fit the model.
    """
    try:
        return CrossEncoder(model, load_file(path))
    except (OSError, SafetensorError) as error:
        raise ModelError(f"{path} cannot be read ({error}). Install vraagbaak anew.") from error
    except (KeyError, ValueError, AttributeError, RuntimeError) as error:
        raise ModelError(f"{path} does not fit the model. Install vraagbaak anew.") from error


def _update(layers: Any, weights: Mapping[str, Vectors]) -> None:  # noqa: ANN401 - torch's own
    """Add the updates to the upper layers."""
    import torch  # noqa: PLC0415 - loaded with the model

    for name, update in updates_of(weights):
        number, _, rest = name.removeprefix(_LAYERS).partition(".")
        weight = layers[int(number)].get_submodule(rest).weight
        weight.data += torch.from_numpy(update)


def _rounded(layers: Any) -> Any:  # noqa: ANN401 - torch's own
    """Round the weights of linear layers to 8 bits, where torch can multiply with these."""
    import torch  # noqa: PLC0415 - loaded with the model

    if torch.backends.quantized.engine == "none":
        return layers
    with warnings.catch_warnings():
        # It is to move to another package, which is of no use for anything else here.
        warnings.simplefilter("ignore", DeprecationWarning)
        warnings.simplefilter("ignore", UserWarning)
        quantization: Any = torch.ao.quantization
        # A scale for each row: with one for a whole matrix, English questions are read worse.
        rows = {torch.nn.Linear: quantization.per_channel_dynamic_qconfig}
        return quantization.quantize_dynamic(layers, rows)
