"""The figures of a question set, from the judgements of its answers."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean, median
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from eval.formats.question_set import Question
    from eval.measures.judgement import Judgement

Figures: TypeAlias = dict[str, float | int | None]
"""Figures by name; None where no question of the group bears on one."""

DEPTH = 5
"""How many answers are looked at: the quote and its alternatives."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question with the judgement of its answer and the time that answer took."""

    question: Question
    judgement: Judgement
    milliseconds: float


def measure(outcomes: Sequence[Outcome]) -> dict[str, Figures | dict[str, Figures]]:
    """Compute the figures of all questions, and per kind, language, and both."""
    return {
        "all": figures(outcomes),
        "by_language": _grouped(outcomes, lambda each: each.question.language.value),
        "by_kind": _grouped(outcomes, lambda each: each.question.kind.value),
        "by_kind_and_language": _grouped(
            outcomes, lambda each: f"{each.question.kind} {each.question.language}"
        ),
    }


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """Compute the figures of one group of questions.

    Shares of right answers are over the questions that have an answer; shares of right labels,
    files, pages and highlights over those whose quote is right and where they can be checked.
    """
    answerable = [each.judgement for each in outcomes if each.question.kind.has_answer]
    others = [each.judgement for each in outcomes if not each.question.kind.has_answer]
    return {
        "questions": len(outcomes),
        "success_at_1": _share(judgement.held for judgement in answerable),
        "reciprocal_rank_at_5": _mean(_reciprocal(judgement.rank) for judgement in answerable),
        "label_right": _share(judgement.label for judgement in answerable),
        "labels_checked": sum(judgement.label is not None for judgement in answerable),
        "file_right": _share(judgement.file for judgement in answerable),
        "page_right": _share(judgement.page for judgement in answerable),
        "pages_checked": sum(judgement.page is not None for judgement in answerable),
        "highlight_hit": _share(judgement.highlight for judgement in answerable),
        "false_refusals": _share(judgement.refused for judgement in answerable),
        "refused": _share(judgement.refused for judgement in others),
        "language_found": _share(each.judgement.language for each in outcomes),
        "milliseconds_median": _rounded([each.milliseconds for each in outcomes], median),
        "milliseconds_p95": _rounded([each.milliseconds for each in outcomes], _p95),
    }


def _grouped(outcomes: Sequence[Outcome], key: Callable[[Outcome], str]) -> dict[str, Figures]:
    names = sorted({key(each) for each in outcomes})
    return {name: figures([each for each in outcomes if key(each) == name]) for name in names}


def _reciprocal(rank: int | None) -> float:
    return 0.0 if rank is None or rank > DEPTH else 1 / rank


def _share(values: Iterable[bool | None]) -> float | None:
    return _mean(float(value) for value in values if value is not None)


def _mean(values: Iterable[float]) -> float | None:
    known = list(values)
    return round(fmean(known), 4) if known else None


def _rounded(
    values: Sequence[float], statistic: Callable[[Sequence[float]], float]
) -> float | None:
    return round(statistic(values), 1) if values else None


def _p95(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
