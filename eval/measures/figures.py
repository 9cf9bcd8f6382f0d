"""The figures of a set, for all its questions and for groups of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import numpy as np

from eval.measures.bootstrap import Column, summary
from eval.measures.confidence import Guess, confidence_columns, curves
from eval.measures.ranking import RANKING_MEASURES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from eval.formats.question_set import Question
    from eval.formats.retrieval_set import Query
    from eval.measures.bootstrap import Floats
    from eval.measures.judgement import Judgement

Figures: TypeAlias = dict[str, Any]
"""Figures by name, None where no question of the group bears on one; and their `intervals`."""

T = TypeVar("T")

UNKNOWN = "unknown"

DEPTH = 5
"""How many answers are looked at: the quote and its alternatives."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question with the judgement of its answer and the time that answer took.

    `first_rank` is the place of the first right answer among all that was retrieved, whether or
    not the question was refused; `ranking` measures that list. Both say nothing of a question
    that has no answer.
    """

    question: Question
    judgement: Judgement
    milliseconds: float
    confidence: float = 0.0
    first_rank: int | None = None
    ranking: Mapping[str, float] = field(default_factory=dict)

    @property
    def guess(self) -> Guess:
        """How sure the program was that its first exchange answers, and whether it does."""
        return Guess(self.confidence, self.first_rank == 1)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A query with the measures of its ranking and the time that took; None if not taken here."""

    query: Query
    ranking: Mapping[str, float]
    milliseconds: float | None


def question_figures(outcomes: Sequence[Outcome]) -> Figures:
    """Compute the figures of a question set: of all, by language, by kind, and by both."""
    groups = {
        "by_language": _grouped(outcomes, lambda each: each.question.language.value),
        "by_kind": _grouped(outcomes, lambda each: each.question.kind.value),
        "by_kind_and_language": _grouped(
            outcomes, lambda each: f"{each.question.kind} {each.question.language}"
        ),
    }
    return {
        "all": figures(outcomes),
        **{name: {key: figures(own) for key, own in part.items()} for name, part in groups.items()},
        "curves": {
            "all": _curves(outcomes),
            "by_language": {key: _curves(own) for key, own in groups["by_language"].items()},
        },
    }


def retrieval_figures(ranked: Sequence[Ranked]) -> Figures:
    """Compute the figures of a retrieval set: of all its queries, and by language."""
    groups = _grouped(ranked, lambda each: each.query.language or UNKNOWN)
    return {
        "all": _of_ranked(ranked),
        "by_language": {name: _of_ranked(own) for name, own in groups.items() if name != UNKNOWN},
    }


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """Compute the figures of one group of questions.

    Shares of right answers, and measures of ranking, are over the questions that have an answer;
    shares of right labels, files, pages and highlights over those whose quote is right and where
    they can be checked; `quote_exact` over all quotes whose source can be read; the figures of
    confidence over all questions.
    """
    answerable = [each for each in outcomes if each.question.kind.has_answer]
    judged = [each.judgement for each in answerable]
    others = [each.judgement for each in outcomes if not each.question.kind.has_answer]
    exact = [each.judgement.exact for each in outcomes]
    columns = {
        "success_at_1": Column.of(each.held for each in judged),
        "right_first": Column.of(each.first_rank == 1 for each in answerable),
        "reciprocal_rank_at_5": Column.of(_reciprocal(each.rank) for each in judged),
        "label_right": Column.of(each.label for each in judged),
        "file_right": Column.of(each.file for each in judged),
        "page_right": Column.of(each.page for each in judged),
        "citation_right": Column.of(each.citation for each in judged),
        "highlight_hit": Column.of(each.highlight for each in judged),
        "quote_exact": Column.of(exact),
        "false_refusals": Column.of(each.refused for each in judged),
        "refused": Column.of(each.refused for each in others),
        "language_found": Column.of(each.judgement.language for each in outcomes),
        **_ranking_columns([each.ranking for each in answerable]),
        **confidence_columns([each.guess for each in outcomes]),
        **_time_columns([each.milliseconds for each in outcomes]),
    }
    counts = {
        "questions": len(outcomes),
        "labels_checked": _known(each.label for each in judged),
        "pages_checked": _known(each.page for each in judged),
        "quotes_checked": _known(exact),
    }
    return {**counts, **summary(columns)}


def _of_ranked(ranked: Sequence[Ranked]) -> Figures:
    columns = {
        **_ranking_columns([each.ranking for each in ranked]),
        **_time_columns([each.milliseconds for each in ranked]),
    }
    return {"questions": len(ranked), **summary(columns)}


def _ranking_columns(rankings: Sequence[Mapping[str, float]]) -> dict[str, Column]:
    return {name: Column.of(each.get(name) for each in rankings) for name in RANKING_MEASURES}


def _time_columns(milliseconds: Sequence[float | None]) -> dict[str, Column]:
    return {
        "milliseconds_median": Column.of(milliseconds, statistic=_median, digits=1),
        "milliseconds_p95": Column.of(milliseconds, statistic=_p95, digits=1),
    }


def _curves(outcomes: Sequence[Outcome]) -> Figures:
    return curves([each.guess for each in outcomes])


def _grouped(each_of: Sequence[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    names = sorted({key(each) for each in each_of})
    return {name: [each for each in each_of if key(each) == name] for name in names}


def _reciprocal(rank: int | None) -> float:
    return 0.0 if rank is None or rank > DEPTH else 1 / rank


def _known(values: Iterable[object]) -> int:
    return sum(value is not None for value in values)


def _median(samples: Floats) -> Floats:
    result: Floats = np.median(samples, axis=1)
    return result


def _p95(samples: Floats) -> Floats:
    result: Floats = np.quantile(samples, 0.95, axis=1, method="higher")
    return result
