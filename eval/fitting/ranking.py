"""Fit the weights of the signals that order exchanges.

A linear model of pairs: the right exchange of a question against each wrong one that was found for
it (Joachims, Optimizing Search Engines using Clickthrough Data, 2002, with a logistic loss). Every
set counts the same, and every question of a set.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression

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
_STRENGTH = 1.0
"""The inverse of the ridge, on signals scaled to unit deviation."""
CUT = 10


def fit_ranking(
    samples: Sequence[Sample], signals: Sequence[Signal] = SIGNALS
) -> Mapping[Signal, float]:
    """Fit the weight of each signal."""
    usable = [each for each in samples if each.right.any() and not each.right.all()]
    sizes = Counter(each.wanted.set for each in usable)
    pairs, weights = [], []
    for each in usable:
        found, right = each.matrix(signals), each.right
        for row in found[right]:
            own = row - found[~right]
            pairs.append(own)
            weights.append(np.full(len(own), 1 / (len(own) * right.sum() * sizes[each.wanted.set])))
    differences, counts = np.concatenate(pairs), np.concatenate(weights)
    scale = differences.std(axis=0) + 1e-9
    # A pair and its mirror: the classes are even, and no bias is left to fit.
    rows = np.concatenate([differences, -differences]) / scale
    classes = np.repeat([1, 0], len(differences))
    both = np.concatenate([counts, counts]) * len(usable)
    model = LogisticRegression(C=_STRENGTH, fit_intercept=False, max_iter=1000)
    model.fit(rows, classes, sample_weight=both)
    return {
        name: round(float(weight), 3)
        for name, weight in zip(signals, model.coef_[0] / scale, strict=True)
    }


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
