"""Gather the characters of a page into runs: words in one type on one baseline, without a gap."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

PdfChar = dict[str, Any]
"""A character as pdfplumber gives it."""

GAP = 1.2
"""A gap of this part of the font size ends a run: wider than a blank, narrower than a gutter."""
SAME_BASELINE = 1.0
"""Runs of one row differ in height and size by less, in points."""
OVERLAP = 0.2
"""Runs stand beside each other if they share this part of the lower one's height."""


@dataclass(frozen=True)
class Run:
    """Characters of one size beside each other, without the blanks at their ends."""

    chars: tuple[PdfChar, ...]

    @cached_property
    def x0(self) -> float:
        """The left edge, in points."""
        return float(self.chars[0]["x0"])

    @cached_property
    def x1(self) -> float:
        """The right edge, in points."""
        return float(max(char["x1"] for char in self.chars))

    @property
    def top(self) -> float:
        """The upper edge, in points from the top of the page."""
        return float(self.chars[0]["top"])

    @property
    def bottom(self) -> float:
        """The lower edge, in points from the top of the page."""
        return float(self.chars[0]["bottom"])

    @property
    def size(self) -> float:
        """The font size, in points."""
        return float(self.chars[0]["size"])

    @cached_property
    def text(self) -> str:
        """The characters, without blanks."""
        return "".join(char["text"] for char in self.chars)

    def beside(self, other: Run) -> bool:
        """Tell whether two runs overlap in height."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > OVERLAP * min(self.bottom - self.top, other.bottom - other.top)

    def in_row_with(self, other: Run) -> bool:
        """Tell whether two runs of one size stand on one baseline."""
        level = abs(self.bottom - other.bottom) < SAME_BASELINE
        return level and abs(self.size - other.size) < SAME_BASELINE


def runs_of(chars: Iterable[PdfChar]) -> list[Run]:
    """Gather characters into runs, from the top of the page to its foot."""
    rows: dict[tuple[float, float], list[PdfChar]] = {}
    for char in chars:
        if not char["text"].isspace():
            key = (round(char["bottom"], 1), round(char["size"], 1))
            rows.setdefault(key, []).append(char)
    return [Run(tuple(part)) for key in sorted(rows) for part in _parts(rows[key])]


def _parts(row: list[PdfChar]) -> list[list[PdfChar]]:
    row.sort(key=lambda char: float(char["x0"]))
    parts: list[list[PdfChar]] = []
    for char in row:
        if not parts or char["x0"] - parts[-1][-1]["x1"] > GAP * char["size"]:
            parts.append([])
        parts[-1].append(char)
    return parts
