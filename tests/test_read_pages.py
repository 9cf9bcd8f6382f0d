"""What pages of a PDF file begin and end with, and what their type says."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from vraagbaak.read import read
from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vraagbaak.types import Document

HEIGHT = 842.0
PLAIN, BOLD = "Helvetica", "Helvetica-Bold"
LINE = "Een gewone regel van de tekst die de volle breedte van de bladzijde beslaat en"

Run: TypeAlias = tuple[float, float, str, float, str]
"""Left edge and baseline in points from the top left, font, size, words."""
ReadPages: TypeAlias = "Callable[..., Document]"


@pytest.fixture
def read_pages(tmp_path: Path) -> ReadPages:
    """Give a function that prints pages of runs and reads them."""

    def read_(*pages: list[Run]) -> Document:
        canvas = Canvas(str(tmp_path / "paper.pdf"), pagesize=(595, HEIGHT), invariant=True)
        for page in pages:
            for x, y, font, size, text in page:
                canvas.setFont(font, size)
                canvas.drawString(x, HEIGHT - y, text)
            canvas.showPage()
        canvas.save()
        return read(tmp_path / "paper.pdf")

    return read_


def text(*lines: str, y: float = 60, font: str = PLAIN, size: float = 9.5) -> list[Run]:
    return [(70, y + 12.5 * at, font, size, line) for at, line in enumerate(lines) if line]


def note(*lines: str, y: float = 760) -> list[Run]:
    return [(70, y + 9 * at, PLAIN, 7.5, line) for at, line in enumerate(lines)]


def raised(*words: str, y: float = 60) -> list[Run]:
    """Set one line whose every second run is raised."""
    x, runs = 70.0, []
    for at, word in enumerate(words):
        size, rise = (6.0, 3.5) if at % 2 else (9.5, 0.0)
        runs.append((x, y - rise, PLAIN, size, word))
        x += stringWidth(word, PLAIN, size)
    return runs


def test_short_answers_at_the_top_of_pages_are_no_header(read_pages: ReadPages) -> None:
    pages = [
        [*text("Vraag 1", "Wat?", font=BOLD), *text("Antwoord 1", y=700)],
        [*text("Ja."), *text("Vraag 2", "Wat?", y=90)],
        [*text("Ja."), *text("Vraag 3", "Wat?", y=90)],
        [*text("Antwoord"), *text("Ja, dat is zo.", y=90)],
        [*text("Antwoord"), *text("Nee, dat is niet zo.", y=90)],
    ]
    assert {line.role for line in read_pages(*pages).lines} == {Role.BODY}


def test_rows_that_head_a_table_on_two_pages_are_no_header(read_pages: ReadPages) -> None:
    first = [text(f"Bladzijde {word} begint zo.") for word in ("een", "twee", "drie")]
    tables = [[*text("Jaar en prijs"), *text(year, y=90)] for year in ("In 2012 tien", "Elf euro")]
    assert {line.role for line in read_pages(*first, *tables).lines} == {Role.BODY}


@pytest.mark.parametrize(
    "form", ["{}", "- {} -", "{}/5", "{} / 5", "Blad {}", "pagina {}", "Pagina {} van 5", "p. {}"]
)
def test_numbers_of_pages_are_found_in_many_forms(read_pages: ReadPages, form: str) -> None:
    pages = [
        [*text(LINE, y=200), (290.0, 815.0, PLAIN, 7.5, form.format(number))]
        for number in range(1, 6)
    ]
    document = read_pages(*pages)
    assert [line.role for line in document.lines] == [Role.BODY, Role.FOOTER] * 5
    assert [page.printed for page in document.pages] == ["1", "2", "3", "4", "5"]


def test_a_header_that_all_pages_have_is_set_apart_though_it_is_a_sentence(
    read_pages: ReadPages,
) -> None:
    pages = [[*text("Dit is een concept.", y=30), *text(LINE, y=200)] for _ in range(4)]
    assert "concept" not in read_pages(*pages).text


def test_a_note_goes_on_at_the_foot_of_the_next_page(read_pages: ReadPages) -> None:
    document = read_pages(
        [*raised("Het besluit van het kabinet", "1", " is er."), *note("1 Een noot die langer is")],
        [*text(LINE), *note("dan een bladzijde.", "2 Nog een.")],
    )
    assert [each.span.of(document.text) for each in document.footnotes] == [
        "Een noot die langer is dan een bladzijde.",
        "Nog een.",
    ]


def test_notes_may_be_numbered_anew_on_each_page(read_pages: ReadPages) -> None:
    document = read_pages(
        [*raised("Het besluit", "1", " is er."), *note("1 Eerste.")],
        [*raised("Het jaar 2023", "1", " is om."), *note("1 Tweede.")],
        [*text("Het kabinet (van toen)1 is weg."), *note("1 Derde.")],
    )
    assert [mark.footnote for mark in document.note_marks] == [0, 1, 2]
    assert document.text.startswith("Het besluit is er.")
    assert "Het jaar 2023 is om." in document.text
    assert "(van toen) is weg." in document.text


def test_exponents_stay_though_a_note_of_that_number_stood_on_an_earlier_page(
    read_pages: ReadPages,
) -> None:
    document = read_pages(
        [*raised("Het besluit", "1", " en de wet", "2", " zijn er."), *note("1 Een.", "2 Twee.")],
        [*raised("Daar geldt E = mc", "2", " en 10", "6", " keer.")],
    )
    assert "E = mc2 en 106 keer." in document.text


def test_a_raised_mark_may_open_a_line_or_stand_before_the_full_stop(
    read_pages: ReadPages,
) -> None:
    document = read_pages(
        [
            *text(LINE),
            *raised("", "1", " dan volgt de wet", "2", ". Einde.", y=72.5),
            *note("1 Een.", "2 Twee."),
        ]
    )
    body = document.text[: document.footnotes[0].span.start].rstrip()
    assert body == f"{LINE} dan volgt de wet. Einde."
    first, second = document.note_marks
    assert document.text[: first.offset].endswith("beslaat en")
    assert document.text[: second.offset].endswith("wet")


def test_cells_of_a_table_are_kept_apart(read_pages: ReadPages) -> None:
    rows = [("Jaar", "Prijs"), ("2012", "Tien euro"), ("2013", "Elf euro")]
    cells = [
        (70.0 + 200 * column, 100 + 10.0 * at, PLAIN, 7.5, cell)
        for at, row in enumerate(rows)
        for column, cell in enumerate(row)
    ]
    document = read_pages([*text(LINE, LINE), *cells])
    assert document.text.endswith("Jaar\n\nPrijs\n\n2012\n\nTien euro\n\n2013\n\nElf euro")


def test_rows_of_a_small_table_at_the_foot_of_a_page_are_no_notes(read_pages: ReadPages) -> None:
    document = read_pages(
        [*text(LINE, LINE), *note("1 Groningen 10", "2 Assen 20", y=95)], [*text(LINE, y=200)]
    )
    assert document.footnotes == ()
    assert "1 Groningen 10" in document.text


def test_notes_may_be_marked_with_asterisks(read_pages: ReadPages) -> None:
    document = read_pages([*raised("Het kabinet", "*", " gaf antwoord."), *note("* Een noot.")])
    assert document.text == "Het kabinet gaf antwoord.\n\nEen noot."
    assert [(mark.mark, mark.footnote) for mark in document.note_marks] == [("*", 0)]
