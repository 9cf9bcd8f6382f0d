"""Part questions into folds that never part a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats: TypeAlias = npt.NDArray[np.float64]
Bools: TypeAlias = npt.NDArray[np.bool_]
Folds: TypeAlias = npt.NDArray[np.intp]

FOLDS = 5


def folds_of(groups: Sequence[str]) -> Folds:
    """Give each member the number of its group's fold."""
    names = np.random.default_rng(0).permutation(sorted(set(groups)))
    fold_of = {name: number % FOLDS for number, name in enumerate(names.tolist())}
    return np.array([fold_of[group] for group in groups], dtype=np.intp)
