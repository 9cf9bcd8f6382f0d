"""Plots put values where they belong."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from eval.report.axes import Scale, across, number, round_ticks, upwards
from eval.report.plots import CURVE_BOTTOM, histogram, intervals, recall, reliability, risk_coverage
from eval.report.values import Bar, Bin, Point, Unit

BINS = (Bin(0.2, 0.3, 4, 0.25, 0.5), Bin(0.9, 1.0, 8, 0.95, 1.0))


def shapes(svg: str, tag: str, class_: str) -> list[dict[str, str]]:
    root = ElementTree.fromstring(svg)
    return [each.attrib for each in root.iter(tag) if each.get("class") == class_]


def words(svg: str) -> list[str]:
    return [each.text or "" for each in ElementTree.fromstring(svg).iter("text")]


def test_a_scale_puts_its_ends_and_middle_in_place() -> None:
    scale = Scale(0, 10, 100, 200)
    assert [scale.at(each) for each in (0, 5, 10)] == [100, 150, 200]
    logarithmic = Scale(1, 100, 0, 200, logarithmic=True)
    assert [logarithmic.at(each) for each in (1, 10, 100)] == [0, 100, 200]
    assert Scale(1, 1, 0, 200).at(1) == 100
    assert upwards(0, 1).at(1) < upwards(0, 1).at(0)
    assert across(0, 1).at(0) < across(0, 1).at(1)


@pytest.mark.parametrize(
    ("high", "ticks"),
    [(0, [0]), (4, [0, 1, 2, 3, 4]), (98, [0, 50]), (0.31, [0, 0.1, 0.2, 0.3]), (1000, None)],
)
def test_ticks_are_round(high: float, ticks: list[float] | None) -> None:
    found = round_ticks(high)
    assert found == pytest.approx(ticks or [0, 500, 1000])


def test_numbers_are_written_short() -> None:
    assert [number(each) for each in (0.0, 0.25, 3.0, 12_000.0)] == ["0", "0.25", "3", "12,000"]


def test_reliability_shows_each_bin_with_its_count() -> None:
    svg = reliability(BINS)
    low, high = shapes(svg, "circle", "dot")
    x, y = across(0, 1), upwards(0, 1, bottom=CURVE_BOTTOM)
    assert (float(low["cx"]), float(low["cy"])) == (x.at(0.25), y.at(0.5))
    assert (float(high["cx"]), float(high["cy"])) == (x.at(0.95), y.at(1))
    columns = [float(each["height"]) for each in shapes(svg, "rect", "bar")]
    assert columns[0] == pytest.approx(columns[1] / 2, abs=0.2)
    assert {"4", "8"} <= set(words(svg))
    assert "confidence 0.20–0.30 50% of 4 right, 25% expected" in svg


def test_risk_is_drawn_over_coverage_with_the_place_where_it_is_set() -> None:
    points = (Point(0.25, 0.0), Point(0.5, 0.1), Point(1.0, 0.3))
    svg = risk_coverage(points, Point(0.5, 0.1))
    (curve,) = shapes(svg, "path", "curve")
    (operating,) = shapes(svg, "circle", "operating")
    assert curve["d"].count("L") == 2
    assert f"L{operating['cx']} {operating['cy']}" in curve["d"]
    assert "30.0% wrong if 100% of the questions are answered" in svg
    assert shapes(risk_coverage(points, None), "circle", "operating") == []


def test_a_run_without_a_mistake_has_a_flat_curve() -> None:
    svg = risk_coverage((Point(0.5, 0.0), Point(1.0, 0.0)), None)
    (curve,) = shapes(svg, "path", "curve")
    heights = {float(each.split()[1]) for each in re.split("[ML]", curve["d"]) if each}
    assert heights == {upwards(0, 1).at(0)}


def test_recall_has_its_cuts_and_intervals() -> None:
    svg = recall((Point(1, 0.5, 0.4, 0.6), Point(10, 0.8, 0.7, 0.9), Point(100, 1.0)))
    dots = [float(each["cx"]) for each in shapes(svg, "circle", "dot")]
    assert dots[1] - dots[0] == pytest.approx(dots[2] - dots[1], abs=0.2)
    assert len(shapes(svg, "path", "whisker")) == 2
    assert {"1", "10", "100"} <= set(words(svg))


def test_a_histogram_counts_every_value_and_gathers_the_latest_ones() -> None:
    values = [10.0] * 50 + [20.0] * 49 + [5000.0]
    svg = histogram(values)
    told = [each.text or "" for each in ElementTree.fromstring(svg).iter("title")]
    assert sum(int(each.rpartition(": ")[2]) for each in told) == 100
    assert "median 15" in words(svg)
    assert "p95 20" in words(svg)
    assert len(shapes(svg, "rect", "bar")) <= 40


def test_many_values_are_counted_in_few_bars() -> None:
    values = [float(each) for each in range(900)] + [400.0] * 9_000
    svg = histogram(values)
    assert len(shapes(svg, "rect", "bar")) == 40


def test_a_histogram_of_one_value_is_drawn() -> None:
    assert "median 7" in words(histogram([7.0]))


def test_intervals_stand_around_their_figure() -> None:
    bars = (Bar("all", 0.5, 0.4, 0.6, 10), Bar("nl", 1.0, 1.0, 1.0, 4))
    svg = intervals(bars, Unit.SHARE)
    whisker, _ = shapes(svg, "path", "whisker")
    dot, _ = shapes(svg, "circle", "dot")
    left, right = (float(each) for each in re.findall(r"[ML]([\d.]+)", whisker["d"]))
    assert float(dot["cx"]) == pytest.approx((left + right) / 2, abs=0.1)
    assert {"all", "nl", "50.0%", "100.0%"} <= set(words(svg))
    assert "all: 50.0% (40.0% to 60.0%), 10 questions; nl: 100.0%" in svg


def test_milliseconds_have_a_scale_of_their_own() -> None:
    svg = intervals((Bar("all", 31.0, 30, 33, 9), Bar("nl", 62.0, 60, 63, 5)), Unit.MILLISECONDS)
    first, second = (float(each["cx"]) for each in shapes(svg, "circle", "dot"))
    assert second > first
    assert {"31", "62"} <= set(words(svg))
