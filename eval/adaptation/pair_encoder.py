"""A cross-encoder in the making: question and excerpt as one text, and one figure for the two."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

from eval.adaptation.encoder import loaded, reduced
from eval.adaptation.low_rank import adapt, matrices
from vraagbaak.embed.adapter import write_adapter
from vraagbaak.embed.cross_encoder import FIRST_LAYER, HEAD_BIAS, HEAD_WEIGHT, MAX_TOKENS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from torch import Tensor

    from eval.adaptation.excerpts import Excerpt

ROUNDS = 4
_BATCH = 32
_READ_AT_ONCE = 64
_LEARNING_RATE = 1e-3
_WARMING_UP = 10
_LEAST_RATE = 0.05


class PairEncoder(nn.Module):
    """The bundled model with updates on its upper layers, and a linear layer behind it."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._tokenizer, self._network = loaded(folder)
        self._updates = adapt(self._network, first_layer=FIRST_LAYER)
        self._head = nn.Linear(2 * self._network.config.hidden_size, 1)

    def forward(self, pairs: Sequence[Excerpt]) -> Tensor:
        """Give one figure for each pair, shape (pairs,)."""
        batch = self._tokenizer(
            [each.question for each in pairs],
            [each.text for each in pairs],
            padding=True,
            truncation="only_second",
            max_length=MAX_TOKENS,
            return_tensors="pt",
        )
        mask = batch["attention_mask"]
        with reduced():
            out = self._network(input_ids=batch["input_ids"], attention_mask=mask)
        states = out.last_hidden_state.float()
        real = mask[..., None]
        mean = (states * real).sum(1) / real.sum(1)
        scores: Tensor = self._head(torch.cat([states[:, 0], mean], 1))[:, 0]
        return scores

    def learn(self, pairs: Sequence[Excerpt], *, rounds: int, tell: Callable[[str], None]) -> None:
        """Learn which excerpts answer; what is drawn by lot is the same each time."""
        lot, pairs = random.Random(0), list(pairs)
        answering = sum(each.answers for each in pairs)
        weight = torch.tensor((len(pairs) - answering) / answering)
        learning = [each for each in self.parameters() if each.requires_grad]
        optimizer = torch.optim.AdamW(learning, lr=_LEARNING_RATE, weight_decay=0.01)
        steps, total = 0, rounds * (len(pairs) // _BATCH)
        for number in range(1, rounds + 1):
            lot.shuffle(pairs)
            losses = []
            for start in range(0, len(pairs) - _BATCH + 1, _BATCH):
                batch = pairs[start : start + _BATCH]
                rate = min(1, (steps + 1) / _WARMING_UP) * max(_LEAST_RATE, 1 - steps / total)
                for group in optimizer.param_groups:
                    group["lr"] = _LEARNING_RATE * rate
                wanted = torch.tensor([float(each.answers) for each in batch])
                loss = binary_cross_entropy_with_logits(self(batch), wanted, pos_weight=weight)
                optimizer.zero_grad()
                torch.autograd.backward(loss)
                optimizer.step()
                steps += 1
                losses.append(loss.item())
            tell(f"round {number}: loss {sum(losses) / len(losses):.3f}")

    def save(self, path: Path) -> None:
        """Write what was learned, in half precision.

        Raises:
            OSError: The file cannot be written.
        """
        weight, bias = self._head.weight.detach().numpy(), self._head.bias.detach().numpy()
        write_adapter(path, matrices(self._updates), {HEAD_WEIGHT: weight, HEAD_BIAS: bias})
