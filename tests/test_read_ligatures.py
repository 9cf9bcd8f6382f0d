"""Ligatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
