"""Fit the weights of the signals that order exchanges.

Of all exchanges that were found for a question, the weights make the right ones as likely as they
can. Every set counts the same, and every question of a set.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

from eval.fitting.choice import fit_choice
from eval.fitting.folds import FOLDS, Bools, Floats, folds_of
from vraagbaak.calibration import Signal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from eval.fitting.samples import Sample

SIGNALS = (
    Signal.EXCHANGE,
    Signal.ANSWER,
    Signal.QUESTION,
    Signal.SENTENCE,
    Signal.STEMS_ABOVE,
    Signal.GRAMS_ABOVE,
)
CUT = 10


def fit_ranking(
    samples: Sequence[Sample], signals: Sequence[Signal] = SIGNALS
) -> Mapping[Signal, float]:
    """Fit the weight of each signal."""
    usable = [each for each in samples if each.right.any() and not each.right.all()]
    sizes = Counter(each.wanted.set for each in usable)
    shares = np.array([len(usable) / len(sizes) / sizes[each.wanted.set] for each in usable])
    fitted = fit_choice(
        [each.matrix(signals) for each in usable], [each.right for each in usable], shares
    )
    return {name: round(weight, 3) for name, weight in zip(signals, fitted, strict=True)}


def cross_validated(
    samples: Sequence[Sample], signals: Sequence[Signal] = SIGNALS
) -> dict[str, Any]:
    """Measure each set in an order that was fitted without its papers.

    Gives nDCG at 10 and the share of questions with a right exchange first, by set.
    """
    folds = folds_of([each.wanted.group for each in samples])
    gains: dict[str, list[tuple[float, bool]]] = {}
    for fold in range(FOLDS):
        weights = fit_ranking(
            [s for s, own in zip(samples, folds, strict=True) if own != fold], signals
        )
        for sample, own in zip(samples, folds, strict=True):
            if own == fold and sample.wanted.right:
                right = sample.ordered(weights).right
                total = len(sample.wanted.right)
                gains.setdefault(sample.wanted.set, []).append(
                    (_gain(right, total), bool(right[0]))
                )
    return {
        name: {
            "questions": len(own),
            "ndcg_at_10": round(float(np.mean([gain for gain, _ in own])), 4),
            "right_first": round(float(np.mean([first for _, first in own])), 4),
        }
        for name, own in sorted(gains.items())
    }


def _gain(right: Bools, total: int) -> float:
    """Compute nDCG at 10 of right and wrong hits (Järvelin and Kekäläinen, 2002)."""
    discounts: Floats = 1 / np.log2(np.arange(CUT) + 2)
    gain = (right[:CUT] * discounts[: len(right)]).sum()
    return float(gain / discounts[: min(total, CUT)].sum())
