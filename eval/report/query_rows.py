"""The queries of a retrieval set, as `queries.jsonl` has them, in the form of a page's rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eval.report.figures import MEASURES
from eval.report.marks import word_marks
from eval.report.values import Outcome, Passage, Row, Side

if TYPE_CHECKING:
    from collections.abc import Mapping

KIND = "query"
TEN = 10
SHOWN = ("ndcg_at_10", "mrr_at_10", "map")
"""Measures that say more of a single query than its rank."""
UNKNOWN = "unknown"


def query_row(query: Mapping[str, Any]) -> Row:
    """Put one line of `queries.jsonl` in the form of a row."""
    rank = _rank(query)
    first = ranked_first(query)
    return Row(
        id=str(query["id"]),
        kind=KIND,
        language=query["lang"] or UNKNOWN,
        question=query["query"] or query["id"],
        outcome=_outcome(rank),
        sides=(relevant_side(query), ranked_side("Ranked first", first)),
        others=first[1:],
        rank=rank,
        milliseconds=query["milliseconds"],
        figures={MEASURES[name][0]: query["ranking"][name] for name in SHOWN},
    )


def relevant_side(query: Mapping[str, Any]) -> Side:
    """Put the right passages of a query under a heading, each with its place."""
    passages = tuple(
        _passage(query, each["id"], place=each["rank"], grade=each["grade"])
        for each in query["relevant"]
    )
    return Side("Expected", passages, "nothing: no passage is relevant")


def ranked_first(query: Mapping[str, Any]) -> tuple[Passage, ...]:
    """Give the passages that were ranked first, as far as the file has them."""
    return tuple(
        _passage(query, each["id"], place=place, grade=each["grade"], score=each["score"])
        for place, each in enumerate(query["first"], start=1)
    )


def ranked_side(heading: str, ranked: tuple[Passage, ...]) -> Side:
    """Put the first of the ranked passages under a heading."""
    return Side(heading, ranked[:1], "nothing was ranked")


def _rank(query: Mapping[str, Any]) -> int | None:
    ranks = [each["rank"] for each in query["relevant"] if each["rank"] is not None]
    return min(ranks, default=None)


def _outcome(rank: int | None) -> Outcome:
    if rank is None:
        return Outcome.NOT_RANKED
    if rank == 1:
        return Outcome.FIRST
    return Outcome.IN_TEN if rank <= TEN else Outcome.BELOW_TEN


def _passage(
    query: Mapping[str, Any],
    passage_id: str,
    *,
    place: int | None,
    grade: int | None,
    score: float | None = None,
) -> Passage:
    known = query["passages"].get(passage_id, {"title": "", "text": ""})
    return Passage(
        source=tuple(filter(None, (passage_id, known["title"], _grade(grade)))),
        text=known["text"],
        marks=word_marks(known["text"], query["query"]),
        right=grade is not None and grade > 0,
        place=place,
        score=score,
    )


def _grade(grade: int | None) -> str:
    return f"grade {grade}" if grade is not None and grade > 1 else ""
