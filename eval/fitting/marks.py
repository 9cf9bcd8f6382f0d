"""Fit which sentences of an answer are marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from eval.fitting.choice import fit_choice
from eval.fitting.folds import FOLDS, folds_of
from eval.formats.lines import SetError
from vraagbaak.calibration import Marks, SentenceSignal
from vraagbaak.highlight import FEW_SENTENCES, chosen_of, sentence_signals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eval.fitting.folds import Bools, Floats
    from eval.fitting.samples import Sample
    from eval.fitting.wanted import Wanted
    from vraagbaak.highlight import SentenceSignals
    from vraagbaak.index import Index

SIGNALS = tuple(SentenceSignal)
THRESHOLD = 0.05
"""Chosen by hand on what `MarksFit.report` gives; see `eval/results/retrieval-trials.md`."""
LONG = 4
"""From so many sentences on an answer counts as long."""


@dataclass(frozen=True, slots=True)
class MarkedAnswer:
    """A right answer to a question; `wanted` marks its sentences that a reader would mark.

    It counts the less the more right answers the question has.
    """

    question: Wanted
    signals: list[SentenceSignals]
    lengths: list[int]
    wanted: Bools
    count: float

    def matrix(self, names: Sequence[SentenceSignal]) -> Floats:
        """Give the signals of each sentence, shape (sentences, signals)."""
        return np.array([[each[name] for name in names] for each in self.signals], float)

    @property
    def name(self) -> str:
        """The set and the language of the question."""
        return f"{self.question.set} {self.question.language}"


def marked_answers(samples: Sequence[Sample], index: Index) -> Iterator[MarkedAnswer]:
    """Take the right answers whose sentences to mark are known."""
    for each in samples:
        asked = each.wanted
        right = [hit for hit in each.hits if hit.sentences and asked.marks.get(hit.exchange_id)]
        for hit in right:
            spans = [sentence.span for sentence in hit.sentences]
            document = index.document(index.exchange(hit.exchange_id).document_id)
            yield MarkedAnswer(
                question=asked,
                signals=sentence_signals(hit.sentences, document, asked.text, asked.language),
                lengths=[len(span) for span in spans],
                wanted=np.array([span in asked.marks[hit.exchange_id] for span in spans], np.bool_),
                count=1 / len(right),
            )


def fit_marks(
    answers: Sequence[MarkedAnswer], signals: Sequence[SentenceSignal] = SIGNALS
) -> Marks:
    """Fit the weights of the signals that tell the sentences to mark from the others.

    Raises:
        SetError: No answer has both.
    """
    usable = [each for each in answers if each.wanted.any() and not each.wanted.all()]
    if not usable:
        reason = "Give questions whose sentences are known, with answers of several sentences."
        raise SetError(f"The sets leave nothing to fit marks on. {reason}")
    fitted = fit_choice(
        [each.matrix(signals) for each in usable],
        [each.wanted for each in usable],
        [each.count for each in usable],
    )
    weights = {name: round(weight, 3) for name, weight in zip(signals, fitted, strict=True)}
    return Marks(weights, THRESHOLD)


def cross_validated_marks(
    answers: Sequence[MarkedAnswer], signals: Sequence[SentenceSignal] = SIGNALS
) -> dict[str, Any]:
    """Measure each set and language with marks that were fitted without its papers.

    `held` is the share of answers with all wanted sentences among the marked ones, `marked` the
    mean share of a long answer's characters that is marked.
    """
    folds = folds_of([each.question.group for each in answers])
    rows: dict[str, list[tuple[float, bool, float]]] = {}
    for fold in range(FOLDS):
        other = [each for each, own in zip(answers, folds, strict=True) if own != fold]
        marks = fit_marks(other, signals)
        for each, own in zip(answers, folds, strict=True):
            if own == fold:
                chosen = _chosen(each, marks)
                held = set(np.flatnonzero(each.wanted).tolist()) <= set(chosen)
                rows.setdefault(each.name, []).append((each.count, held, _share(each, chosen)))
    return {name: _figures(np.array(own, float)) for name, own in sorted(rows.items())}


def _chosen(answer: MarkedAnswer, marks: Marks) -> list[int]:
    if len(answer.lengths) <= FEW_SENTENCES:
        return list(range(len(answer.lengths)))
    return chosen_of(marks, answer.signals, answer.lengths)


def _share(answer: MarkedAnswer, chosen: Sequence[int]) -> float:
    """Give the share of a long answer that is marked; not a number for a short one."""
    if len(answer.lengths) < LONG:
        return float("nan")
    return sum(answer.lengths[at] for at in chosen) / sum(answer.lengths)


def _figures(rows: Floats) -> dict[str, Any]:
    counts, held, shares = rows.T
    long = ~np.isnan(shares)
    marked = np.average(shares[long], weights=counts[long]) if long.any() else None
    return {
        "questions": round(float(counts.sum())),
        "held": round(float(np.average(held, weights=counts)), 3),
        "marked": None if marked is None else round(float(marked), 3),
    }
