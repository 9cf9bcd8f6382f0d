"""Low-rank updates of the last layers of an encoder (Hu et al., 2021, 'LoRA')."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import torch
from torch import nn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torch import Tensor

    from vraagbaak.types import Vectors

RANK = 16
_LAYER = re.compile(r"encoder\.layer\.(\d+)\.")
FIRST_LAYER = 8
"""Layers below stay as they are, so that what they make of a text is worked out once."""


class LowRank(nn.Module):
    """A linear layer that stays as it is, plus the product of two narrow matrices."""

    def __init__(self, layer: nn.Linear, rank: int = RANK) -> None:
        super().__init__()
        self.layer = layer
        down = torch.randn(rank, layer.in_features) / math.sqrt(layer.in_features)
        self.down = nn.Parameter(down)
        self.up = nn.Parameter(torch.zeros(layer.out_features, rank))

    def forward(self, states: Tensor) -> Tensor:
        """Map states of shape (texts, tokens, inputs) to (texts, tokens, outputs)."""
        narrow = nn.functional.linear(states, self.down)
        changed: Tensor = self.layer(states) + nn.functional.linear(narrow, self.up)
        return changed


def adapt(network: nn.Module, *, first_layer: int = FIRST_LAYER) -> dict[str, LowRank]:
    """Put updates on the linear layers from `first_layer` on; nothing else learns from here on."""
    for each in network.parameters():
        each.requires_grad = False
    found = dict(_linear_layers(network, first_layer))
    updates = {name: LowRank(layer) for name, layer in found.items()}
    for name, update in updates.items():
        parent, _, own = name.rpartition(".")
        setattr(network.get_submodule(parent), own, update)
    return updates


def matrices(updates: dict[str, LowRank]) -> dict[str, tuple[Vectors, Vectors]]:
    """Give the matrices (up, down) by the name of the layer."""
    return {
        name: (each.up.detach().numpy(), each.down.detach().numpy())
        for name, each in updates.items()
    }


def _linear_layers(network: nn.Module, first_layer: int) -> Iterator[tuple[str, nn.Linear]]:
    for name, module in network.named_modules():
        found = _LAYER.match(name)
        if found and int(found[1]) >= first_layer and isinstance(module, nn.Linear):
            yield name, module
