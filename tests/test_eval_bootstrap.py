"""Intervals by the bootstrap."""

from __future__ import annotations

import numpy as np
import pytest

from eval.measures import bootstrap
from eval.measures.bootstrap import Column, summary


def test_an_interval_is_that_of_the_binomial_where_questions_are_many() -> None:
    rows = np.zeros(400)
    rows[:100] = 1
    column = Column(rows)
    assert column.value() == 0.25
    # The deviation of a share of a quarter of 400 is sqrt(0.25 * 0.75 / 400) = 0.02165.
    assert column.interval() == pytest.approx(
        (0.25 - 1.96 * 0.02165, 0.25 + 1.96 * 0.02165), abs=0.005
    )


def test_an_interval_covers_the_truth_as_often_as_it_says() -> None:
    random = np.random.default_rng(5)
    covered = 0
    for _ in range(200):
        low, high = Column(random.normal(3.0, 1.0, size=60)).interval() or (0, 0)
        covered += low <= 3.0 <= high
    assert 180 <= covered <= 197


def test_the_same_questions_give_the_same_interval() -> None:
    values = np.random.default_rng(1).random(30)
    assert Column(values).interval() == Column(values.copy()).interval()


def test_without_a_question_there_is_no_figure_and_with_one_no_width() -> None:
    empty = Column.of([None, None])
    assert (empty.value(), empty.interval()) == (None, None)
    one = Column.of([None, 0.5])
    assert (one.value(), one.interval()) == (0.5, (0.5, 0.5))
    assert summary({"share": one, "none": empty}) == {
        "share": 0.5,
        "none": None,
        "intervals": {"share": (0.5, 0.5), "none": None},
    }


def test_many_questions_are_drawn_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(1).random(50)
    whole = Column(values).interval()
    monkeypatch.setattr(bootstrap, "_CHUNK", 50 * 300)
    in_parts = Column(values).interval()
    assert in_parts == pytest.approx(whole, abs=0.02)
    assert sum(len(draw) for draw in bootstrap._draws(values)) == bootstrap.RESAMPLES
    first, second, *_ = bootstrap._draws(values)
    assert (first != second).any()
