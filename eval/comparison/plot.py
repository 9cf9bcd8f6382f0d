"""The differences between two runs in one plot: dots with their intervals, around zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eval.report.axes import WIDTH, Scale, dot, drawing, path, round_ticks, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.comparison.compare import Compared
    from vraagbaak.markup import Html

ROW = 26
NAMES, RIGHT = 120, 18
LEAST = 0.01
"""The axis reaches at least so far, so that no difference at all is no wide bar."""


def differences(measures: Sequence[Compared]) -> Html:
    """Draw the mean difference of each measure with its interval."""
    height = ROW * len(measures) + 26
    ends = [abs(each) for one in measures for each in one.test.interval]
    ticks = round_ticks(max([LEAST, *ends]), 2)
    reach = max(ticks[-1], *ends, LEAST)
    scale = Scale(-reach, reach, NAMES, WIDTH - RIGHT)
    marks = sorted({sign * each for each in ticks for sign in (-1, 1)})
    parts = [path([(scale.at(v), 6), (scale.at(v), height - 22)], _line(v)) for v in marks]
    parts += [
        words(f"{v:+g}" if v else "0", x=scale.at(v), y=height - 6, anchor="middle") for v in marks
    ]
    for place, each in enumerate(measures):
        y = ROW * place + 18
        low, high = each.test.interval
        told = f"{each.series.name}: {each.test.difference:+.3f} ({low:+.3f} to {high:+.3f})"
        parts.append(words(each.series.name, x=NAMES - 8, y=y + 4, anchor="end", class_="group"))
        parts.append(path([(scale.at(low), y), (scale.at(high), y)], "whisker"))
        parts.append(dot(scale.at(each.test.difference), y, told))
    return drawing("Mean differences, second minus first", *parts, height=height)


def _line(value: float) -> str:
    return "level" if value == 0 else "grid"
