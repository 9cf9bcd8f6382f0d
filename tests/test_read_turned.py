"""Pages that are displayed turned, and pages whose text runs sideways or upside down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from vraagbaak.errors import ReadError
from vraagbaak.read import read
from vraagbaak.read.pdf.page_image import render_page
from vraagbaak.types import Role

if TYPE_CHECKING:
    from pathlib import Path

LINES = (
    "Vraag 1",
    "",
    "Hoe hoog is de dijk langs de rivier, en hoe hoog wordt die in het",
    "komende jaar?",
    "",
    "Antwoord 1",
    "",
    "De dijk is daar tien meter hoog.",
)
WIDTH, HEIGHT = 400.0, 600.0


def _write(path: Path, *, quarters: int, mirrored: bool = False) -> Path:
    """Draw a page whose text is turned to the left by so many quarters."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    for _ in range(2):
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(90 * quarters)
        if mirrored:
            canvas.scale(-1, 1)
        canvas.setFont("Helvetica", 9)
        for at, line in enumerate(LINES):
            canvas.drawString(-150, 100 - 12 * at, line)
        canvas.showPage()
    canvas.save()
    return path


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_text_reads_upright_and_stands_where_the_page_shows_it(
    tmp_path: Path, quarters: int, rotation: int
) -> None:
    path = tmp_path / "turned.pdf"
    with pypdfium2.PdfDocument(_write(tmp_path / "plain.pdf", quarters=quarters)) as pdf:
        for page in pdf:
            page.set_rotation(rotation)
        pdf.save(path)
    document = read(path)
    assert document.text.startswith(
        "Vraag 1\n\nHoe hoog is de dijk langs de rivier, en hoe hoog wordt die in het"
        " komende jaar?\n\nAntwoord 1\n\nDe dijk is daar tien meter hoog."
    )
    image = np.asarray(render_page(path, 1, scale=2).convert("L"))
    page = document.pages[0]
    assert image.shape == (round(page.height * 2), round(page.width * 2))
    rows, columns = np.where(image < 128)
    boxes = document.chars.boxes[document.chars.pages == 1] * 2
    ink = (columns.min(), rows.min(), columns.max(), rows.max())
    shown = (boxes[:, 0].min(), boxes[:, 1].min(), boxes[:, 2].max(), boxes[:, 3].max())
    assert ink == pytest.approx(shown, abs=8)
    last = document.lines[4].box
    within = image[round(last.top * 2) : round(last.bottom * 2)]
    assert (within[:, round(last.x0 * 2) : round(last.x1 * 2)] < 128).any()


def test_a_word_in_the_margin_that_runs_sideways_is_left_out(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "stamp.pdf"), pagesize=(WIDTH, HEIGHT))
    canvas.drawString(60, 400, "De dijk is daar tien meter hoog.")
    canvas.rotate(90)
    canvas.drawString(100, -30, "KOPIE")
    canvas.save()
    assert read(tmp_path / "stamp.pdf").text == "De dijk is daar tien meter hoog."


def test_headers_of_a_page_on_its_side_are_known_by_the_edge_they_are_read_at(
    tmp_path: Path,
) -> None:
    canvas = Canvas(str(tmp_path / "side.pdf"), pagesize=(WIDTH, HEIGHT))
    for number in (1, 2, 3):
        canvas.rotate(90)
        canvas.drawString(60, -20, "Overzicht van de dijken")
        canvas.drawString(60, -200, f"De dijk is daar tien meter hoog, en de brug {number * 7}.")
        canvas.drawString(500, -385, f"Pagina {number} van 3")
        canvas.showPage()
    canvas.save()
    document = read(tmp_path / "side.pdf")
    assert [page.printed for page in document.pages] == ["1", "2", "3"]
    assert {line.text for line in document.lines if line.role is Role.HEADER} == {
        "Overzicht van de dijken"
    }


def test_mirrored_text_is_refused_as_such(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="mirrored"):
        read(_write(tmp_path / "mirrored.pdf", quarters=0, mirrored=True))
