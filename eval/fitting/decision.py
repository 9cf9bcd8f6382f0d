"""Fit whether the first exchange answers the question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from eval.fitting.folds import FOLDS, Bools, Floats, folds_of
from eval.fitting.wanted import Kind
from vraagbaak.calibration import Signal
from vraagbaak.retrieve import with_margins
from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.fitting.samples import Sample

SIGNALS = tuple(each for each in Signal if each is not Signal.STEMS_ABOVE)
"""All but one that says no more than `GRAMS_ABOVE`."""
FALSE_REFUSALS = 0.03
"""The share of right answers that may be refused."""
EVEN = 0.5
"""The threshold for a language without a right answer to fit on."""
_STRENGTH = 0.1
"""The inverse of the ridge, on signals scaled to unit deviation."""
_WEIGHTS = {Kind.NEAR_MISS: 1.5, Kind.OFF_TOPIC: 2.0}
_WITH_ANSWER = (Kind.ANSWERABLE, Kind.FOLLOW_UP, Kind.STANDALONE)


class DecisionFit:
    """The first hits of questions, and a model of whether each is right.

    Both languages are fitted as one, with a bias of its own for English.
    Questions whose first hit is wrong although there is an answer are left out of the fit, for
    refusing them is neither right nor wrong.
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
        self.held_out = self._cross_validated()

    @property
    def answerable(self) -> Bools:
        """Mark the questions that have an answer."""
        marks: Bools = np.isin(self.kinds, [each.value for each in _WITH_ANSWER])
        return marks

    def figures(self) -> dict[Language, dict[str, Any]]:
        """Give the models in the form of the calibration file."""
        model = self._fit(np.ones(len(self._rows), np.bool_))
        scaler, logistic = model[0], model[1]
        slopes = logistic.coef_[0] / scaler.scale_
        bias = float(logistic.intercept_[0] - slopes @ scaler.mean_)
        weights = {
            str(name): round(float(weight), 4)
            for name, weight in zip(self.signals, slopes[:-1], strict=True)
        }
        return {
            language: {
                "bias": round(bias + english * float(slopes[-1]), 4),
                "weights": weights,
                "threshold": self.threshold(language),
            }
            for language, english in ((Language.DUTCH, 0), (Language.ENGLISH, 1))
        }

    def threshold(self, language: Language) -> float:
        """Choose the probability under which so many right answers lie as may be refused."""
        own = self.right & self.answerable & (self.english == (language is Language.ENGLISH))
        if not own.any():
            return EVEN
        # Rounded down: rounding up could refuse many more that lie close together.
        return float(np.floor(np.quantile(self.held_out[own], FALSE_REFUSALS) * 1e4) / 1e4)

    def report(self) -> dict[str, Any]:
        """Give the share refused of each set, kind and language, by models without the paper."""
        limits = [self.threshold(Language.DUTCH), self.threshold(Language.ENGLISH)]
        refused = self.held_out < np.where(self.english, limits[1], limits[0])
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

    def _cross_validated(self) -> Floats:
        chances = np.zeros(len(self._rows))
        for fold in range(FOLDS):
            model = self._fit(self._folds != fold)
            own = self._folds == fold
            if own.any():
                chances[own] = model.predict_proba(self._rows[own])[:, 1]
        return chances

    def _fit(self, chosen: Bools) -> Any:  # noqa: ANN401 - the library has no types
        chosen = chosen & (self.right | ~self.answerable)
        weights = np.array([_WEIGHTS.get(Kind(kind), 1.0) for kind in self.kinds])
        logistic = LogisticRegression(C=_STRENGTH, max_iter=5000)
        model = make_pipeline(StandardScaler(), logistic)
        model.fit(
            self._rows[chosen],
            self.right[chosen],
            logisticregression__sample_weight=weights[chosen],
        )
        return model
