"""Rank the passages of a retrieval set, or take a ranking made elsewhere, and measure it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from eval.measures.figures import Ranked, retrieval_figures
from eval.measures.ranking import ranking_measures
from vraagbaak.language import detect_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from eval.formats.retrieval_set import Entry, Query, Rankings, RetrievalSet
    from vraagbaak.assistant import Assistant

DEPTH = 1000
"""So many passages are ranked for each query, or all where there are fewer."""
RUN_NAME = "vraagbaak"
SHOWN = 3
"""So many of the first passages stand in a row of `queries.jsonl`."""


@dataclass(frozen=True, slots=True)
class RetrievalRun:
    """The rankings of a set's queries, with the milliseconds that each took, if taken here.

    `name` is that of the program that ranked, as it stands in the last column of a TREC run.
    """

    of: RetrievalSet
    rankings: Rankings
    milliseconds: Mapping[str, float] = field(default_factory=dict)
    name: str = RUN_NAME

    def figures(self) -> dict[str, Any]:
        """Compute the figures, in the form of `metrics.json`."""
        missing = [each.id for each in self.of.queries if each.id not in self.rankings]
        counts = {"unjudged": self.of.unjudged, "unranked": len(missing), "unranked_ids": missing}
        return {**counts, **retrieval_figures(self._ranked())}

    def rows(self) -> list[dict[str, Any]]:
        """Put each query with its first and its right passages in the form of `queries.jsonl`."""
        passages = {entry.id: entry for entry in self.of.corpus}
        return [self._row(ranked, passages) for ranked in self._ranked()]

    def lines(self) -> Iterator[str]:
        """Write the rankings in TREC's columns: query, Q0, passage, rank, score, name."""
        for query, scores in self.rankings.items():
            for rank, (passage, score) in enumerate(scores.items(), start=1):
                yield f"{query} Q0 {passage} {rank} {score!r} {self.name}"

    def _ranked(self) -> list[Ranked]:
        measured = ranking_measures(self.of.qrels, self.rankings)
        return [
            Ranked(query, measured[query.id], self.milliseconds.get(query.id))
            for query in self.of.queries
        ]

    def _row(self, ranked: Ranked, passages: Mapping[str, Entry]) -> dict[str, Any]:
        query = ranked.query
        scores, grades = self.rankings.get(query.id, {}), self.of.qrels[query.id]
        # The order of trec_eval, which the measures are by.
        order = sorted(scores, key=lambda each: (scores[each], each), reverse=True)
        ranks = {passage: rank for rank, passage in enumerate(order, start=1)}
        first = order[:SHOWN]
        relevant = [passage for passage in grades if grades[passage] > 0]
        shown = [each for each in dict.fromkeys([*first, *relevant]) if each in passages]
        time_taken = ranked.milliseconds
        return {
            "id": query.id,
            "lang": query.language,
            "query": query.text,
            "ranking": {name: round(value, 4) for name, value in ranked.ranking.items()},
            "milliseconds": None if time_taken is None else round(time_taken, 1),
            "relevant": [
                {"id": each, "grade": grades[each], "rank": ranks.get(each)} for each in relevant
            ],
            "first": [
                {"id": each, "grade": grades.get(each), "score": scores[each]} for each in first
            ],
            "passages": {each: _shown(passages[each]) for each in shown},
        }


def rank_set(
    retrieval_set: RetrievalSet, assistant: Assistant, *, progress: Callable[[int, int], None]
) -> RetrievalRun:
    """Rank the passages of a set, which an assistant's index holds, for each of its queries.

    `progress` hears how many are done, and of how many. A query of each language is ranked before
    the clock runs, because the first one loads the model.
    """
    queries = retrieval_set.queries
    for query in {each.language: each for each in queries}.values():
        _scores(query, assistant)
    rankings, milliseconds = {}, {}
    for done, query in enumerate(queries, start=1):
        start = time.perf_counter()
        rankings[query.id] = _scores(query, assistant)
        milliseconds[query.id] = (time.perf_counter() - start) * 1000
        progress(done, len(queries))
    return RetrievalRun(retrieval_set, rankings, milliseconds)


def _scores(query: Query, assistant: Assistant) -> dict[str, float]:
    index = assistant.index
    language = query.language or detect_language(query.text)
    hits = assistant.retriever.rank(query.text, language=language, limit=DEPTH)
    return {index.exchange(hit.exchange_id).label: hit.score for hit in hits}


def _shown(entry: Entry) -> dict[str, str]:
    return {"title": entry.title, "text": entry.text}
