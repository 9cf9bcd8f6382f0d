"""The fitted figures of retrieval, kept in one small file beside this module.

`python -m eval.calibrate` writes that file; nothing else in the package is fitted.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FILE_NAME = "calibration.json"

Floats: TypeAlias = npt.NDArray[np.float32]
"""One figure for each exchange."""


class Signal(StrEnum):
    """A figure that says how well an exchange fits a question, or answers it."""

    EXCHANGE = "exchange"
    """The cosine of question and answer as a whole, behind their title."""
    ANSWER = "answer"
    """The best cosine of a window of the answer."""
    QUESTION = "question"
    """The best cosine of a piece of the question."""
    SENTENCE = "sentence"
    """The best cosine of a sentence of the answer."""
    STEMS = "stems"
    """How far the exchange covers the question's words."""
    GRAMS = "grams"
    """How far the exchange covers the n-grams of the question's words."""
    STEMS_ABOVE = "stems_above"
    """How far `STEMS` lies above the mean of the index, in standard deviations."""
    GRAMS_ABOVE = "grams_above"
    """How far `GRAMS` lies above the mean of the index, in standard deviations."""
    MARGIN = "margin"
    """How far the exchange's score lies above the best other one."""
    NAMED = "named"
    """How many things the question names."""
    HELD = "held"
    """The share of these that the exchange or its title speaks of."""
    HELD_BY_ANSWER = "held_by_answer"
    """The share of these that the answer speaks of."""
    LACKING = "lacking"
    """How many of these the exchange does not speak of."""
    NUMBERS_LACKING = "numbers_lacking"
    """How many of the question's numbers the exchange does not have."""
    NAMES_LACKING = "names_lacking"
    """How many of the question's words in capitals the exchange does not have."""
    FIGURE_LACKING = "figure_lacking"
    """1 if the question is after a figure and the nearest sentences have none, else 0."""
    FIGURE_ASKED_BEFORE = "figure_asked_before"
    """1 if the question is after a figure and parliament was too, else 0."""
    DATE_LACKING = "date_lacking"
    """1 if the question asks when and the nearest sentences have no date, else 0."""
    NAME_LACKING = "name_lacking"
    """1 if the question asks who and the nearest sentences have no name, else 0."""
    LENGTH = "length"
    """The logarithm of one more than the answer's characters."""
    CROSS_ENCODED = "cross_encoded"
    """What the cross-encoder says of question and answer; 0 where it was not asked."""


class SentenceSignal(StrEnum):
    """A figure that says how well a sentence of an answer answers a question by itself."""

    STANDING = "standing"
    """The cosine of the sentence, from the mean of the answer's, in standard deviations."""
    WINDOW = "window"
    """The best cosine of a window of the answer that holds the sentence."""
    WORDS = "words"
    """The share of the things that the question names; those that few sentences have count more."""
    WORDS_BEFORE = "words_before"
    """The same for the sentence before."""
    WHETHER = "whether"
    """1 if the question asks whether, and the sentence denies or affirms something, else 0."""
    YES_OR_NO = "yes_or_no"
    """1 if the sentence begins with yes or no, or says at once that something is right, else 0."""
    FIGURE_LACKING = "figure_lacking"
    """1 if the question is after a figure and the sentence has none, else 0."""
    AMOUNT = "amount"
    """1 if the question is after a figure and the sentence has an amount or a share, else 0."""
    MOMENT = "moment"
    """1 if the question is after a moment and the sentence may have one, else 0."""
    LENGTH = "length"
    """The logarithm of the sentence's characters."""
    OPENS_PARAGRAPH = "opens_paragraph"
    """1 if the sentence is the first of a paragraph, else 0."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Which sentences of an answer are marked: a softmax over them of a sum of signals.

    Beside the best one a sentence is marked if its probability, for a sentence of mean length, is
    at least `threshold`.
    """

    weights: Mapping[SentenceSignal, float]
    threshold: float

    def probabilities(
        self, sentences: Sequence[Mapping[SentenceSignal, float]]
    ) -> tuple[float, ...]:
        """Compute for each sentence of one answer how likely it is to be the one that answers."""
        sums = [sum(self.weights[name] * each[name] for name in self.weights) for each in sentences]
        odds = [math.exp(each - max(sums)) for each in sums]
        return tuple(each / sum(odds) for each in odds)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a decision: a logistic model over signals, and the least probability it needs."""

    bias: float
    weights: Mapping[str, float]
    threshold: float

    def probability(self, signals: Mapping[str, float]) -> float:
        """Compute the probability, in (0, 1)."""
        return 1 / (1 + math.exp(-self.logit(signals)))

    def logit(self, signals: Mapping[str, float]) -> float:
        """Compute the logarithm of the odds."""
        return self.bias + sum(self.weights[name] * signals[name] for name in self.weights)


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether an exchange answers a question, in two steps.

    `on_topic`: whether the papers are about the question at all. `answers`: whether the exchange
    answers it if they are. The two are missed in different ways, by a question on another matter
    and by one whose answer the papers do not give; both steps must be passed.
    """

    on_topic: Step
    answers: Step

    def probability(self, signals: Mapping[str, float]) -> float:
        """Compute the probability that both hold, in (0, 1)."""
        return self.on_topic.probability(signals) * self.answers.probability(signals)

    def accepts(self, signals: Mapping[str, float]) -> bool:
        """Say whether the exchange is found to answer."""
        steps = (self.on_topic, self.answers)
        return all(step.probability(signals) >= step.threshold for step in steps)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Whether an earlier question is about the same matter: a logistic model.

    `near` weighs how far the cosine of the earlier question's nearest piece lies above that of any
    text at all; `words` the mean coverage of stems and n-grams.
    """

    bias: float
    near: float
    words: float

    def probabilities(self, near: Floats, words: Floats) -> Floats:
        """Compute the probability of each of some earlier questions, in (0, 1)."""
        logits = self.bias + self.near * near + self.words * words
        return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was fitted, for each language of questions.

    `ranking` holds the weights of the signals whose sum orders exchanges; `decision` says whether
    the first one answers, `likeness` whether an earlier question asks the same. `marks`, for both
    languages, says which sentences answer.
    """

    ranking: Mapping[Language, Mapping[Signal, float]]
    decision: Mapping[Language, Decision]
    likeness: Mapping[Language, Likeness]
    marks: Marks


def load_calibration() -> Calibration:
    """Read the figures that belong to this version of the package."""
    text = files("vraagbaak").joinpath(FILE_NAME).read_text(encoding="utf-8")
    return calibration_of(json.loads(text))


def calibration_of(figures: Mapping[str, Any]) -> Calibration:
    """Take the figures out of their JSON form."""
    return Calibration(
        ranking={
            each: {Signal(name): weight for name, weight in figures["ranking"][each].items()}
            for each in Language
        },
        decision={each: _decision(figures["decision"][each]) for each in Language},
        likeness={each: Likeness(**figures["likeness"][each]) for each in Language},
        marks=Marks(
            weights={
                SentenceSignal(name): weight for name, weight in figures["marks"]["weights"].items()
            },
            threshold=figures["marks"]["threshold"],
        ),
    )


def _decision(figures: Mapping[str, Any]) -> Decision:
    return Decision(**{name: Step(**step) for name, step in figures.items()})
