"""Reading plain text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vraagbaak.errors import ReadError
from vraagbaak.read import read
from vraagbaak.read.ligatures import INVISIBLE, apart
from vraagbaak.read.source import Source
from vraagbaak.read.text import read_plain
from vraagbaak.types import Measure, Role

if TYPE_CHECKING:
    from vraagbaak.types import Document


@pytest.fixture
def write(tmp_path: Path) -> Path:
    return tmp_path / "paper.txt"


def read_text(path: Path, text: str) -> Document:
    path.write_bytes(text.encode())
    return read(path)


def test_wrapped_lines_are_joined_and_empty_lines_part_paragraphs(write: Path) -> None:
    document = read_text(write, "Een alinea die over twee   \nregels loopt.\n\n\nDe tweede.\n")
    assert document.text == "Een alinea die over twee regels loopt.\n\nDe tweede."


def test_a_sentence_goes_on_over_an_empty_line(write: Path) -> None:
    text = "Dit besluit viel op 17\n\nseptember van dat jaar, blijkt uit de\n\nStaatscourant.\n"
    assert "\n" not in read_text(write, text).text


def test_empty_lines_part_paragraphs_even_where_they_stand_everywhere(write: Path) -> None:
    text = "Vragen van de leden\n\nWat nu?\n\nAntwoord\n\nNiets.\n"
    assert read_text(write, text).text == text.strip()


def test_form_feeds_part_pages_whose_printed_numbers_are_found(write: Path) -> None:
    text = "Eerste bladzijde.\n\nPagina 3 van 4\n\fTweede bladzijde.\n\nPagina 4 van 4\n"
    document = read_text(write, text)
    assert [(page.number, page.printed) for page in document.pages] == [(1, "3"), (2, "4")]
    assert "Pagina" not in document.text
    start = document.text.index("Tweede")
    assert document.chars.pages[start] == 2


def test_a_text_without_form_feeds_is_one_page_without_a_printed_number(write: Path) -> None:
    document = read_text(write, "Tekst.\n\nPagina 12 van 17\n\nMeer tekst.\n")
    assert [(page.number, page.printed) for page in document.pages] == [(1, None)]


def test_footnotes_are_set_apart_and_linked_to_their_marks(write: Path) -> None:
    document = read_text(
        write,
        "De regering komt met een voorstel.1 Daarna volgt in 2017.2 Toen begon het jaar bij\n"
        "\n"
        "1 Verzonnen Kamerstuk, nr. 12\n"
        "met een tweede regel\n"
        "2 Verzonnen brief.\n"
        " te dragen aan artikel 4.2. van de wet.\n",
    )
    body = document.text[: document.footnotes[0].span.start].rstrip()
    assert body == (
        "De regering komt met een voorstel. Daarna volgt in 2017. Toen begon het jaar bij te "
        "dragen aan artikel 4.2. van de wet."
    )
    assert [(note.mark, note.span.of(document.text)) for note in document.footnotes] == [
        ("1", "Verzonnen Kamerstuk, nr. 12 met een tweede regel"),
        ("2", "Verzonnen brief."),
    ]
    assert [(mark.mark, mark.footnote) for mark in document.note_marks] == [("1", 0), ("2", 1)]


def test_a_number_glued_to_a_name_is_no_mark_without_a_note(write: Path) -> None:
    assert "De F16 vliegt." in read_text(write, "De F16 vliegt.\n\n1 appel.\n").text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_encodings_of_common_programs_are_read(write: Path, encoding: str) -> None:
    write.write_bytes("Ideeën over financiën.".encode(encoding))
    assert read(write).text == "Ideeën over financiën."


def test_windows_line_ends_and_invisible_characters_are_no_part_of_the_text(write: Path) -> None:
    document = read_text(write, "Een re\u00adgel\u200b met\u00a0blank\r\nen nog een.\r\n")
    assert document.text == "Een regel met blank en nog een."


def test_what_is_no_text_is_refused_by_name(write: Path) -> None:
    write.write_bytes(b"\x00\x01\x02\xff\xfe binary")
    with pytest.raises(ReadError, match=r"paper\.txt: this is not a text file"):
        read(write)


def test_a_text_of_blanks_is_refused_as_empty(write: Path) -> None:
    for content in ("  \n\n ", "\u200b\n"):
        with pytest.raises(ReadError, match="the file is empty"):
            read_text(write, content)


LINES = st.lists(
    st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=60), min_size=1, max_size=20
)


@given(LINES)
def test_every_character_is_the_one_in_its_cell(rows: list[str]) -> None:
    text = "\n".join(rows)
    source = Source(Path("paper.txt"), text.encode(), "0" * 64)
    try:
        document = read_plain(source)
    except ReadError:
        assert not INVISIBLE.sub("", text).strip()
        return
    assert document.measure is Measure.CELLS
    assert len(document.chars) == len(document.text)
    decoded = text.encode().decode("utf-8-sig").split("\n")
    for letter, page, box in zip(
        document.text, document.chars.pages, document.chars.boxes, strict=True
    ):
        if page:
            there = decoded[int(box[1])][int(box[0])]
            assert letter in apart(there) or (letter == " " and there.isspace())
        else:
            assert letter.isspace()


@given(LINES)
def test_no_letter_of_the_file_is_lost(rows: list[str]) -> None:
    text = "\n".join(rows)
    try:
        document = read_plain(Source(Path("paper.txt"), text.encode(), "0" * 64))
    except ReadError:
        return
    kept = sum(len(line.text.replace(" ", "")) for line in document.lines)
    seen = INVISIBLE.sub("", text.encode().decode("utf-8-sig"))
    assert kept == len(apart("".join(seen.split())))
    assert {line.role for line in document.lines} <= {Role.BODY, Role.FOOTER, Role.FOOTNOTE}
