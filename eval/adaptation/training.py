"""Contrastive learning: a question's own answer should lie nearer than those of its neighbours.

The loss is InfoNCE (van den Oord et al., 2018) over a batch, in both directions. Batches are made
of small bunches from one paper, so that the answers that a question must be told from are the
neighbours of its own.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch.nn.functional import cross_entropy

from eval.adaptation.pairs import SHARES
from vraagbaak.embed.conversion import DOCUMENT_PROMPT, QUERY_PROMPT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from torch import Tensor

    from eval.adaptation.encoder import SplitEncoder
    from eval.adaptation.pairs import Answer, Pair

ROUNDS = 5
_BATCH = 32
_BUNCH = 8
_SMALLEST_BATCH = 8
_TEMPERATURE = 0.03
_LEARNING_RATE = 1e-3
_WARMING_UP = 10
_LEAST_RATE = 0.05
_BACKWARD = 0.3
"""The weight of finding the question for an answer, beside finding the answer for a question."""
_MARKED = 0.35
"""How often the sentences that answer a question stand for the answer, where they are known."""
_NEVER = -1e4


def train(
    encoder: SplitEncoder, pairs: Sequence[Pair], *, rounds: int, tell: Callable[[str], None]
) -> None:
    """Teach the encoder's updates the pairs; what is drawn by lot is the same each time."""
    lot = random.Random(0)
    states = _States(encoder, pairs)
    tell(f"{len(pairs)} pairs, {len(states)} texts")
    learning = [each for update in encoder.updates.values() for each in (update.down, update.up)]
    optimizer = torch.optim.AdamW(learning, lr=_LEARNING_RATE, weight_decay=0.01)
    steps, total = 0, rounds * len(list(_batches(pairs, lot)))
    for number in range(1, rounds + 1):
        losses = []
        for batch in _batches(pairs, lot):
            rate = min(1, (steps + 1) / _WARMING_UP) * max(_LEAST_RATE, 1 - steps / total)
            for group in optimizer.param_groups:
                group["lr"] = _LEARNING_RATE * rate
            loss = _loss(encoder, states, batch, lot)
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            optimizer.step()
            steps += 1
            losses.append(loss.item())
        tell(f"round {number}: loss {sum(losses) / len(losses):.3f}")


class _States:
    """The lower states of every text of the pairs, worked out once."""

    def __init__(self, encoder: SplitEncoder, pairs: Sequence[Pair]) -> None:
        texts = dict.fromkeys(text for pair in pairs for text in _texts(pair))
        self._states = dict(zip(texts, encoder.lower(list(texts)), strict=True))

    def __len__(self) -> int:
        return len(self._states)

    def of(self, text: str) -> Tensor:
        return self._states[text]


@dataclass(frozen=True, slots=True)
class _Draw:
    """A question of a batch, with one text of one of its answers."""

    pair: Pair
    answer: Answer
    text: str


def _loss(
    encoder: SplitEncoder, states: _States, batch: Sequence[Pair], lot: random.Random
) -> Tensor:
    draws = [_drawn(pair, lot) for pair in batch]
    questions = encoder.upper([states.of(QUERY_PROMPT + pair.question) for pair in batch])
    answers = encoder.upper([states.of(DOCUMENT_PROMPT + draw.text) for draw in draws])
    scores = questions @ answers.T / _TEMPERATURE
    scores = scores.masked_fill(_also_right(draws), _NEVER)
    own = torch.arange(len(draws))
    return cross_entropy(scores, own) + _BACKWARD * cross_entropy(scores.T, own)


def _also_right(draws: Sequence[_Draw]) -> Tensor:
    """Mark what is no mistake: answers in the batch that are right for another's question too."""
    right = [{answer.exchange_id for answer in draw.pair.answers} for draw in draws]
    return torch.tensor(
        [
            [row != column and draws[column].answer.exchange_id in right[row] for column in at]
            for at in [range(len(draws))]
            for row in at
        ]
    )


def _drawn(pair: Pair, lot: random.Random) -> _Draw:
    answer = lot.choice(pair.answers)
    if answer.marked and lot.random() < _MARKED:
        return _Draw(pair, answer, lot.choice(answer.marked))
    kinds = list(answer.views)
    (kind,) = lot.choices(kinds, [SHARES[kind] for kind in kinds])
    return _Draw(pair, answer, lot.choice(answer.views[kind]))


def _batches(pairs: Sequence[Pair], lot: random.Random) -> Iterator[list[Pair]]:
    papers: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        papers[pair.group].append(pair)
    bunches = []
    for paper in papers.values():
        lot.shuffle(paper)
        bunches += [paper[start : start + _BUNCH] for start in range(0, len(paper), _BUNCH)]
    lot.shuffle(bunches)
    row = [pair for bunch in bunches for pair in bunch]
    for start in range(0, len(row), _BATCH):
        if len(batch := row[start : start + _BATCH]) >= _SMALLEST_BATCH:
            yield batch


def _texts(pair: Pair) -> Iterator[str]:
    yield QUERY_PROMPT + pair.question
    for answer in pair.answers:
        for text in (*answer.marked, *(each for own in answer.views.values() for each in own)):
            yield DOCUMENT_PROMPT + text
