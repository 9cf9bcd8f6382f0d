"""What a run did with each question, one number for each measure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from eval.report.figures import MEASURES

Row: TypeAlias = Mapping[str, Any]
Value: TypeAlias = Callable[[Row], float | None]


@dataclass(frozen=True, slots=True)
class Series:
    """A measure of single questions; `of` gives None where it does not bear on one.

    `of` reads a row of `answers.jsonl` or `queries.jsonl`; `less_is_better` turns what counts as
    won and lost, not the sign of a difference.
    """

    name: str
    of: Value
    less_is_better: bool = False
    milliseconds: bool = False


def _judged(name: str) -> Value:
    """Take a judgement as 1 or 0."""

    def of(row: Row) -> float | None:
        value = row["judgement"][name]
        return None if value is None else float(value)

    return of


def _ranked(name: str) -> Value:
    def of(row: Row) -> float | None:
        value = row["ranking"].get(name)
        return None if value is None else float(value)

    return of


def _refused(*, answerable: bool) -> Value:
    def of(row: Row) -> float | None:
        return float(row["judgement"]["refused"]) if bool(row["expected"]) is answerable else None

    return of


def _first(row: Row) -> float | None:
    return float(row["first_rank"] == 1) if row["expected"] else None


def _squared_error(row: Row) -> float | None:
    return float((row["confidence"] - (row["first_rank"] == 1)) ** 2)


def _milliseconds(row: Row) -> float | None:
    value = row["milliseconds"]
    return None if value is None else float(value)


_RANKING = tuple(
    Series(words, _ranked(name))
    for name, (words, _) in MEASURES.items()
    if name in {"ndcg_at_10", "mrr_at_10", "map"} or name.startswith("recall_at_")
)
_TIME = Series("milliseconds", _milliseconds, less_is_better=True, milliseconds=True)

OF_ANSWERS = (
    Series("handled right", _judged("right")),
    Series("answered right", _judged("held")),
    Series("right first", _first),
    Series("citation", _judged("citation")),
    Series("highlight", _judged("highlight")),
    Series("exact quote", _judged("exact")),
    Series("wrongly refused", _refused(answerable=True), less_is_better=True),
    Series("rightly refused", _refused(answerable=False)),
    Series("language", _judged("language")),
    *_RANKING,
    Series("Brier score", _squared_error, less_is_better=True),
    _TIME,
)
"""The measures of a question set.

Questions are won and lost by the first: the right answer was quoted, or what has none was refused.
"""
OF_QUERIES = (*_RANKING, _TIME)
"""The measures of a retrieval set; queries are won and lost by the first, nDCG@10."""
