"""Compare two series of figures on the same questions: paired randomisation test.

The test flips the signs of the differences (Fisher, The Design of Experiments, 1935, section 21;
for retrieval: Smucker, Allan and Carterette, A comparison of statistical significance tests for
information retrieval evaluation, CIKM 2007).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import stats

from eval.measures.bootstrap import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

DRAWS = 10_000
SEED = 20_240_521
FEWEST = 2
"""A single difference is no series; scipy takes none."""
BATCH = 500
"""Draws computed at once: memory is so many times the number of questions."""


@dataclass(frozen=True, slots=True)
class PairedTest:
    """How the second series differs from the first, question by question.

    `difference` is the mean of second minus first, `interval` its 95% bootstrap interval.
    `p_value` is two-sided; `exact` says that all ways to flip signs were counted, not drawn.
    """

    pairs: int
    first: float
    second: float
    difference: float
    interval: tuple[float, float]
    p_value: float
    exact: bool


def paired_test(first: Sequence[float], second: Sequence[float]) -> PairedTest:
    """Test whether two series of figures, pair by pair, differ in their mean.

    Raises:
        ValueError: There are no pairs, or the series are not of one length.
    """
    if not first or len(first) != len(second):
        raise ValueError(f"{len(first)} and {len(second)} figures are no pairs.")
    before, after = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    differences = after - before
    # A difference of zero stays zero whatever its sign: left out, more tests can be exact.
    unlike = differences[differences != 0]
    return PairedTest(
        pairs=len(differences),
        first=float(before.mean()),
        second=float(after.mean()),
        difference=float(differences.mean()),
        interval=Column.of(differences).interval() or (0.0, 0.0),
        p_value=_p_value(unlike),
        exact=2 ** len(unlike) <= DRAWS,
    )


def _p_value(differences: npt.NDArray[np.float64]) -> float:
    """Give the share of flips whose sum is at least as far from zero as the one observed."""
    if len(differences) < FEWEST:
        return 1.0
    test = stats.permutation_test(
        (differences,),
        np.sum,
        permutation_type="samples",
        vectorized=True,
        n_resamples=DRAWS,
        batch=BATCH,
        rng=np.random.default_rng(SEED),
    )
    return float(test.pvalue)
