"""Measures of rankings, by ir-measures: trec_eval's own code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ir_measures
from ir_measures import AP, RR, R, nDCG

if TYPE_CHECKING:
    from eval.formats.retrieval_set import Qrels, Rankings

_MEASURES = {
    "ndcg_at_10": nDCG @ 10,
    "mrr_at_10": RR,
    "map": AP,
    "recall_at_1": R @ 1,
    "recall_at_5": R @ 5,
    "recall_at_10": R @ 10,
    "recall_at_100": R @ 100,
}
RANKING_MEASURES = tuple(_MEASURES)
"""The names of the measures, as they stand in results."""
MRR_DEPTH = 10


def ranking_measures(qrels: Qrels, rankings: Rankings) -> dict[str, dict[str, float]]:
    """Measure the ranking of each judged query; one without a ranking gets 0 throughout.

    Passages of equal score stand in trec_eval's order for all measures: the reciprocal rank is cut
    off here, because the code that ir-measures has for RR@10 puts them in another.
    """
    names = {measure: name for name, measure in _MEASURES.items()}
    grades = {
        query: {passage: max(0, grade) for passage, grade in own.items()}
        for query, own in qrels.items()
    }
    found: dict[str, dict[str, float]] = {query: {} for query in qrels}
    given = {query: dict(own) for query, own in rankings.items() if query in qrels}
    for metric in ir_measures.iter_calc(list(names), grades, given):
        found[metric.query_id][names[metric.measure]] = float(metric.value)
    for values in found.values():
        values["mrr_at_10"] = _cut_off(values["mrr_at_10"])
    return {query: {name: found[query][name] for name in _MEASURES} for query in found}


def _cut_off(reciprocal_rank: float) -> float:
    return reciprocal_rank if reciprocal_rank * MRR_DEPTH >= 1 else 0.0
