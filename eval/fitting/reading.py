"""Weigh what the cross-encoder says against what the decision says without it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from eval.fitting.folds import FOLDS, folds_of
from vraagbaak.calibration import Signal
from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.adaptation.excerpts import Excerpt
    from eval.fitting.folds import Bools, Floats
    from vraagbaak.embed import CrossEncodes

FALSE_REFUSALS = {Language.DUTCH: 0.01, Language.ENGLISH: 0.04}
"""The share of right answers that this step may refuse: under 3% of all, more where it is harder to
tell them from near misses."""
NEAR_MISSES = 0.25
"""So many near misses are taken to be asked for each question with an answer: a guess, which a
probability cannot do without."""


class ReadingFit:
    """A logistic model of two figures, for first hits: right ones, and those of near misses.

    The weights are the same for both languages; English has a bias and a threshold of its own.
    """

    def __init__(self, found: Sequence[Excerpt], cross_encoder: CrossEncodes) -> None:
        scores = [cross_encoder.score(each.question, each.text) for each in found]
        self._english = np.array([each.language is Language.ENGLISH for each in found])
        self._right = np.array([each.answers for each in found])
        logits = [each.logit for each in found]
        self._rows: Floats = np.column_stack([logits, scores, self._english])
        self._near_misses = int((~self._right).sum())
        self._folds = folds_of([each.group for each in found])
        self._held_out = self._cross_validated()

    def put_into(self, decision: dict[str, Any]) -> None:
        """Change the second step of a decision, in the form of the calibration file."""
        model = self._fitted(np.ones(len(self._rows), np.bool_))
        before, read, english = model.coef_[0].tolist()
        bias = float(model.intercept_[0])
        for language in Language:
            step = decision[language]["answers"]
            own = bias + english * (language is Language.ENGLISH)
            step["bias"] = round(before * step["bias"] + own, 4)
            step["weights"] = {
                name: round(before * weight, 4) for name, weight in step["weights"].items()
            }
            step["weights"][Signal.CROSS_ENCODED.value] = round(read, 4)
            step["threshold"] = self._threshold(language)

    def report(self) -> dict[str, Any]:
        """Tell how well first hits are told apart, by each figure and by both, in folds."""
        measured = {
            "decision before": self._rows[:, 0],
            "cross-encoder": self._rows[:, 1],
            "both": self._held_out,
        }
        return {
            language.name.lower(): {
                "questions": int(own.sum()),
                **{
                    name: told_apart(figures[own], self._right[own], FALSE_REFUSALS[language])
                    for name, figures in measured.items()
                },
            }
            for language in Language
            for own in [self._of(language)]
        }

    def _threshold(self, language: Language) -> float:
        own = self._of(language) & self._right
        # Rounded down: rounding up could refuse many more that lie close together.
        least = np.quantile(self._held_out[own], FALSE_REFUSALS[language])
        return float(np.floor(least * 1e4) / 1e4)

    def _of(self, language: Language) -> Bools:
        return np.asarray(self._english == (language is Language.ENGLISH))

    def _fitted(self, used: Bools) -> LogisticRegression:
        weights = np.where(self._right, self._near_misses / self._right.sum(), NEAR_MISSES)
        model = LogisticRegression()
        return model.fit(self._rows[used], self._right[used], sample_weight=weights[used])

    def _cross_validated(self) -> Floats:
        chances = np.zeros(len(self._rows))
        for fold in range(FOLDS):
            own = self._folds == fold
            if own.any():
                chances[own] = self._fitted(~own).predict_proba(self._rows[own])[:, 1]
        return chances


def told_apart(figures: Floats, right: Bools, share: float) -> dict[str, float]:
    """Measure figures of right first hits and of near misses, where `share` of the right may go."""
    least = np.quantile(figures[right], share)
    refused = float((figures[~right] < least).mean())
    area = float(roc_auc_score(right, figures))
    return {"area": round(area, 3), "near misses refused": round(refused, 3)}
