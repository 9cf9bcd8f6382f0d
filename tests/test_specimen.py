"""The specimen: its files are what its scripts give, and are read as they were written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pdfplumber
import pytest

from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.specimen import FOLDER, NAMES, specimen_paths
from vraagbaak.specimen.lines import Face, break_lines
from vraagbaak.specimen.script import Script, load_script
from vraagbaak.specimen.typeset import BODY_SIZE, compose, main
from vraagbaak.types import Kind, Paper, Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

OVERLEG, AANHANGSEL = specimen_paths()
SIZES = {"body": 9.5, "notes": 7.5, "marks": 6.0}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as printed; sizes and places in points."""

    page_number: int
    character: str
    font: str
    size: float
    x: float
    top: float


def glyphs(path: Path) -> list[Glyph]:
    with pdfplumber.open(path) as pdf:
        return [
            Glyph(
                page.page_number,
                char["text"],
                char["fontname"].split("+")[-1],
                round(char["size"], 2),
                round(char["x0"], 2),
                round(char["top"], 2),
            )
            for page in pdf.pages
            for char in page.chars
        ]


@pytest.fixture(scope="module")
def overleg() -> Paper:
    return segment(read(OVERLEG))


@pytest.fixture(scope="module")
def aanhangsel() -> Paper:
    return segment(read(AANHANGSEL))


def answers(paper: Paper) -> list[tuple[str, tuple[str, ...], str | None]]:
    return [(each.label, each.labels, each.by) for each in paper.exchanges]


def scripts() -> Sequence[Script]:
    return [load_script(FOLDER / f"{name}.toml") for name in NAMES]


def test_the_committed_files_are_what_the_scripts_give(tmp_path: Path) -> None:
    main([str(tmp_path)])

    for committed in specimen_paths():
        assert glyphs(tmp_path / committed.name) == glyphs(committed)


def test_typesetting_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        main([str(folder)])

    for path in specimen_paths():
        assert (first / path.name).read_bytes() == (second / path.name).read_bytes()


@pytest.mark.parametrize("path", specimen_paths(), ids=NAMES)
def test_every_page_and_the_metadata_say_specimen(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        assert pdf.metadata["Title"].startswith("SPECIMEN")
        for page in pdf.pages:
            assert page.extract_text().startswith("SPECIMEN – meegeleverd voorbeeld")


@pytest.mark.parametrize("path", specimen_paths(), ids=NAMES)
def test_body_notes_and_marks_differ_in_size(path: Path) -> None:
    sizes = {glyph.size for glyph in glyphs(path)}

    assert set(SIZES.values()) <= sizes


@pytest.mark.parametrize("path", specimen_paths(), ids=NAMES)
def test_the_fonts_travel_with_the_file(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        fonts = {char["fontname"] for page in pdf.pages for char in page.chars}

    assert all("+Vera" in name or "+BitstreamVera" in name for name in fonts)


def test_the_overleg_is_read_as_it_was_written(overleg: Paper) -> None:
    assert overleg.document.kind is Kind.SCHRIFTELIJK_OVERLEG
    assert answers(overleg) == [
        ("Antwoord 1 en 2", ("1", "2"), "Lezers"),
        ("Antwoord 3a", ("3a",), "Lezers"),
        ("Antwoord 3b", ("3b",), "Lezers"),
        ("Antwoord 3c", ("3c",), "Lezers"),
        ("Antwoord 4", ("4",), "Lezers"),
        ("Antwoord 5", ("5",), "Lezers"),
        ("Antwoord 6", ("6",), "Lezers"),
        ("Antwoord 7", ("7",), "Lezers"),
        ("Antwoord", ("1",), "Pers"),
        ("Antwoord", ("2",), "Pers"),
        ("Antwoord", ("3",), "Pers"),
        ("Antwoord", ("4",), "Pers"),
    ]


def test_the_aanhangsel_is_read_as_it_was_written(aanhangsel: Paper) -> None:
    asker = "Lei (Leesplank)"
    single = [(f"Antwoord {number}", (str(number),), asker) for number in (1, 2, 6, 7, 8, 9)]

    assert aanhangsel.document.kind is Kind.AANHANGSEL
    assert aanhangsel.document.answered_by == "Minister Griffel (Documenten)"
    assert answers(aanhangsel) == [
        *single[:2],
        ("Antwoord 3, 4 en 5", ("3", "4", "5"), asker),
        *single[2:],
    ]


def test_each_paper_has_an_answer_over_a_page_break(overleg: Paper, aanhangsel: Paper) -> None:
    for paper in (overleg, aanhangsel):
        assert any(len(exchange.pages) == 2 for exchange in paper.exchanges)


def test_each_note_belongs_to_an_answer(overleg: Paper, aanhangsel: Paper) -> None:
    for paper, script in zip((overleg, aanhangsel), scripts(), strict=True):
        noted = {note.mark for exchange in paper.exchanges for note in exchange.footnotes}

        assert noted == set(script.notes)


def test_lines_end_in_true_hyphens_and_in_soft_ones(overleg: Paper) -> None:
    ends = {
        found[0]
        for line in overleg.document.lines
        if line.role is Role.BODY and (found := re.search(r"[\w-]+-$", line.text))
    }
    text = overleg.document.text

    assert {"PDF-", "weg-"} <= ends
    assert "PDF-bestand" in text
    assert "weggehaald" in text
    assert "weg-gehaald" not in text


def test_what_the_pages_carry_is_no_part_of_the_text(overleg: Paper, aanhangsel: Paper) -> None:
    for paper in (overleg, aanhangsel):
        assert "meegeleverd voorbeeld" not in paper.document.text
    assert "Pagina 2 van 4" not in overleg.document.text
    assert [page.printed for page in overleg.document.pages] == ["1", "2", "3", "4"]


def test_no_line_is_wider_than_its_column_and_no_page_overflows() -> None:
    for script in scripts():
        for page in compose(script):
            assert page.used + page.notes_height <= script.sheet.bottom
            for placed in page.lines:
                width = sum(piece.width for piece in placed.line.pieces)
                assert placed.x + width <= script.sheet.left + script.sheet.width


def test_a_note_stands_on_the_page_of_its_mark() -> None:
    for script in scripts():
        for page in compose(script):
            marks = [mark for placed in page.lines for mark in placed.line.marks]
            opening = [line.text.split()[0] for line in page.notes]

            assert [mark for mark in opening if mark in script.notes] == marks


def test_a_break_adds_a_hyphen_only_where_the_line_ends() -> None:
    narrow = break_lines("doorbre·ken", Face.ROMAN, BODY_SIZE, 45)
    wide = break_lines("doorbre·ken", Face.ROMAN, BODY_SIZE, 200)

    assert [line.text for line in narrow] == ["doorbre-", "ken"]
    assert [line.text for line in wide] == ["doorbreken"]


def test_a_true_hyphen_is_kept_on_both_sides_of_a_line_end() -> None:
    narrow = break_lines("de EU-buitengrens", Face.ROMAN, BODY_SIZE, 60)
    wide = break_lines("de EU-buitengrens", Face.ROMAN, BODY_SIZE, 200)

    assert [line.text for line in narrow] == ["de EU-", "buitengrens"]
    assert [line.text for line in wide] == ["de EU-buitengrens"]


def test_inline_marks_change_the_font_and_are_not_printed() -> None:
    (line,) = break_lines("Het lid **Lei** over *een index*.[3]", Face.ROMAN, BODY_SIZE, 400)

    assert line.text == "Het lid Lei over een index.3"
    assert line.marks == ("3",)
    assert [piece.text for piece in line.pieces if piece.face is Face.BOLD] == ["Lei"]
    assert [piece.text for piece in line.pieces if piece.face is Face.ITALIC] == ["een ", "index"]
