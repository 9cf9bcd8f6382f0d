"""The fitted figures of retrieval, kept in one small file beside this module.

`python -m eval.calibrate` writes that file; nothing else in the package is fitted.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAME = "calibration.json"


class Signal(StrEnum):
    """A figure that says how well an exchange fits a question."""

    ANSWER = "answer"
    """The best centred cosine of a window of the answer."""
    QUESTION = "question"
    """The best centred cosine of a piece of the question."""
    SENTENCE = "sentence"
    """The best centred cosine of a sentence of the answer."""
    STEMS = "stems"
    """How far the exchange covers the question's words."""
    GRAMS = "grams"
    """How far the exchange covers the n-grams of the question's words."""
    EVIDENCE = "evidence"
    """How much of the question's words the exchange's document holds."""
    NEAREST = "nearest"
    """A soft maximum of answer, question and sentence."""
    MARGIN = "margin"
    """How far the exchange's score lies above the best other one."""


@dataclass(frozen=True, slots=True)
class Fusion:
    """How nearness and words make one score.

    `softness` is the temperature of the soft maximum over the kinds of passages; `words` the
    weight of the words' coverage.
    """

    softness: float
    words: float


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether an exchange answers a question: a logistic model over signals, and a floor.

    It is found to answer if the probability is at least `threshold`. Where a document holds less
    than `least_evidence` of the question's words, nearness counts for little. Signals without a
    weight do not count.
    """

    bias: float
    weights: Mapping[str, float]
    threshold: float
    least_evidence: float

    def probability(self, signals: Mapping[str, float]) -> float:
        """Compute the probability, in [0, 1); below the floor it is far below the threshold."""
        logit = self.bias + sum(self.weights[name] * signals[name] for name in self.weights)
        probability = 1 / (1 + math.exp(-logit))
        if signals[Signal.EVIDENCE] < self.least_evidence:
            return min(probability, self.threshold / 2)
        return probability


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was fitted: `fusion` orders exchanges, `decision` says whether the first one answers."""

    fusion: Mapping[Language, Fusion]
    decision: Mapping[Language, Decision]


def load_calibration() -> Calibration:
    """Read the figures that belong to this version of the package."""
    text = files("vraagbaak").joinpath(FILE_NAME).read_text(encoding="utf-8")
    return calibration_of(json.loads(text))


def calibration_of(figures: Mapping[str, Any]) -> Calibration:
    """Take the figures out of their JSON form."""
    return Calibration(
        fusion={each: Fusion(**figures["fusion"][each]) for each in Language},
        decision={each: Decision(**figures["decision"][each]) for each in Language},
    )
