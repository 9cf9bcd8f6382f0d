"""Typeset a paper of as many pages as asked for, to measure what reading it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from pathlib import Path

LEFT, TOP, LEADING, SIZE = 70, 770, 13, 10
NOTE_SIZE = 7
ANSWER_LINES = 11
PAIRS = 3
"""Questions with their answer on a page."""
HEAD = (
    "Vragen van het lid Lang (Leesplank) aan de Minister van Documenten over lange stukken",
    "(ingezonden 2 november 2026).",
    "Antwoord van Minister Griffel (Documenten) (ontvangen 20 november 2026).",
)
SENTENCE = "Deze regel van het lange stuk is gezet om te meten wat het lezen van {} regels kost,"


def typeset(path: Path, pages: int) -> None:
    """Write a paper of numbered questions and answers, with headers, footers and footnotes."""
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    canvas.setTitle(f"Een stuk van {pages} bladzijden")
    for page_number in range(1, pages + 1):
        _page(canvas, page_number)
        canvas.showPage()
    canvas.save()


def _page(canvas: Canvas, page_number: int) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(LEFT, 810, "Lange stukken, vergaderjaar 2025-2026")
    canvas.drawRightString(520, 30, str(page_number))
    text = canvas.beginText(LEFT, TOP)
    text.setLeading(LEADING)
    if page_number == 1:
        text.setFont("Helvetica", SIZE)
        text.textLines(HEAD)
    for place in range(PAIRS):
        number = (page_number - 1) * PAIRS + place + 1
        text.setFont("Helvetica-Bold", SIZE)
        text.textLine(f"Vraag {number}")
        text.setFont("Helvetica", SIZE)
        text.textLine(f"Hoeveel regels heeft het antwoord op vraag {number} van dit lange stuk?")
        text.setFont("Helvetica-Bold", SIZE)
        text.textLine(f"Antwoord {number}")
        text.setFont("Helvetica", SIZE)
        for _ in range(ANSWER_LINES):
            text.textLine(SENTENCE.format(number))
        text.textOut("want zo gaat dat.")
        text.setFont("Helvetica", NOTE_SIZE)
        text.setRise(4)
        text.textLine(str(number))
        text.setRise(0)
    for place in range(PAIRS):
        number = (page_number - 1) * PAIRS + place + 1
        text.textLine(f"{number} Een noot bij het antwoord op vraag {number}.")
    canvas.drawText(text)
