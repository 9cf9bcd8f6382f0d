"""Bold, italic and size of a run follow from its own properties, its styles and the defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt

from tests.typed import paragraph, raw, repacked, saved
from vraagbaak.read import read

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document
    from docx.styles.style import CharacterStyle

    from vraagbaak.types import Line


def only(tmp_path: Path, document: Document) -> Line:
    (line,) = read(saved(tmp_path, document)).lines
    return line


def style(document: Document, name: str, sort: WD_STYLE_TYPE) -> CharacterStyle:
    made: CharacterStyle = document.styles.add_style(name, sort)
    return made


def test_a_run_is_bold_by_itself(tmp_path: Path) -> None:
    document = paragraph("")
    document.paragraphs[0].add_run("Klopt dat?").bold = True
    line = only(tmp_path, document)
    assert (line.bold, line.italic) == (True, False)


def test_most_of_the_letters_decide(tmp_path: Path) -> None:
    document = paragraph("")
    document.paragraphs[0].add_run("Ja, ").italic = True
    document.paragraphs[0].add_run("dat klopt.")
    assert not only(tmp_path, document).italic


def test_a_style_gives_what_the_style_it_is_based_on_says(tmp_path: Path) -> None:
    document = paragraph("")
    old = style(document, "Vraag", WD_STYLE_TYPE.PARAGRAPH)
    old.font.bold, old.font.size = True, Pt(9)
    new = style(document, "Deelvraag", WD_STYLE_TYPE.PARAGRAPH)
    new.base_style = old
    document.paragraphs[0].style = "Deelvraag"
    document.paragraphs[0].add_run("Klopt dat?")
    line = only(tmp_path, document)
    assert (line.bold, line.size) == (True, 9.0)


def test_a_run_goes_before_its_style(tmp_path: Path) -> None:
    document = paragraph("")
    style(document, "Vraag", WD_STYLE_TYPE.PARAGRAPH).font.bold = True
    document.paragraphs[0].style = "Vraag"
    run = document.paragraphs[0].add_run("Dat klopt.")
    run.bold, run.font.size = False, Pt(8)
    line = only(tmp_path, document)
    assert (line.bold, line.size) == (False, 8.0)


def test_bold_in_a_style_of_both_run_and_paragraph_cancels_out(tmp_path: Path) -> None:
    document = paragraph("")
    style(document, "Vraag", WD_STYLE_TYPE.PARAGRAPH).font.bold = True
    style(document, "Nadruk", WD_STYLE_TYPE.CHARACTER).font.bold = True
    document.paragraphs[0].style = "Vraag"
    document.paragraphs[0].add_run("Klopt dat?", style="Nadruk")
    assert not only(tmp_path, document).bold


def test_styles_based_on_each_other_are_gone_round_once(tmp_path: Path) -> None:
    document = paragraph("")
    one = style(document, "Een", WD_STYLE_TYPE.PARAGRAPH)
    other = style(document, "Twee", WD_STYLE_TYPE.PARAGRAPH)
    one.base_style, other.base_style = other, one
    document.paragraphs[0].style = "Een"
    document.paragraphs[0].add_run("Ja.")
    assert not only(tmp_path, document).bold


@pytest.mark.parametrize(("xml", "bold"), [("<w:b/>", True), ('<w:b w:val="off"/>', False)])
def test_the_defaults_of_the_file_hold_where_nothing_else_is_said(
    tmp_path: Path, xml: str, *, bold: bool
) -> None:
    document = paragraph("Ja.")
    rules = document.styles.element
    defaults = rules.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0]
    made = raw(f"<w:p><w:r><w:rPr>{xml}</w:rPr></w:r></w:p>")
    defaults.append(made.element.body.xpath(".//w:b")[0])
    assert only(tmp_path, document).bold is bold


def test_a_file_without_styles_is_read(tmp_path: Path) -> None:
    path = repacked(saved(tmp_path, "Ja."), {"word/styles.xml": None})
    (line,) = read(path).lines
    assert (line.text, line.size) == ("Ja.", 10.0)


def test_a_size_that_is_no_number_is_passed_over(tmp_path: Path) -> None:
    xml = '<w:p><w:r><w:rPr><w:sz w:val="groot"/></w:rPr><w:t>Ja.</w:t></w:r></w:p>'
    assert only(tmp_path, raw(xml)).size == only(tmp_path, paragraph("Ja.")).size
