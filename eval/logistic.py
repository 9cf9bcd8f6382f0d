"""Logistic regression with a ridge, fitted by Newton's method and checked on folds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats: TypeAlias = npt.NDArray[np.float64]

FOLDS = 6
RIDGE = 1.0
POSITIVE_SHARE = 0.75
"""The share of questions with an answer that a probability is meant for."""
_STEPS = 50


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Weights on plain, unscaled signals."""

    bias: float
    weights: Floats

    def probabilities(self, matrix: Floats) -> Floats:
        """Compute a probability for each row."""
        result: Floats = 1 / (1 + np.exp(-(matrix @ self.weights + self.bias)))
        return result


@dataclass(frozen=True, slots=True, eq=False)
class FoldedFit:
    """A model of all rows, and for each row the probability by a model that had not seen it."""

    model: Model
    held_out: Floats

    def figures(self, names: Sequence[str]) -> dict[str, Any]:
        """Give bias and weights in the form of the calibration file."""
        weights = [round(float(weight), 3) for weight in self.model.weights]
        return {
            "bias": round(self.model.bias, 3),
            "weights": {str(name): weight for name, weight in zip(names, weights, strict=True)},
        }


def fit_folds(
    matrix: Floats, right: npt.NDArray[np.bool_], weights: Floats, groups: Sequence[str]
) -> FoldedFit:
    """Fit all rows, and check on folds that never part a group."""
    names = np.random.default_rng(0).permutation(sorted(set(groups)))
    fold_of = {name: number % FOLDS for number, name in enumerate(names.tolist())}
    folds = np.array([fold_of[group] for group in groups])
    held_out = np.zeros(len(right))
    for fold in range(FOLDS):
        seen = folds != fold
        model = fit(matrix[seen], right[seen], weights[seen])
        held_out[~seen] = model.probabilities(matrix[~seen])
    return FoldedFit(fit(matrix, right, weights), held_out)


def fit(matrix: Floats, right: npt.NDArray[np.bool_], weights: Floats) -> Model:
    """Fit a model; the ridge holds on signals scaled to unit deviation."""
    centre, scale = matrix.mean(axis=0), matrix.std(axis=0) + 1e-9
    rows = np.column_stack([(matrix - centre) / scale, np.ones(len(matrix))])
    weights = _balanced(weights, right)
    ridge = np.diag([*[RIDGE] * matrix.shape[1], 0.0])
    solution = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-rows @ solution))
        slope = rows.T @ (weights * (chance - right)) + ridge @ solution
        curve = (rows * (weights * chance * (1 - chance))[:, None]).T @ rows + ridge
        solution = solution - np.linalg.solve(curve, slope)
    slopes = solution[:-1] / scale
    return Model(float(solution[-1] - slopes @ centre), slopes)


def _balanced(weights: Floats, right: npt.NDArray[np.bool_]) -> Floats:
    """Scale weights so that right rows make up their share, and the sum stays the row count."""
    shares = np.where(right, POSITIVE_SHARE, 1 - POSITIVE_SHARE)
    sums = np.where(right, weights[right].sum(), weights[~right].sum())
    balanced: Floats = weights / sums * shares * len(right)
    return balanced
