"""Figures with their 95% intervals, by the percentile bootstrap over questions.

From the n questions that a figure is over, n are drawn with replacement, 2,000 times, always by the
same seed; the interval lies between the 2.5th and the 97.5th percentile of the figures of these
draws (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13). A share of all or
of none has an interval without width, whatever n is: look at the number of questions then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Floats: TypeAlias = npt.NDArray[np.float64]
Statistic: TypeAlias = Callable[[Floats], Floats]
"""Gives one figure for each sample; samples have the shape (samples, questions, ...)."""

RESAMPLES = 2000
SEED = 0
CONFIDENCE = 0.95
METHOD = {"method": "percentile", "resamples": RESAMPLES, "seed": SEED, "confidence": CONFIDENCE}
"""How intervals are made, as it is written beside results."""
_CHUNK = 1_000_000
"""So many draws are in memory at a time."""


def mean(samples: Floats) -> Floats:
    """Give the mean of each sample."""
    result: Floats = samples.mean(axis=1)
    return result


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """What a figure is made of: a row for each question that bears on it, in a set order."""

    rows: Floats
    statistic: Statistic = field(default=mean)
    digits: int = 4

    @classmethod
    def of(cls, values: Iterable[float | None], **options: Any) -> Column:  # noqa: ANN401
        """Take the values that are known."""
        return cls(np.array([each for each in values if each is not None], np.float64), **options)

    def value(self) -> float | None:
        """Compute the figure; None where no question bears on it."""
        if not len(self.rows):
            return None
        return round(float(self.statistic(self.rows[np.newaxis])[0]), self.digits)

    def interval(self) -> tuple[float, float] | None:
        """Compute the figure's 95% interval; None where no question bears on it."""
        if not len(self.rows):
            return None
        figures = np.concatenate([self.statistic(self.rows[draw]) for draw in _draws(self.rows)])
        tail = (1 - CONFIDENCE) / 2
        low, high = np.quantile(figures, [tail, 1 - tail])
        return round(float(low), self.digits), round(float(high), self.digits)


def summary(columns: Mapping[str, Column]) -> dict[str, Any]:
    """Compute figures by name, with their intervals under `intervals`."""
    return {
        **{name: column.value() for name, column in columns.items()},
        "intervals": {name: column.interval() for name, column in columns.items()},
    }


def _draws(rows: Floats) -> Iterator[npt.NDArray[np.int32]]:
    size = max(1, _CHUNK // len(rows))
    for number, start in enumerate(range(0, RESAMPLES, size)):
        yield _draw(len(rows), min(size, RESAMPLES - start), number)


@lru_cache(maxsize=16)
def _draw(count: int, samples: int, number: int) -> npt.NDArray[np.int32]:
    """Draw samples, shape (samples, count); places ascend, as a statistic may need an order."""
    draws = np.random.default_rng([SEED, number]).integers(count, size=(samples, count))
    return np.sort(draws.astype(np.int32), axis=1)
