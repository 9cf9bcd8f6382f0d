"""The bundled encoder in two parts: lower layers that are read once, upper ones that learn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch
from sentence_transformers import SentenceTransformer
from torch import nn
from torch.nn.utils.rnn import pad_sequence

from eval.adaptation.low_rank import FIRST_LAYER, LowRank, adapt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from torch import Tensor

MAX_TOKENS = 192
"""Longer texts are cut off: their beginnings are enough to learn from, at a third of the time."""
_TEXTS_AT_ONCE = 32
_SHUT_OUT = -1e9


def loaded(folder: Path) -> tuple[Any, Any]:
    """Load the tokenizer and the network of a converted model; nothing is dropped out."""
    model: Any = SentenceTransformer(str(folder), device="cpu")
    network = model[0].auto_model
    for module in network.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
    return model.tokenizer, network


class SplitEncoder:
    """An encoder whose layers from `FIRST_LAYER` on carry low-rank updates."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer, self._network = loaded(folder)
        self.updates: dict[str, LowRank] = adapt(self._network)

    def lower(self, texts: Sequence[str]) -> list[Tensor]:
        """Work out the states below the first learning layer, (tokens, dimension) for each text."""
        states: list[Tensor] = [torch.empty(0)] * len(texts)
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
        layers = self._network.encoder.layer
        self._network.encoder.layer = layers[:FIRST_LAYER]
        try:
            with torch.no_grad(), reduced():
                for start in range(0, len(order), _TEXTS_AT_ONCE):
                    rows = order[start : start + _TEXTS_AT_ONCE]
                    for row, state in zip(rows, self._read([texts[r] for r in rows]), strict=True):
                        states[row] = state
        finally:
            self._network.encoder.layer = layers
        return states

    def upper(self, states: Sequence[Tensor]) -> Tensor:
        """Finish texts whose lower states are given: unit vectors, shape (texts, dimension)."""
        hidden = pad_sequence([each.float() for each in states], batch_first=True)
        real = pad_sequence([torch.ones(len(each)) for each in states], batch_first=True)
        mask = (1 - real)[:, None, None, :] * _SHUT_OUT
        with reduced():
            for layer in self._network.encoder.layer[FIRST_LAYER:]:
                out = layer(hidden, mask)
                hidden = out[0] if isinstance(out, tuple) else out
        counted = real[..., None]
        mean = (hidden.float() * counted).sum(1) / counted.sum(1)
        return nn.functional.normalize(mean, dim=1)

    def _read(self, texts: Sequence[str]) -> Iterable[Tensor]:
        batch = self._tokenizer(
            list(texts), padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt"
        )
        mask = batch["attention_mask"]
        out = self._network(input_ids=batch["input_ids"], attention_mask=mask).last_hidden_state
        lengths = mask.sum(1).tolist()
        return [state[:length].half() for state, length in zip(out, lengths, strict=True)]


def reduced() -> torch.autocast:
    """Multiply in 16 bits: four times as fast on processors that can."""
    # Without its cache, or updates that have learned since would be passed over.
    return torch.autocast("cpu", dtype=torch.bfloat16, cache_enabled=False)
