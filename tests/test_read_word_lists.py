"""The numbers of a list are counted as Word counts them, or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx.oxml.parser import parse_xml

from tests.typed import NAMESPACES, raw, saved
from vraagbaak.read import read
from vraagbaak.read.word.numbering import written

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document


def level(at: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def item(text: str, number_id: int | None = None, at: int = 0, style: str = "") -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number_id}"/></w:numPr>'
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = named + (numbered if number_id is not None else "")
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(levels: str, *items: str, more: str = "", definitions: str = "") -> Document:
    """Make a file whose list 7 has these levels; `more` gives other lists."""
    document = raw("".join(items))
    part = document.part.numbering_part
    part._element = parse_xml(
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="3">{levels}</w:abstractNum>'
        f'{definitions}<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>{more}</w:numbering>'
    )
    return document


def texts(tmp_path: Path, document: Document) -> list[str]:
    return [line.text for line in read(saved(tmp_path, document)).lines]


def test_a_number_is_counted_and_has_its_place_before_the_words(tmp_path: Path) -> None:
    made = numbered(level(0, "decimal", "%1."), item("Klopt dat?", 7), item("Waarom?", 7))
    document = read(saved(tmp_path, made))
    assert document.text == "1. Klopt dat?\n2. Waarom?"
    assert document.chars.boxes[0].tolist() == [0, 0, 1, 1]
    assert document.chars.boxes[3].tolist() == [3, 0, 4, 1]


def test_numbers_run_on_behind_text_and_levels_begin_anew(tmp_path: Path) -> None:
    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)")
    made = numbered(
        levels,
        *(item("een", 7), item("los"), item("a", 7, 1), item("b", 7, 1)),
        *(item("twee", 7), item("a", 7, 1)),
    )
    assert texts(tmp_path, made) == ["1. een", "los", "a) a", "b) b", "2. twee", "a) a"]


def test_a_number_names_the_levels_above(tmp_path: Path) -> None:
    levels = level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    made = numbered(levels, item("een", 7), item("diep", 7, 1))
    assert texts(tmp_path, made) == ["I een", "1.1 diep"]


def test_a_level_that_does_not_begin_anew_counts_on(tmp_path: Path) -> None:
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>')
    made = numbered(levels, *(item("x", 7, at) for at in (0, 1, 0, 1)))
    assert texts(tmp_path, made) == ["1. x", "(1) x", "2. x", "(2) x"]


def test_two_lists_of_one_definition_count_on_unless_one_begins_anew(tmp_path: Path) -> None:
    more = (
        '<w:num w:numId="8"><w:abstractNumId w:val="3"/></w:num>'
        '<w:num w:numId="9"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    items = [item("x", number_id) for number_id in (7, 8, 9, 9)]
    made = numbered(level(0, "decimal", "%1."), *items, more=more)
    assert texts(tmp_path, made) == ["1. x", "2. x", "5. x", "6. x"]


def test_a_list_may_have_a_level_of_its_own(tmp_path: Path) -> None:
    more = (
        '<w:num w:numId="8"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0">'
        f"{level(0, 'upperLetter', '%1:')}</w:lvlOverride></w:num>"
    )
    made = numbered(level(0, "decimal", "%1."), item("x", 8), item("x", 8), more=more)
    assert texts(tmp_path, made) == ["A: x", "B: x"]


def test_a_style_numbers_its_paragraphs_unless_one_says_no(tmp_path: Path) -> None:
    levels = level(0, "decimal", "Vraag %1", '<w:pStyle w:val="Vraag"/>')
    made = numbered(levels, *(item("x", None, style="Vraag"), item("x", 0, style="Vraag")))
    style = (
        f'<w:style {NAMESPACES} w:type="paragraph" w:styleId="Vraag"><w:pPr><w:numPr>'
        '<w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    )
    made.styles.element.append(parse_xml(style))
    assert texts(tmp_path, made) == ["Vraag 1 x", "x"]


def test_a_definition_may_be_that_of_a_style(tmp_path: Path) -> None:
    definitions = (
        '<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="Lijst"/></w:abstractNum>'
    )
    more = '<w:num w:numId="8"><w:abstractNumId w:val="4"/></w:num>'
    levels = level(0, "decimal", "%1.")
    made = numbered(levels, item("x", 8), more=more, definitions=definitions)
    style = (
        f'<w:style {NAMESPACES} w:type="numbering" w:styleId="Lijst"><w:pPr><w:numPr>'
        '<w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    )
    made.styles.element.append(parse_xml(style))
    assert texts(tmp_path, made) == ["1. x"]


@pytest.mark.parametrize(
    ("pattern", "printed"),
    [("\uf0b7", "• x"), ("\uf0a7", "▪ x"), ("\uf099", "• x"), ("–", "– x"), ("", "x")],
)
def test_a_bullet_is_printed_as_a_sign_that_can_be_read(
    tmp_path: Path, pattern: str, printed: str
) -> None:
    made = numbered(level(0, "bullet", pattern), item("x", 7))
    assert texts(tmp_path, made) == [printed]


@pytest.mark.parametrize(
    ("levels", "number_id", "at"),
    [
        (level(0, "decimal", "%1."), 8, 0),
        (level(0, "decimal", "%1."), 7, 4),
        (level(0, "chineseCounting", "%1."), 7, 0),
        (level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"), 7, 1),
        (level(0, "lowerRoman", "%1.", start=0), 7, 0),
    ],
)
def test_a_number_that_cannot_be_told_is_left_out(
    tmp_path: Path, levels: str, number_id: int, at: int
) -> None:
    assert texts(tmp_path, numbered(levels, item("x", number_id, at))) == ["x"]


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (12, "decimal", "12"),
        (5, "none", ""),
        (26, "lowerLetter", "z"),
        (28, "lowerLetter", "bb"),
        (27, "upperLetter", "AA"),
        (49, "lowerRoman", "xlix"),
        (1994, "upperRoman", "MCMXCIV"),
        (1, "ordinalText", None),
    ],
)
def test_numbers_are_written_in_the_forms_of_word(count: int, form: str, text: str | None) -> None:
    assert written(count, form) == text
