"""Read pages of two columns one column after the other."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.read.pdf.runs import PdfChar, Run, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MIDDLE = (0.35, 0.65)
"""The part of the text's width in which the gutter is looked for."""
NARROWEST = 5
"""A gutter is at least so many points wide."""
NEARLY_EMPTY = 0.06
HEADINGS = 3
"""Over a gutter stand no more than so many headings, or this part of what stands elsewhere."""
FEWEST = 8
"""Each column has at least so many lines."""
WIDE = 0.4
"""A column is wider than this part of the other."""
FULL = 0.6
"""Half of the lines of a column fill more than this part of it: it is text, not figures."""
CROSSING = 0.12
"""No more than this part of the lines runs over the gutter."""
GAP = 0.3
"""White over both columns that is so many line heights wider than usual parts rows of a table."""
LINES_A_ROW = 24
"""A table has a row for so many lines at the least, which text in columns has not."""


def in_columns(chars: Sequence[PdfChar]) -> list[list[PdfChar]]:
    """Part the characters of a page into what is read one after the other.

    What runs over both columns parts what stands above it from what stands below. Rows of a
    table whose two columns hold text are read cell by cell.
    """
    middle = _gutter(chars)
    if middle is None:
        return [list(chars)]
    runs = [part for run in runs_of(chars) for part in _split(run, middle)]
    left = [run for run in runs if run.x1 <= middle]
    right = [run for run in runs if run.x0 >= middle]
    across = [run for run in runs if run.x0 < middle < run.x1]
    if len(across) > CROSSING * len(runs) or not _are_columns(left, right):
        return [list(chars)]
    bands = _bands(
        chars, middle, across, _cuts(across, sorted([*left, *right], key=lambda run: run.top))
    )
    return [part for part in bands if part]


def _gutter(chars: Sequence[PdfChar]) -> float | None:
    """Find where in the middle of a page hardly anything stands, in points from the left."""
    inked = [char for char in chars if not char["text"].isspace()]
    if len(inked) < FEWEST:
        return None
    sides = np.array([(char["x0"], char["x1"]) for char in inked])
    first, last = int(sides[:, 0].min()), int(sides[:, 1].max()) + 1
    steps = np.zeros(last - first + 2)
    np.add.at(steps, np.floor(sides[:, 0]).astype(int) - first, 1)
    np.add.at(steps, np.ceil(sides[:, 1]).astype(int) - first, -1)
    covered = np.cumsum(steps)
    start, end = (int(part * len(covered)) for part in MIDDLE)
    least = covered[start:end].min(initial=covered.max())
    if least > max(HEADINGS, NEARLY_EMPTY * covered.mean()):
        return None
    emptiest = np.flatnonzero(covered[start:end] == least) + start
    strips = np.split(emptiest, np.flatnonzero(np.diff(emptiest) > 1) + 1)
    widest = max(strips, key=len)
    return float(widest[0] + widest[-1] + 1) / 2 + first


def _split(run: Run, middle: float) -> list[Run]:
    """Part a run at the gutter, if it leaves that free."""
    left = tuple(char for char in run.chars if char["x1"] <= middle)
    right = tuple(char for char in run.chars if char["x0"] >= middle)
    whole = not (left and right) or len(left) + len(right) < len(run.chars)
    if whole or right[0]["x0"] - left[-1]["x1"] < NARROWEST:
        return [run]
    return [Run(left), Run(right)]


def _are_columns(left: Sequence[Run], right: Sequence[Run]) -> bool:
    if min(len(left), len(right)) < FEWEST:
        return False
    gutter = min(run.x0 for run in right) - max(run.x1 for run in left)
    widths = [max(run.x1 for run in side) - min(run.x0 for run in side) for side in (left, right)]
    full = all(
        median(run.x1 - run.x0 for run in side) > FULL * width
        for side, width in zip((left, right), widths, strict=True)
    )
    return gutter >= NARROWEST and min(widths) > WIDE * max(widths) and full


def _cuts(across: Sequence[Run], columns: Sequence[Run]) -> list[float]:
    """List the heights at which both columns are read before anything below them."""
    white: list[tuple[float, float]] = []
    reach = columns[0].top
    for run in columns:
        if run.top > reach:
            white.append((reach, run.top))
        reach = max(reach, run.bottom)
    usual = median([below - above for above, below in white] or [0.0])
    wide = usual + GAP * median(run.bottom - run.top for run in columns)
    rows = [(above + below) / 2 for above, below in white if below - above > wide]
    cuts = [height for run in across for height in (run.top, run.bottom)]
    return sorted([*cuts, *rows] if len(rows) * LINES_A_ROW > len(columns) else cuts)


def _bands(
    chars: Iterable[PdfChar], middle: float, across: Sequence[Run], cuts: Sequence[float]
) -> Iterator[list[PdfChar]]:
    rows = [(run.top, run.bottom) for run in across]
    bands: list[tuple[list[PdfChar], list[PdfChar], list[PdfChar]]] = [
        ([], [], []) for _ in range(len(cuts) + 1)
    ]
    for char in chars:
        height = (char["top"] + char["bottom"]) / 2
        band = bands[int(np.searchsorted(cuts, height))]
        over = any(top < height < bottom for top, bottom in rows)
        band[0 if over else 1 if char["x0"] < middle else 2].append(char)
    for band in bands:
        yield from band
