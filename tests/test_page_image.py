"""Pages of a PDF are drawn as pictures, and what cannot be drawn is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from vraagbaak.errors import ReadError
from vraagbaak.read.page_image import MAX_SIDE_PIXELS, render_page

if TYPE_CHECKING:
    from pathlib import Path


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
