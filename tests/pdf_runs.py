"""Runs of type printed to a PDF file, for the tests of reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEIGHT = 842.0
BODY = ("Helvetica", 9.5)
BOLD = ("Helvetica-Bold", 9.5)
ITALIC = ("Helvetica-Oblique", 9.5)
SMALL = ("Helvetica", 7.5)


@dataclass(frozen=True, slots=True)
class Set:
    """A run of type: its left edge and baseline in points from the top left, font, words."""

    x: float
    y: float
    font: tuple[str, float]
    text: str


def print_runs(path: Path, *pages: Sequence[Set], password: str | None = None) -> Path:
    """Print pages of runs to a PDF file."""
    lock = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(str(path), pagesize=(595, HEIGHT), encrypt=lock, invariant=True)
    canvas.setTitle("A specimen paper")
    for page in pages:
        for run in page:
            canvas.setFont(*run.font)
            canvas.drawString(run.x, HEIGHT - run.y, run.text)
        canvas.showPage()
    canvas.save()
    return path


def column(*lines: str, y: float = 60, font: tuple[str, float] = BODY) -> list[Set]:
    """Set lines under each other, 12.5 points apart; an empty one leaves a gap."""
    return [Set(70, y + 12.5 * at, font, line) for at, line in enumerate(lines) if line]


def with_raised(*runs: str) -> list[Set]:
    """Set one line at the top whose every second run is raised, as note marks are."""
    x, line = 70.0, []
    for at, text in enumerate(runs):
        raised = at % 2 == 1
        font = ("Helvetica", 6.0) if raised else BODY
        line.append(Set(x, 56.5 if raised else 60, font, text))
        x += stringWidth(text, *font)
    return line
