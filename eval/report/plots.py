"""The plots of a run, in SVG; colours come from the page's style."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from eval.report.axes import (
    BOTTOM,
    HEIGHT,
    RIGHT,
    TOP,
    WIDTH,
    Axis,
    Scale,
    across,
    dot,
    drawing,
    frame,
    number,
    path,
    percent,
    round_ticks,
    upwards,
    words,
)
from eval.report.values import Unit
from vraagbaak.markup import element, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.report.values import Bar, Bin, Point
    from vraagbaak.markup import Html

QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)
MOST_BINS = 40
LONGEST_SHARE = 0.99
"""Milliseconds above this percentile are gathered in the last bar, so that the rest is seen."""
COUNTS_BOTTOM = HEIGHT - BOTTOM
CURVE_BOTTOM = 156
"""The counts stand under the reliability diagram, along the same axis."""
HEADROOM = 1.25
"""Room above the bars for what is written there."""
ROW = 26
"""Height of one line of a plot of intervals, in pixels."""
NAMES, VALUES = 110, 44
"""Widths that the names of groups and the figures take."""


def reliability(bins: Sequence[Bin]) -> Html:
    """Draw how often answers of each confidence are right, and how many there are."""
    x = across(0, 1)
    y = upwards(0, 1, bottom=CURVE_BOTTOM)
    most = max((each.count for each in bins), default=0)
    parts = frame(Axis(x, (), percent, ""), Axis(y, QUARTERS, percent, "right"))
    parts.append(path([(x.at(0), y.at(0)), (x.at(1), y.at(1))], "ideal"))
    parts += [_column(x.at(each.low), x.at(each.high), _height(each, most)) for each in bins]
    parts += [words(percent(v), x=x.at(v), y=HEIGHT - 29, anchor="middle") for v in QUARTERS]
    parts.append(
        words("confidence", x=(x.start + x.end) / 2, y=HEIGHT - 10, anchor="middle", class_="axis")
    )
    parts += [
        words(
            f"{b.count}", x=x.at((b.low + b.high) / 2), y=_height(b, most)[0] - 3, anchor="middle"
        )
        for b in bins
    ]
    parts.append(path([(x.at(each.confidence), y.at(each.right)) for each in bins], "curve"))
    parts += [
        dot(x.at(each.confidence), y.at(each.right), f"{_span(each)}: {_told(each)}")
        for each in bins
    ]
    return drawing(f"Reliability: {'; '.join(f'{_span(b)} {_told(b)}' for b in bins)}", *parts)


def _height(each: Bin, most: int) -> tuple[float, float]:
    scale = upwards(0, most, bottom=COUNTS_BOTTOM)
    room = COUNTS_BOTTOM - CURVE_BOTTOM - 24
    share = (COUNTS_BOTTOM - scale.at(each.count)) / (COUNTS_BOTTOM - TOP)
    return COUNTS_BOTTOM - share * room, COUNTS_BOTTOM


def _span(each: Bin) -> str:
    return f"confidence {each.low:.2f}–{each.high:.2f}"


def _told(each: Bin) -> str:
    return f"{each.right:.0%} of {each.count} right, {each.confidence:.0%} expected"


def risk_coverage(points: Sequence[Point], operating: Point | None) -> Html:
    """Draw the share of wrong answers against the share of questions answered."""
    top = max((each.y for each in points), default=0.0)
    ticks = round_ticks(max(top, 0.04))
    x, y = across(0, 1), upwards(0, max(ticks[-1], top, 0.04))
    parts = frame(
        Axis(x, QUARTERS, percent, "questions answered"), Axis(y, ticks, _fine, "answered wrongly")
    )
    parts.append(path([(x.at(each.x), y.at(each.y)) for each in points], "curve"))
    label = f"Risk and coverage: {_ends(points)}"
    if operating:
        told = f"as it is set: {operating.x:.0%} answered, {operating.y:.1%} of those wrong"
        parts.append(dot(x.at(operating.x), y.at(operating.y), told, class_="operating"))
        label += f"; {told}"
    return drawing(label, *parts)


def _fine(value: float) -> str:
    return f"{value:.3g}%" if (value := 100 * value) else "0%"


def _ends(points: Sequence[Point]) -> str:
    return f"{points[-1].y:.1%} wrong if {points[-1].x:.0%} of the questions are answered"


def recall(points: Sequence[Point]) -> Html:
    """Draw the share of right passages among the first k, on a logarithmic scale."""
    cuts = [each.x for each in points]
    x = across(min(cuts), max(cuts), logarithmic=True)
    y = upwards(0, 1)
    parts = frame(Axis(x, cuts, number, "first k passages"), Axis(y, QUARTERS, percent, "recall"))
    parts += [
        _whisker(x.at(each.x), y.at(each.low), y.at(each.high))
        for each in points
        if each.low is not None and each.high is not None
    ]
    parts.append(path([(x.at(each.x), y.at(each.y)) for each in points], "curve"))
    told = [f"recall@{each.x:g} {each.y:.1%}" for each in points]
    parts += [dot(x.at(p.x), y.at(p.y), words_) for p, words_ in zip(points, told, strict=True)]
    return drawing("; ".join(told), *parts)


def histogram(values: Sequence[float]) -> Html:
    """Draw how long questions took, with the median and the 95th percentile."""
    series = np.asarray(values, dtype=float)
    end = float(np.quantile(series, LONGEST_SHARE))
    kept = np.minimum(series, end)
    edges = np.histogram_bin_edges(kept, "auto")
    if len(edges) > MOST_BINS:
        edges = np.linspace(kept.min(), kept.max(), MOST_BINS + 1)
    counts = np.histogram(kept, edges)[0]
    x, most = across(0, float(edges[-1])), int(counts.max())
    y = upwards(0, HEADROOM * most)
    parts = frame(
        Axis(x, round_ticks(float(edges[-1]), 5), number, "milliseconds"),
        Axis(y, round_ticks(most), number, "questions"),
    )
    for low, high, count in zip(edges, edges[1:], counts, strict=False):
        told = f"{low:.0f}–{high:.0f} ms: {count}"
        parts.append(_column(x.at(low), x.at(high), (y.at(count), y.at(0)), told))
    middle, late = float(np.median(series)), float(np.quantile(series, 0.95, method="higher"))
    parts += _level(x.at(middle), y, f"median {middle:.0f}", left=x.at(middle) > NAMES)
    parts += _level(x.at(min(late, end)), y, f"p95 {late:.0f}", left=False)
    return drawing(f"Milliseconds: median {middle:.0f}, 95th percentile {late:.0f}", *parts)


def _level(x: float, y: Scale, told: str, *, left: bool) -> list[Html]:
    """Mark a value by a line, with words on one side of it."""
    place, anchor = (x - 4, "end") if left else (x + 4, "start")
    return [
        path([(x, TOP), (x, y.at(0))], "level"),
        words(told, x=place, y=TOP + 9, anchor=anchor),
    ]


def intervals(bars: Sequence[Bar], unit: Unit) -> Html:
    """Draw a figure of each group with its interval, one line each."""
    height = ROW * len(bars) + 26
    highest = max(each.high for each in bars)
    ticks = round_ticks(highest) if unit is Unit.MILLISECONDS else QUARTERS
    scale = Scale(0, max(ticks[-1], highest), NAMES, WIDTH - RIGHT - VALUES)
    told = [f"{each.group}: {told_bar(each, unit)}" for each in bars]
    parts = [path([(scale.at(v), 6), (scale.at(v), height - 22)], "grid") for v in ticks]
    tell = percent if unit is Unit.SHARE else number
    parts += [words(tell(v), x=scale.at(v), y=height - 6, anchor="middle") for v in ticks]
    for place, each in enumerate(bars):
        y = ROW * place + 18
        parts.append(words(each.group, x=NAMES - 10, y=y + 4, anchor="end", class_="group"))
        parts.append(path([(scale.at(each.low), y), (scale.at(each.high), y)], "whisker"))
        parts.append(dot(scale.at(each.value), y, told[place]))
        written = unit.write(each.value)
        parts.append(words(written, x=WIDTH - 4, y=y + 4, anchor="end", class_="value"))
    return drawing("; ".join(told), *parts, height=height)


def told_bar(each: Bar, unit: Unit) -> str:
    """Say a figure with its interval and the number of questions."""
    interval = f"{unit.write(each.low)} to {unit.write(each.high)}"
    return f"{unit.write(each.value)} ({interval}), {each.count} questions"


def _whisker(x: float, low: float, high: float) -> Html:
    return path([(x, low), (x, high)], "whisker")


def _column(left: float, right: float, tops: tuple[float, float], title: str = "") -> Html:
    top, bottom = tops
    shown = [element("title", text(title))] if title else []
    size = {"x": f"{left:g}", "y": f"{top:g}", "height": f"{bottom - top:g}"}
    return element("rect", *shown, width=f"{max(right - left - 1, 1):g}", class_="bar", **size)
