"""PDF files that are odd or made to harm: read as they are, or refused by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from eval.speed.long_paper import typeset
from tests.pdf_runs import HEIGHT, column, print_runs
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


def test_a_scan_without_text_is_refused_by_name(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "scan.pdf"), pagesize=(595, HEIGHT))
    canvas.drawImage(ImageReader(Image.new("L", (60, 84), 200)), 0, 0, 595, HEIGHT)
    canvas.drawString(70, 700, "5.1.2e 5.1.2i")
    canvas.save()
    with pytest.raises(ReadError, match=r"scan\.pdf: a scan without text .* Run text recognition"):
        read(tmp_path / "scan.pdf")


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.9])
def test_a_truncated_file_is_refused_by_name(path: Path, keep: float) -> None:
    print_runs(path, column("Genoeg letters op elke bladzijde om geen scan te zijn."))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    with pytest.raises(ReadError, match=re.escape("paper.pdf: ")):
        read(path)


def test_what_is_no_pdf_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"<html>not a PDF</html>")
    with pytest.raises(ReadError, match="this is not a PDF file"):
        read(path)


def test_a_file_of_another_type_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "paper.xls"
    path.write_bytes(b"x")
    with pytest.raises(ReadError, match=r"paper\.xls: files of type \.xls cannot be read"):
        read(path)


def test_an_empty_and_a_missing_file_are_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    with pytest.raises(ReadError, match="cannot be opened"):
        read(path)
    path.write_bytes(b"")
    with pytest.raises(ReadError, match="the file is empty"):
        read(path)
