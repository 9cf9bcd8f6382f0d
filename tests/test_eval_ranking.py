"""Measures of rankings, against figures worked out by hand."""

from __future__ import annotations

import math

import pytest

from eval.measures.ranking import RANKING_MEASURES, ranking_measures


def test_measures_are_those_worked_out_by_hand() -> None:
    qrels = {"q1": {"a": 2, "b": 1, "c": 0}}
    found = ranking_measures(qrels, {"q1": {"x": 4.0, "b": 3.0, "c": 2.0, "a": 1.0}})["q1"]
    gained = 1 / math.log2(3) + 2 / math.log2(5)
    ideal = 2 / math.log2(2) + 1 / math.log2(3)
    assert tuple(found) == RANKING_MEASURES
    assert found["ndcg_at_10"] == pytest.approx(gained / ideal)
    assert found["mrr_at_10"] == 0.5
    assert found["map"] == pytest.approx((1 / 2 + 2 / 4) / 2)
    recalls = [found[f"recall_at_{depth}"] for depth in (1, 5, 10, 100)]
    assert recalls == [0.0, 1.0, 1.0, 1.0]


@pytest.mark.parametrize(("place", "value"), [(1, 1.0), (10, 0.1), (11, 0.0)])
def test_the_reciprocal_rank_ends_at_ten(place: int, value: float) -> None:
    ranking = {f"x{at}": 100.0 - at for at in range(1, 20)}
    ranking["right"] = 100.0 - place + 0.5
    found = ranking_measures({"q1": {"right": 1}}, {"q1": ranking})["q1"]
    assert found["mrr_at_10"] == pytest.approx(value)
    assert found["map"] == pytest.approx(1 / place)
    assert found["recall_at_10"] == (place <= 10)


def test_equal_scores_stand_in_one_order_for_all_measures() -> None:
    found = ranking_measures({"q1": {"a": 1}}, {"q1": {"a": 1.0, "b": 1.0}})["q1"]
    # trec_eval puts the later name first.
    assert (found["mrr_at_10"], found["map"], found["recall_at_1"]) == (0.5, 0.5, 0.0)


def test_a_query_without_a_ranking_counts_for_nothing_and_one_without_judgements_is_left_out() -> (
    None
):
    found = ranking_measures({"q1": {"a": 1}, "q2": {"a": 1}}, {"q1": {"a": 1.0}, "q3": {"a": 1.0}})
    assert list(found) == ["q1", "q2"]
    assert set(found["q1"].values()) == {1.0}
    assert set(found["q2"].values()) == {0.0}


def test_a_grade_below_zero_is_not_relevant() -> None:
    found = ranking_measures({"q1": {"a": -2, "b": 1}}, {"q1": {"a": 2.0, "b": 1.0}})["q1"]
    assert found["mrr_at_10"] == 0.5
    assert found["ndcg_at_10"] == pytest.approx(1 / math.log2(3))
