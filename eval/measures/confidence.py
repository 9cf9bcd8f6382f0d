"""How far a stated confidence can be trusted: calibration, and what refusing more would bring."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from eval.measures.bootstrap import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.measures.bootstrap import Floats

BINS = 10
"""The reliability diagram has so many bins of equal width."""
CURVE_POINTS = 200
"""A longer risk-coverage curve is thinned to about so many points."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The confidence that the first exchange answers a question, and whether it does."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The questions whose confidence lies between two bounds; means are None in an empty one."""

    low: float
    high: float
    questions: int
    confidence: float | None
    right: float | None


@dataclass(frozen=True, slots=True)
class Point:
    """If so large a share of the questions were answered, this share of the answers were wrong."""

    coverage: float
    risk: float
    confidence: float


def confidence_columns(guesses: Sequence[Guess]) -> dict[str, Column]:
    """Give what the figures of confidence are made of.

    `expected_calibration_error` is the mean distance between confidence and share of right answers
    over the bins, weighted by their questions (Guo et al. 2017, On Calibration of Modern Neural
    Networks); `brier` the mean squared distance for each question (Brier 1950);
    `risk_coverage_area` the mean risk over all coverages (Geifman and El-Yaniv 2017).
    """
    rows = np.array([(each.confidence, each.right) for each in guesses], np.float64).reshape(-1, 2)
    return {
        "expected_calibration_error": Column(rows, _calibration_errors),
        "brier": Column((rows[:, 0] - rows[:, 1]) ** 2),
        "risk_coverage_area": Column(_errors(guesses), _areas),
    }


def curves(guesses: Sequence[Guess]) -> dict[str, list[dict[str, Any]]]:
    """Give the reliability diagram and the risk-coverage curve in the form of `metrics.json`."""
    return {
        "reliability": [asdict(each) for each in reliability(guesses)],
        "risk_coverage": [asdict(each) for each in risk_coverage(guesses)],
    }


def reliability(guesses: Sequence[Guess]) -> tuple[Bin, ...]:
    """Compare confidence with the share of right answers, in bins of equal width."""
    bins: list[list[Guess]] = [[] for _ in range(BINS)]
    for each in guesses:
        bins[min(BINS - 1, int(each.confidence * BINS))].append(each)
    return tuple(_bin(number, own) for number, own in enumerate(bins))


def risk_coverage(guesses: Sequence[Guess]) -> tuple[Point, ...]:
    """Let the bar for answering fall from the surest question to the least sure one.

    There is a point for each confidence that occurs: equally sure questions are answered together.
    """
    found, wrong = [], 0
    ordered = _surest_first(guesses)
    for number, each in enumerate(ordered, start=1):
        wrong += not each.right
        if number == len(ordered) or ordered[number].confidence != each.confidence:
            share, risk = round(number / len(ordered), 4), round(wrong / number, 4)
            found.append(Point(share, risk, round(each.confidence, 4)))
    step = -(-len(found) // CURVE_POINTS) or 1
    return tuple(found[(len(found) - 1) % step :: step])


def _bin(number: int, guesses: Sequence[Guess]) -> Bin:
    count = len(guesses)
    low, high = number / BINS, (number + 1) / BINS
    if not count:
        return Bin(low, high, 0, None, None)
    confidence = sum(each.confidence for each in guesses) / count
    right = sum(each.right for each in guesses) / count
    return Bin(low, high, count, round(confidence, 4), round(right, 4))


def _surest_first(guesses: Sequence[Guess]) -> list[Guess]:
    return sorted(guesses, key=lambda each: -each.confidence)


def _errors(guesses: Sequence[Guess]) -> Floats:
    """Give the errors, the surest first; equally sure questions share theirs."""
    ordered = _surest_first(guesses)
    confidences = np.array([each.confidence for each in ordered])
    errors = np.array([not each.right for each in ordered], np.float64)
    _, groups, counts = np.unique(confidences, return_inverse=True, return_counts=True)
    shared: Floats = (np.bincount(groups, errors) / counts)[groups]
    return shared


def _calibration_errors(samples: Floats) -> Floats:
    count, questions = samples.shape[:2]
    bins = np.minimum((samples[:, :, 0] * BINS).astype(np.intp), BINS - 1)
    places = bins + BINS * np.arange(count)[:, np.newaxis]
    excess = (samples[:, :, 0] - samples[:, :, 1]).ravel()
    sums = np.bincount(places.ravel(), excess, minlength=BINS * count).reshape(count, BINS)
    result: Floats = np.abs(sums).sum(axis=1) / questions
    return result


def _areas(samples: Floats) -> Floats:
    answered = np.arange(1, samples.shape[1] + 1)
    result: Floats = (np.cumsum(samples, axis=1) / answered).mean(axis=1)
    return result
