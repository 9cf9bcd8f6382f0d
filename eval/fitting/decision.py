"""Fit whether the first exchange answers the question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from eval.fitting.folds import FOLDS, Bools, Floats, folds_of
from eval.fitting.wanted import Kind
from eval.formats.lines import SetError
from vraagbaak.calibration import Signal
from vraagbaak.retrieve import with_margins
from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.fitting.samples import Sample

_OF_THE_INDEX = (Signal.STEMS_ABOVE, Signal.GRAMS_ABOVE)
_LATER = Signal.CROSS_ENCODED
SIGNALS = tuple(each for each in Signal if each not in {*_OF_THE_INDEX, _LATER})
"""All but those whose scale depends on the size of the index, and what `ReadingFit` adds."""
FALSE_REFUSALS = {"on_topic": 0.015, "answers": 0.015}
"""The share of right answers that each step may refuse: together at most 3%."""
EVEN = 0.5
"""The threshold for a language without a right answer to fit on."""
_STRENGTH = 0.1
"""The inverse of the ridge, on signals scaled to unit deviation."""
_OFF_TOPIC_WEIGHT = 2.0
_WITH_ANSWER = (Kind.ANSWERABLE, Kind.FOLLOW_UP, Kind.STANDALONE)


class DecisionFit:
    """The first hits of questions, and a model of each step of the decision.

    Both languages are fitted as one, with a bias of its own for English. `on_topic` parts questions
    that the papers are about, answered or not, from the others; `answers` parts right first hits
    from those of near misses and of questions on other matters. A wrong first hit of a question
    that has an answer is left out there: to refuse it is neither right nor wrong.

    Raises:
        SetError: The questions are all of the same kind.
    """

    def __init__(self, samples: Sequence[Sample], signals: Sequence[Signal] = SIGNALS) -> None:
        first = [with_margins(each.hits)[0] for each in samples]
        self.signals = tuple(signals)
        self.kinds = np.array([each.wanted.kind.value for each in samples])
        self.sets = np.array([each.wanted.set for each in samples])
        self.english = np.array([each.wanted.language is Language.ENGLISH for each in samples])
        self.right = np.array([bool(each.right[0]) for each in samples])
        self._folds = folds_of([each.wanted.group for each in samples])
        rows = [[hit.signals[name] for name in signals] for hit in first]
        self._rows: Floats = np.column_stack([np.array(rows, float), self.english])
        off_topic = self.kinds == Kind.OFF_TOPIC.value
        with_answer = np.isin(self.kinds, [each.value for each in _WITH_ANSWER])
        everything = np.ones(len(self._rows), np.bool_)
        self._steps = {
            "on_topic": _Step(~off_topic, everything, np.where(off_topic, _OFF_TOPIC_WEIGHT, 1.0)),
            "answers": _Step(self.right, self.right | ~with_answer, np.ones(len(self._rows))),
        }
        for name, step in self._steps.items():
            if len(np.unique(step.passes[step.used])) == 1:
                reason = "Give questions with and without an answer, and some on other matters."
                raise SetError(f"The sets leave nothing to fit '{name}' on. {reason}")
        self.held_out = {name: self._held_out(step) for name, step in self._steps.items()}

    def figures(self) -> dict[Language, dict[str, Any]]:
        """Give the models in the form of the calibration file."""
        fitted = {name: self._coefficients(step) for name, step in self._steps.items()}
        return {
            language: {
                name: {
                    "bias": round(bias + english * slopes[-1], 4),
                    "weights": {
                        str(signal): round(slope, 4)
                        for signal, slope in zip(self.signals, slopes, strict=False)
                    },
                    "threshold": self.threshold(name, language),
                }
                for name, (bias, slopes) in fitted.items()
            }
            for language, english in ((Language.DUTCH, 0), (Language.ENGLISH, 1))
        }

    def threshold(self, step: str, language: Language) -> float:
        """Choose the probability under which so many right answers lie as may be refused."""
        own = self.right & (self.english == (language is Language.ENGLISH))
        if not own.any():
            return EVEN
        # Rounded down: rounding up could refuse many more that lie close together.
        least = np.quantile(self.held_out[step][own], FALSE_REFUSALS[step])
        return float(np.floor(least * 1e4) / 1e4)

    def refused(self) -> Bools:
        """Mark the questions that models without their paper refuse."""
        marks = np.zeros(len(self._rows), np.bool_)
        for name, chances in self.held_out.items():
            limits = [self.threshold(name, each) for each in (Language.DUTCH, Language.ENGLISH)]
            marks |= chances < np.where(self.english, limits[1], limits[0])
        return marks

    def report(self) -> dict[str, Any]:
        """Give the share refused of each set, kind and language, by models without the paper."""
        refused = self.refused()
        names = np.array([self._group(at) for at in range(len(self._rows))])
        return {
            name: {"questions": len(own), "refused": round(float(refused[own].mean()), 3)}
            for name in np.unique(names).tolist()
            if len(own := np.flatnonzero(names == name))
        }

    def _group(self, at: int) -> str:
        kind = self.kinds[at]
        if kind in _WITH_ANSWER:
            kind = "right first" if self.right[at] else "wrong first"
        return f"{self.sets[at]} {kind} {'en' if self.english[at] else 'nl'}"

    def _held_out(self, step: _Step) -> Floats:
        chances = np.zeros(len(self._rows))
        for fold in range(FOLDS):
            own = self._folds == fold
            if own.any():
                model = self._fit(step, step.used & ~own)
                chances[own] = model.predict_proba(self._rows[own])[:, 1]
        return chances

    def _coefficients(self, step: _Step) -> tuple[float, list[float]]:
        """Fit all rows; give the bias and the slopes on plain signals, the last for English."""
        scaler, logistic = self._fit(step, step.used)
        slopes = logistic.coef_[0] / scaler.scale_
        return float(logistic.intercept_[0] - slopes @ scaler.mean_), slopes.tolist()

    def _fit(self, step: _Step, chosen: Bools) -> Any:  # noqa: ANN401 - the library has no types
        logistic = LogisticRegression(C=_STRENGTH, max_iter=5000)
        model = make_pipeline(StandardScaler(), logistic)
        weights = {"logisticregression__sample_weight": step.weights[chosen]}
        return model.fit(self._rows[chosen], step.passes[chosen], **weights)


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    """Which first hits pass a step, which are fitted on, and what each counts."""

    passes: Bools
    used: Bools
    weights: Floats
