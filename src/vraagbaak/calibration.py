"""The fitted figures of retrieval, kept in one small file beside this module.

`python -m eval.calibrate` writes that file; nothing else in the package is fitted.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import TYPE_CHECKING

from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAME = "calibration.json"


class Signal(StrEnum):
    """A figure that says how well an exchange fits a question."""

    ANSWER = "answer"
    """The best centred cosine of a window of the answer."""
    QUESTION = "question"
    """The best centred cosine of a window of the question."""
    SENTENCE = "sentence"
    """The best centred cosine of a sentence of the answer."""
    STEMS = "stems"
    """How far the exchange covers the question's words."""
    GRAMS = "grams"
    """How far the exchange covers the n-grams of the question's words."""
    MARGIN = "margin"
    """How far the exchange's score lies above that of the next one."""
    UNKNOWN = "unknown"
    """The share of the question's names, numbers and abbreviations that the exchange lacks."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic model over signals; signals without a weight do not count."""

    bias: float
    weights: Mapping[str, float]

    def probability(self, signals: Mapping[str, float]) -> float:
        """Compute the probability, in (0, 1)."""
        logit = self.bias + sum(self.weights[name] * signals[name] for name in self.weights)
        return 1 / (1 + math.exp(-logit))


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was fitted: `fusion` orders exchanges, `decision` says whether the first one answers.

    An answer is given where the probability is at least `threshold`.
    """

    fusion: Mapping[Language, Mapping[str, float]]
    decision: Mapping[Language, Logistic]
    threshold: float


def load_calibration() -> Calibration:
    """Read the figures that belong to this version of the package."""
    text = files("vraagbaak").joinpath(FILE_NAME).read_text(encoding="utf-8")
    figures = json.loads(text)
    return Calibration(
        fusion={language: figures["fusion"][language] for language in Language},
        decision={language: Logistic(**figures["decision"][language]) for language in Language},
        threshold=figures["threshold"],
    )
