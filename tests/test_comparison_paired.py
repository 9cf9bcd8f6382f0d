"""The paired test, against values worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from eval.comparison.paired import paired_test


def test_few_pairs_are_counted_exactly() -> None:
    # Of the eight ways to set the signs of 1, 1, 1, two give a sum as far from zero as 3.
    assert paired_test([0, 0, 0], [1, 1, 1]).p_value == pytest.approx(2 / 8)
    # Of those of 3, 1, 2, only the two that give 0 are nearer than 2, which 3 + 1 - 2 gives.
    found = paired_test([0, 0, 0], [3, 1, -2])
    assert found.p_value == pytest.approx(6 / 8)
    assert found.exact
    assert [found.first, found.second, found.difference] == pytest.approx([0, 2 / 3, 2 / 3])


def test_pairs_that_are_alike_change_the_mean_and_not_the_test() -> None:
    found = paired_test([0.0] * 100, [1.0] * 3 + [0.0] * 97)
    assert found.p_value == pytest.approx(2 / 8)
    assert found.exact
    assert found.difference == pytest.approx(0.03)


def test_many_pairs_are_drawn_and_come_near_the_normal_approximation() -> None:
    rng = np.random.default_rng(7)
    differences = rng.normal(0.1, 1.0, 400)
    found = paired_test([0.0] * 400, differences.tolist())
    z = differences.sum() / np.sqrt((differences**2).sum())
    assert not found.exact
    assert found.p_value == pytest.approx(_two_sided(z), abs=0.01)
    spread = 1.96 * differences.std() / 20
    ends = [differences.mean() - spread, differences.mean() + spread]
    assert found.interval == pytest.approx(ends, abs=0.01)


def _two_sided(z: float) -> float:
    grid = np.linspace(-10, 10, 200_001)
    density = np.exp(-(grid**2) / 2) / np.sqrt(2 * np.pi)
    return float(density[np.abs(grid) >= abs(z)].sum() * (grid[1] - grid[0]))


def test_the_order_of_the_series_turns_the_difference_alone() -> None:
    first, second = [0.2, 0.5, 0.9, 0.1], [0.4, 0.5, 0.7, 0.8]
    there, back = paired_test(first, second), paired_test(second, first)
    assert there.p_value == back.p_value
    assert there.difference == -back.difference


def test_the_same_series_give_the_same_figures_every_time() -> None:
    rng = np.random.default_rng(1)
    first, second = rng.random(50).tolist(), rng.random(50).tolist()
    assert paired_test(first, second) == paired_test(first, second)


def test_no_difference_and_a_single_pair_prove_nothing() -> None:
    alike = paired_test([1, 0, 1], [1, 0, 1])
    assert (alike.p_value, alike.difference, alike.exact) == (1, 0, True)
    assert alike.interval == (0, 0)
    single = paired_test([0], [1])
    assert (single.p_value, single.interval, single.difference) == (1, (1, 1), 1)


@pytest.mark.parametrize(("first", "second"), [([], []), ([1.0], [1.0, 2.0])])
def test_series_that_are_no_pairs_are_refused(first: list[float], second: list[float]) -> None:
    with pytest.raises(ValueError, match="no pairs"):
        paired_test(first, second)
