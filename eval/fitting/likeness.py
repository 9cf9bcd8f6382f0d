"""Fit when an earlier question of parliament is about the matter of a new one.

Nobody has marked which questions ask the same. A question of the paper that answers the new one
counts as the same matter, in whatever form the paper is; any other as another matter.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from eval.fitting.folds import folds_of
from eval.fitting.wanted import Kind
from vraagbaak.calibration import Likeness
from vraagbaak.retrieve import SimilarQuestions
from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from eval.fitting.wanted import Wanted
    from vraagbaak.index import Index
    from vraagbaak.retrieve import Retriever

NEAREST = 5
"""So many of the nearest earlier questions of each question are fitted on."""
LEVELS = (0.5, 0.7, 0.8)
"""The probabilities that the report looks at."""
_STEEPNESS = 10.0
"""Nearness against words, to choose the nearest by: about what is fitted."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and an earlier one: how near and alike in words, and whether of one matter."""

    language: Language
    near: float
    words: float
    same: bool
    group: str
    """What the question is about: pairs of one group are fitted, or left out, together."""


def pairs(wanted: Iterable[Wanted], index: Index, retriever: Retriever) -> list[Pair]:
    """Compare each question with the earlier ones that are nearest.

    Left out are near-misses, as parliament may well have asked what nothing answers, and
    follow-ups, which say too little by themselves.
    """
    similar = SimilarQuestions(index, nearness=retriever.nearness, twins=retriever.twins)
    stem_of = {each.id: each.path.stem for each in index.documents}
    owners = np.array([stem_of[each.document_id] for each in index.exchanges()])
    found: list[Pair] = []
    for each in wanted:
        if each.kind in {Kind.NEAR_MISS, Kind.FOLLOW_UP}:
            continue
        near, words = similar.compare(each.text, each.language)
        own = {stem_of[index.exchange(one).document_id] for one in each.right}
        best = np.argsort(-(_STEEPNESS * near + words), kind="stable")[:NEAREST]
        found += [
            Pair(each.language, float(near[at]), float(words[at]), owners[at] in own, each.group)
            for at in best
        ]
    return found


def fit_likeness(samples: Sequence[Pair]) -> Mapping[Language, dict[str, Any]]:
    """Fit a logistic model for each language, in the form of the calibration file."""
    return {language: _fit([s for s in samples if s.language is language]) for language in Language}


def report(samples: Sequence[Pair]) -> dict[str, Any]:
    """Count what would be shown from some probabilities on, by figures of other papers."""
    found: dict[str, Any] = {}
    for language in Language:
        own = [s for s in samples if s.language is language]
        chances = _held_out(own)
        for level in LEVELS:
            shown = Counter(s.same for s, c in zip(own, chances, strict=True) if c >= level)
            found[f"{language} shown from {level}"] = {
                "of": len(own),
                "same": shown[True],
                "other": shown[False],
            }
    return found


def _held_out(samples: Sequence[Pair]) -> list[float]:
    folds = folds_of([each.group for each in samples])
    chances = np.zeros(len(samples))
    for fold in set(folds.tolist()):
        model = Likeness(**_fit([s for s, f in zip(samples, folds, strict=True) if f != fold]))
        near, words = np.array([[s.near, s.words] for s in samples], dtype=np.float32).T
        own = folds == fold
        chances[own] = model.probabilities(near, words)[own]
    return chances.tolist()


def _fit(samples: Sequence[Pair]) -> dict[str, Any]:
    rows = np.array([[each.near, each.words] for each in samples])
    model = LogisticRegression(C=1000.0, max_iter=5000)
    model.fit(rows, [each.same for each in samples])
    near, words = model.coef_[0]
    return {
        "bias": round(float(model.intercept_[0]), 3),
        "near": round(float(near), 3),
        "words": round(float(words), 3),
    }
