"""Pages set in type for the tests of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from pathlib import Path

HEIGHT = 842.0
PLAIN, BOLD = "Helvetica", "Helvetica-Bold"

Run: TypeAlias = tuple[float, float, str, float, str]
"""Left edge and baseline in points from the top left, font, size, words."""


def printed(path: Path, *pages: list[Run]) -> Path:
    """Print pages of runs to a PDF file."""
    canvas = Canvas(str(path), pagesize=(595, HEIGHT), invariant=True)
    for page in pages:
        for x, y, font, size, text in page:
            canvas.setFont(font, size)
            canvas.drawString(x, HEIGHT - y, text)
        canvas.showPage()
    canvas.save()
    return path


def text(*lines: str, y: float = 160, font: str = PLAIN, x: float = 80) -> list[Run]:
    """Set lines of nine points under each other, 12 points apart; an empty one leaves a gap."""
    return [(x, y + 12 * at, font, 9, line) for at, line in enumerate(lines) if line]


def raised(*words: str, y: float = 160, x: float = 80) -> list[Run]:
    """Set one line whose every second run is raised."""
    runs: list[Run] = []
    for at, word in enumerate(words):
        size, rise = (5.5, 3.2) if at % 2 else (9, 0)
        runs.append((x, y - rise, PLAIN, size, word))
        x += stringWidth(word, PLAIN, size)
    return runs


def notes(*lines: str, y: float = 770) -> list[Run]:
    """Set footnotes in small type at the foot of a page."""
    return [(80, y + 9 * at, PLAIN, 7, line) for at, line in enumerate(lines)]
