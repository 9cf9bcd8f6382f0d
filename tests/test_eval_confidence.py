"""Figures of confidence, against figures worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from eval.measures.confidence import (
    CURVE_POINTS,
    Bin,
    Guess,
    Point,
    confidence_columns,
    curves,
    reliability,
    risk_coverage,
)

GUESSES = (
    Guess(0.95, right=True),
    Guess(0.85, right=False),
    Guess(0.82, right=True),
    Guess(0.1, right=False),
)


def test_bins_compare_confidence_with_the_share_that_is_right() -> None:
    bins = reliability((*GUESSES, Guess(1.0, right=True)))
    assert len(bins) == 10
    assert bins[8] == Bin(0.8, 0.9, 2, 0.835, 0.5)
    assert bins[9] == Bin(0.9, 1.0, 2, 0.975, 1.0)
    assert bins[1] == Bin(0.1, 0.2, 1, 0.1, 0.0)
    assert bins[0] == Bin(0.0, 0.1, 0, None, None)


def test_figures_of_calibration_are_those_worked_out_by_hand() -> None:
    columns = confidence_columns(GUESSES)
    # Bins: 0.95 with 1 right; 0.85 and 0.82 with 1 of 2 right; 0.1 with none right.
    by_hand = (0.05 + abs(0.85 + 0.82 - 1) + 0.1) / 4
    assert columns["expected_calibration_error"].value() == pytest.approx(by_hand, abs=1e-4)
    squares = 0.05**2 + 0.85**2 + 0.18**2 + 0.1**2
    assert columns["brier"].value() == pytest.approx(squares / 4, abs=1e-4)
    # Risks at the four coverages: 0, 1/2, 1/3, 2/4.
    assert columns["risk_coverage_area"].value() == pytest.approx(
        (0 + 1 / 2 + 1 / 3 + 1 / 2) / 4, abs=1e-4
    )
    for column in columns.values():
        low, high = column.interval() or (1, 0)
        assert low <= (column.value() or 0) <= high


def test_samples_are_measured_side_by_side() -> None:
    column = confidence_columns(GUESSES)["expected_calibration_error"]
    one, two = np.array([0, 1, 2, 3]), np.array([0, 0, 0, 0])
    both = column.statistic(column.rows[np.stack([one, two])])
    assert both.tolist() == pytest.approx([column.value(), 0.05], abs=1e-4)


def test_questions_that_are_equally_sure_are_answered_together() -> None:
    equal = [Guess(0.9, right=True), Guess(0.5, right=False), Guess(0.5, right=True)]
    points = (Point(0.3333, 0.0, 0.9), Point(1.0, 0.3333, 0.5))
    assert risk_coverage(equal) == risk_coverage([*equal[:1], *equal[:0:-1]]) == points
    areas = [
        confidence_columns(guesses)["risk_coverage_area"].value()
        for guesses in (equal, [equal[0], equal[2], equal[1]])
    ]
    # Half an error for each of the two: risks 0, 0.5 / 2, 1 / 3.
    assert areas == [pytest.approx((0.25 + 1 / 3) / 3, abs=1e-4)] * 2


def test_a_long_curve_is_thinned_and_keeps_its_end() -> None:
    many = [Guess(number / 1000, right=number % 2 == 0) for number in range(1000)]
    points = risk_coverage(many)
    assert len(points) <= CURVE_POINTS
    assert (points[-1].coverage, points[-1].risk) == (1.0, 0.5)


def test_no_question_gives_an_empty_curve() -> None:
    found = curves([])
    assert found["risk_coverage"] == []
    assert {each["questions"] for each in found["reliability"]} == {0}
    assert confidence_columns([])["expected_calibration_error"].value() is None
