"""Fit a weighted sum by which the right one of several is chosen.

A conditional logit (McFadden, Conditional logit analysis of qualitative choice behavior, 1974).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp, softmax

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.fitting.folds import Bools, Floats

RIDGE = 1.0
"""The weight of the penalty, on signals scaled to unit deviation."""
_LEAST_DEVIATION = 1e-9


def fit_choice(
    matrices: Sequence[Floats], rights: Sequence[Bools], shares: Sequence[float] | Floats
) -> list[float]:
    """Fit the weight of each signal.

    There is a matrix for each choice, of shape (members, signals), the marks of its right members,
    of which there is at least one, and what the choice counts.
    """
    # Only what differs between the members of one choice says which of them is right.
    centred = [own - own.mean(axis=0) for own in matrices]
    scale = np.concatenate(centred).std(axis=0) + _LEAST_DEVIATION
    rows = [matrix / scale for matrix in centred]

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = RIDGE * weights @ weights, 2 * RIDGE * weights
        for matrix, right, share in zip(rows, rights, shares, strict=True):
            scores = matrix @ weights
            likely, wished = softmax(scores), softmax(np.where(right, scores, -np.inf))
            total += share * (logsumexp(scores) - logsumexp(scores[right]))
            slope = slope + share * (likely - wished) @ matrix
        return float(total), slope

    fitted = minimize(loss, np.zeros(len(scale)), jac=True, method="L-BFGS-B")
    return [float(weight) for weight in fitted.x / scale]
