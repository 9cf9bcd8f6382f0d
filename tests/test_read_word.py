"""Word files are read as they are printed: paragraphs, type, lists, notes, what stands beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx.oxml.parser import parse_xml

from tests.typed import NAMESPACES, paragraph, saved
from vraagbaak.read import read
from vraagbaak.types import Measure, Role

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.types import Document, Line


def lines_of(document: Document, role: Role) -> list[str]:
    return [line.text for line in document.lines if line.role is role]


def line(document: Document, text: str) -> Line:
    return next(line for line in document.lines if line.text == text)


def test_every_paragraph_stands_apart_and_knows_its_place(tmp_path: Path) -> None:
    read_back = read(saved(tmp_path, "De brug is dicht.", "", "de boot vaart."))

    assert read_back.text == "De brug is dicht.\n\nde boot vaart."
    assert read_back.measure is Measure.PARAGRAPHS
    assert [page.number for page in read_back.pages] == [1]
    at = read_back.text.index("boot")
    assert read_back.chars.boxes[at].tolist() == [3, 2, 4, 3]


def test_a_line_ended_by_hand_is_a_line_of_its_own(tmp_path: Path) -> None:
    read_back = read(saved(tmp_path, "Vraag 1\nook bij mist?"))

    assert read_back.text == "Vraag 1\nook bij mist?"
    assert read_back.chars.boxes[read_back.text.index("ook"), :2].tolist() == [8, 0]


WRAPPED = "De boot vaart elke dag van de ene naar de"


@pytest.mark.parametrize(
    ("first", "second", "between"),
    [
        (WRAPPED, "andere oever.", " "),
        (f"{WRAPPED} andere.", "en terug.", "\n\n"),
        (f"{WRAPPED} noord-", "oever.", "\n\n"),
        (WRAPPED, "Andere oever.", "\n\n"),
        ("De boot vaart", "elke dag.", "\n\n"),
        ("De boot vaart:", "1. elke dag", "\n"),
    ],
)
def test_a_sentence_broken_over_paragraphs_is_whole(
    tmp_path: Path, first: str, second: str, between: str
) -> None:
    assert read(saved(tmp_path, first, second)).text == f"{first}{between}{second}"
    by_hand = read(saved(tmp_path, f"{first}\n{second}")).text
    assert by_hand == f"{first}{between[:1]}{second}"


def test_no_sentence_runs_from_one_cell_to_the_next(tmp_path: Path) -> None:
    document = paragraph()
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = WRAPPED, "andere oever."
    assert read(saved(tmp_path, document)).text == f"{WRAPPED}\n\nandere oever."


def test_cells_are_read_row_by_row(tmp_path: Path) -> None:
    document = paragraph("Datum")
    document.add_table(2, 2)
    for cell, words in zip(
        document.tables[0]._cells, ("jaar", "boten", "2023", "zeven"), strict=True
    ):
        cell.text = words

    read_back = read(saved(tmp_path, document))

    assert lines_of(read_back, Role.BODY) == ["Datum", "jaar", "boten", "2023", "zeven"]


def test_a_text_box_stands_beside_the_text_and_is_read_once(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Ons kenmerk</w:t></w:r></w:p></w:txbxContent>"
    both = (
        f"<w:r {NAMESPACES}><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = paragraph("De brug ")
    document.paragraphs[0]._p.append(parse_xml(both))
    document.paragraphs[0].add_run("is dicht.")

    read_back = read(saved(tmp_path, document))

    assert read_back.text == "De brug is dicht."
    assert lines_of(read_back, Role.SIDE) == ["Ons kenmerk"]


def test_headers_and_footers_are_set_apart(tmp_path: Path) -> None:
    document = paragraph("De brug is dicht.")
    document.sections[0].header.paragraphs[0].text = "Datum 3 mei 2023"
    document.sections[0].footer.paragraphs[0].text = "Pagina 1"

    read_back = read(saved(tmp_path, document))

    assert read_back.text == "De brug is dicht."
    assert lines_of(read_back, Role.HEADER) == ["Datum 3 mei 2023"]
    assert lines_of(read_back, Role.FOOTER) == ["Pagina 1"]
