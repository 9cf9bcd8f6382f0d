"""Pages of a PDF are drawn as pictures, and what cannot be drawn is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from vraagbaak.errors import ReadError
from vraagbaak.read import read
from vraagbaak.read.pdf.page_image import MAX_SIDE_PIXELS, render_page

if TYPE_CHECKING:
    from pathlib import Path

Sides: TypeAlias = tuple[float, float, float, float]


def _pdf(path: Path, *, size: tuple[float, float] = (200, 300)) -> Path:
    canvas = Canvas(str(path), pagesize=size)
    canvas.showPage()
    canvas.setFillGray(0)
    # The upper left quarter of the second page is black.
    canvas.rect(0, size[1] / 2, size[0] / 2, size[1] / 2, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    return path


def test_a_page_is_drawn_at_the_scale_asked_for(tmp_path: Path) -> None:
    image = render_page(_pdf(tmp_path / "a.pdf"), 2, scale=2)
    assert image.size == (400, 600)
    grey = image.convert("L")
    assert grey.getpixel((100, 150)) == 0
    assert grey.getpixel((300, 450)) == 255


@pytest.mark.parametrize("rotation", [0, 180])
@pytest.mark.parametrize(
    ("media", "crop"),
    [
        ((0, 0, 400, 600), (0, 0, 400, 600)),
        ((0, 0, 400, 600), (20, 50, 380, 580)),
        ((50, 30, 450, 630), (70, 80, 440, 600)),
    ],
)
def test_ink_lies_where_the_reader_says_the_line_is(
    tmp_path: Path, media: Sides, crop: Sides, rotation: int
) -> None:
    canvas = Canvas(str(tmp_path / "plain.pdf"), pagesize=(400, 600))
    canvas.setFont("Helvetica", 20)
    canvas.drawString(media[0] + 60, media[1] + 300, "HHHHHH")
    canvas.save()
    path = tmp_path / "cropped.pdf"
    with pypdfium2.PdfDocument(tmp_path / "plain.pdf") as pdf:
        page = pdf[0]
        page.set_mediabox(*media)
        page.set_cropbox(*crop)
        page.set_rotation(rotation)
        pdf.save(path)
    box = read(path).lines[0].box
    inked = np.asarray(render_page(path, 1, scale=2).convert("L")) < 128
    rows, columns = np.where(inked)
    assert columns.min() / 2 == pytest.approx(box.x0, abs=2)
    assert columns.max() / 2 == pytest.approx(box.x1, abs=2.5)
    assert box.top < rows.min() / 2 < rows.max() / 2 < box.bottom


def test_the_pages_are_told_apart(tmp_path: Path) -> None:
    assert render_page(_pdf(tmp_path / "a.pdf"), 1, scale=1).convert("L").getextrema() == (255, 255)


def test_a_huge_page_is_drawn_smaller(tmp_path: Path) -> None:
    image = render_page(_pdf(tmp_path / "a.pdf", size=(14_000, 7_000)), 1, scale=2)
    assert image.size == (MAX_SIDE_PIXELS, MAX_SIDE_PIXELS // 2)


@pytest.mark.parametrize("page_number", [0, -1, 3])
def test_a_page_that_is_not_there_is_refused(tmp_path: Path, page_number: int) -> None:
    with pytest.raises(ReadError, match="the file has 2"):
        render_page(_pdf(tmp_path / "a.pdf"), page_number, scale=1)


def test_a_file_that_is_no_pdf_or_is_gone_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"not a PDF")
    for name in ("a.pdf", "gone.pdf"):
        with pytest.raises(ReadError, match=name):
            render_page(tmp_path / name, 1, scale=1)
