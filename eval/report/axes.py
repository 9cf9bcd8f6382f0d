"""The frame of a plot in SVG: axes, ticks, and where a value stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.markup import element, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.markup import Html

WIDTH, HEIGHT = 340, 260
LEFT, RIGHT, TOP, BOTTOM = 58, 20, 14, 46
TICK_GAP = 6

Label = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Scale:
    """One axis: values from `low` to `high` on pixels from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool = False

    def at(self, value: float) -> float:
        """Find the pixel of a value, one decimal."""
        low, high, value = (self._linear(each) for each in (self.low, self.high, value))
        share = (value - low) / (high - low) if high > low else 0.5
        return round(self.start + share * (self.end - self.start), 1)

    def _linear(self, value: float) -> float:
        return float(np.log10(value)) if self.logarithmic else value


@dataclass(frozen=True, slots=True)
class Axis:
    """What stands along an axis: its scale, the values with a tick, their labels, and its name."""

    scale: Scale
    ticks: Sequence[float]
    label: Label
    name: str


def across(low: float, high: float, *, logarithmic: bool = False) -> Scale:
    """Make the scale of the axis below."""
    return Scale(low, high, LEFT, WIDTH - RIGHT, logarithmic)


def upwards(low: float, high: float, *, bottom: float = HEIGHT - BOTTOM) -> Scale:
    """Make the scale of the axis on the left, the lowest value at the bottom."""
    return Scale(low, high, bottom, TOP)


def percent(value: float) -> str:
    """Write a share as a percentage."""
    return f"{value:.0%}"


def number(value: float) -> str:
    """Write a number without needless decimals."""
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"


def round_ticks(high: float, count: int = 4) -> list[float]:
    """Choose round values from 0 up to `high`, about `count` steps of 1, 2 or 5 times ten."""
    if high <= 0:
        return [0.0]
    power = 10 ** np.floor(np.log10(high / count))
    step = next(float(power * each) for each in (1, 2, 5, 10) if power * each * count >= high)
    return [step * each for each in range(int(high / step + 1e-9) + 1)]


def frame(x: Axis, y: Axis) -> list[Html]:
    """Draw the axes with their ticks, grid lines and names."""
    bottom = y.scale.start
    parts = [_grid(y.scale.at(value)) for value in y.ticks]
    parts += [
        words(y.label(value), x=LEFT - TICK_GAP, y=y.scale.at(value) + 4, anchor="end")
        for value in y.ticks
    ]
    parts += [
        words(x.label(value), x=x.scale.at(value), y=bottom + 17, anchor="middle")
        for value in x.ticks
    ]
    middle = (x.scale.start + x.scale.end) / 2
    parts.append(words(x.name, x=middle, y=bottom + 36, anchor="middle", class_="axis"))
    height = (bottom + TOP) / 2
    turned = f"rotate(-90 13 {height:g})"
    named = {"x": "13", "y": f"{height:g}", "transform": turned, "text-anchor": "middle"}
    parts.append(element("text", text(y.name), class_="axis", **named))
    return parts


def drawing(label: str, *parts: Html, height: float = HEIGHT) -> Html:
    """Put shapes together as one picture, which `label` describes to who cannot see it."""
    box = f"0 0 {WIDTH} {height:g}"
    return element("svg", *parts, viewBox=box, role="img", aria_label=label)


def path(points: Sequence[tuple[float, float]], class_: str) -> Html:
    """Draw a line from point to point."""
    steps = "L".join(f"{x:g} {y:g}" for x, y in points)
    return element("path", d=f"M{steps}", class_=class_)


def words(written: str, *, x: float, y: float, anchor: str, class_: str = "") -> Html:
    """Write words at a place, `anchor` being start, middle or end."""
    place = {"x": f"{x:g}", "y": f"{y:g}", "text-anchor": anchor}
    return element("text", text(written), class_=class_ or None, **place)


def dot(x: float, y: float, title: str, *, class_: str = "dot") -> Html:
    """Draw a point; `title` is what it says when pointed at."""
    shown = element("title", text(title))
    return element("circle", shown, cx=f"{x:g}", cy=f"{y:g}", r="4", class_=class_)


def _grid(y: float) -> Html:
    return path([(LEFT, y), (WIDTH - RIGHT, y)], "grid")
