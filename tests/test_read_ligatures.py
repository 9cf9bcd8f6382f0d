"""Ligatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vraagbaak.read import read
from vraagbaak.read.pdf.layout import lines_of_page

if TYPE_CHECKING:
    from pathlib import Path


def test_ligatures_of_a_text_file_are_parted(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text("De \ufb01nanciën en het e\ufb03ciënte e\ufb00ect.\n", encoding="utf-8")
    assert read(path).text == "De financiën en het efficiënte effect."


def test_the_letters_of_a_ligature_share_its_box() -> None:
    glyph = {"text": "\ufb03", "x0": 10.0, "x1": 16.0, "top": 5.0, "bottom": 15.0, "size": 10.0}
    (line,) = lines_of_page([{**glyph, "upright": True, "fontname": "Helvetica"}], 1)
    assert line.text == "ffi"
    assert line.boxes.tolist() == [[10, 5, 12, 15], [12, 5, 14, 15], [14, 5, 16, 15]]


def test_a_glyph_without_a_letter_is_shown_as_unknown() -> None:
    glyph = {"text": "\0", "x0": 10.0, "x1": 16.0, "top": 5.0, "bottom": 15.0, "size": 10.0}
    (line,) = lines_of_page([{**glyph, "upright": True, "fontname": "Helvetica"}], 1)
    assert line.text == "\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("\u200fHet\u200e jaar\ufeff 2021", "Het jaar 2021"),
        ("\u202bHet\u202c \u2066jaar\u2069", "Het jaar"),
        ("artikel\u00a05,\u202flid\u20092", "artikel 5, lid 2"),
        ("Rechts\u00adbescherming", "Rechtsbescherming"),
        ("door\u00ad", "door-"),
        ("door\u00ad ", "door-"),
        ("\u00ad", "-"),
        ("\u200b", None),
    ],
)
def test_marks_that_nobody_sees_are_left_out_and_blanks_are_blanks(
    printed: str, shown: str | None
) -> None:
    box = {"top": 5.0, "bottom": 15.0, "size": 10.0, "fontname": "Helvetica"}
    chars = [
        {**box, "text": char, "x0": 10.0 + 6 * at, "x1": 16.0 + 6 * at}
        for at, char in enumerate(printed)
    ]
    assert [line.text for line in lines_of_page(chars, 1)] == ([shown] if shown else [])
