"""PDF files that are odd or made to harm: read as they are, or refused by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from eval.long_paper import typeset
from vraagbaak.errors import ReadError
from vraagbaak.read import read
from vraagbaak.segment import segment

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "Deze woorden staan gewoon op de bladzijde, en dat blijft zo."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "paper.pdf"


@pytest.mark.parametrize("far", [1e6, 1e30, 1e300, -1e300])
def test_words_that_stand_nowhere_are_left_out(path: Path, far: float) -> None:
    canvas = Canvas(str(path))
    canvas.drawString(70, 700, WORDS)
    text = canvas.beginText()
    text._code.append(f"1 0 0 1 {far:f} {far:f} Tm")
    text.textOut("Ver weg.")
    canvas.drawText(text)
    canvas.save()

    document = read(path)

    assert document.text == WORDS
    assert np.isfinite(document.chars.boxes).all()


def test_a_page_without_end_is_refused_or_read(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=(1e12, 1e12))
    canvas.drawString(70, 700, WORDS)
    canvas.save()

    with pytest.raises(ReadError, match="a scan without text"):
        read(path)


def test_a_long_paper_has_all_its_answers_notes_and_page_numbers(path: Path) -> None:
    typeset(path, 20)

    document = read(path)
    exchanges = segment(document).exchanges

    assert [exchange.labels for exchange in exchanges] == [(str(n),) for n in range(1, 61)]
    assert [len(exchange.footnotes) for exchange in exchanges] == [1] * 60
    assert [page.printed for page in document.pages] == [str(n) for n in range(1, 21)]
    assert all(mark.footnote is not None for mark in document.note_marks)


def test_a_paper_whose_first_pages_hold_no_words_is_read(path: Path) -> None:
    canvas = Canvas(str(path))
    for _ in range(5):
        canvas.showPage()
    canvas.drawString(70, 700, WORDS)
    canvas.save()

    paper = segment(read(path))

    assert paper.document.text == WORDS
    assert paper.exchanges == ()
