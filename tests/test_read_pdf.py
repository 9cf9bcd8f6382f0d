"""Reading PDF files, on small ones made here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pypdfium2
import pytest

from tests.pdf_runs import BODY, BOLD, HEIGHT, ITALIC, SMALL, Set, column, print_runs, with_raised
from vraagbaak.errors import ReadError
from vraagbaak.read import read
from vraagbaak.types import Measure, Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vraagbaak.types import Document


PrintPdf: TypeAlias = "Callable[..., Path]"


@pytest.fixture
def print_pdf(tmp_path: Path) -> PrintPdf:
    """Give a function that prints pages of `Set` runs to a PDF file."""
    return partial(print_runs, tmp_path / "paper.pdf")


def page_numbers_of(document: Document, words: str) -> set[int]:
    start = document.text.index(words)
    return {int(number) for number in document.chars.pages[start : start + len(words)] if number}


def test_lines_of_a_paragraph_are_joined_and_a_gap_parts_paragraphs(print_pdf: PrintPdf) -> None:
    document = read(
        print_pdf(
            column(
                "De eerste alinea begint hier en loopt over",
                "twee regels.",
                "",
                "De tweede alinea is kort.",
            )
        )
    )
    assert document.text == (
        "De eerste alinea begint hier en loopt over twee regels.\n\nDe tweede alinea is kort."
    )


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Dat patroon wordt door-", "broken met dit voorstel.", "wordt doorbroken met"),
        ("Dit geldt ook aan de EU-", "buitengrens in het oosten.", "aan de EU-buitengrens in"),
        ("Het gaat om de in- en", "uitvoer van goederen.", "de in- en uitvoer van"),
        ("Het gaat om inlichtingen-", "en veiligheidsdiensten.", "inlichtingen- en veiligheids"),
        ("Het gaat om Noord-", "Afrika en omgeving.", "om Noord-Afrika en"),
        ("De informatie-", "uitwisseling volgt.", "De informatie-uitwisseling volgt"),
        ("Dit is een non-", "paper van de staf.", "een non-paper van"),
        ("Zie www.voorbeeld.nl/een-", "twee voor meer.", "www.voorbeeld.nl/een-twee voor"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_undone_unless_it_belongs_to_the_word(
    print_pdf: PrintPdf, first: str, second: str, joined: str
) -> None:
    assert joined in read(print_pdf(column(first, second))).text


def test_a_word_that_the_paper_writes_with_a_hyphen_keeps_it(print_pdf: PrintPdf) -> None:
    lines = column(
        "Het web-archief groeit.", "", "Ook volgend jaar blijft het web-", "archief open."
    )
    assert "het web-archief open" in read(print_pdf(lines)).text


def test_a_paragraph_goes_on_over_a_page_break(print_pdf: PrintPdf) -> None:
    document = read(
        print_pdf(
            [
                *column("Wij onderzoeken of het doorbre-", y=700),
                Set(70, 760, SMALL, "1 Een noot."),
                Set(480, 815, BODY, "Pagina 1 van 2"),
            ],
            [*column("ken van dat patroon kan."), Set(480, 815, BODY, "Pagina 2 van 2")],
        )
    )
    assert document.text.startswith("Wij onderzoeken of het doorbreken van dat patroon kan.")
    assert page_numbers_of(document, "doorbreken") == {1, 2}


def test_footnotes_and_their_raised_marks_are_set_apart(print_pdf: PrintPdf) -> None:
    document = read(
        print_pdf(
            [
                *with_raised("Het besluit is van 2023", "1", " geldt op 10 km", "2", " grond."),
                *column("Er volgt nog een regel.", y=72.5),
                Set(70, 760, SMALL, "1 Staatscourant, een verzonnen"),
                Set(70, 770, SMALL, "vindplaats."),
                Set(70, 780, SMALL, "2 Een tweede noot."),
            ]
        )
    )
    body = document.text[: document.footnotes[0].span.start]
    assert body.startswith("Het besluit is van 2023 geldt op 10 km2 grond.")
    note = document.footnotes[0]
    assert (note.mark, note.span.of(document.text)) == (
        "1",
        "Staatscourant, een verzonnen vindplaats.",
    )
    (mark,) = document.note_marks
    assert (mark.mark, mark.footnote) == ("1", 0)
    assert document.text[: mark.offset].endswith("2023")


def test_a_mark_set_in_full_size_is_found_by_the_note_it_names(print_pdf: PrintPdf) -> None:
    document = read(
        print_pdf(
            [
                *column("De motie van het lid Voorbeeld (XYZ)1 is uitgevoerd met 3F als", "label."),
                Set(70, 760, SMALL, "1 Kamerstukken, verzonnen."),
            ]
        )
    )
    assert "(XYZ) is uitgevoerd met 3F als label." in document.text


def test_headers_footers_and_page_numbers_are_set_apart(print_pdf: PrintPdf) -> None:
    pages = [
        [
            Set(70, 30, BODY, "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel"),
            Set(520, 30, BODY, str(number + 3)),
            Set(70, 815, SMALL, "Ministerie van Voorbeelden"),
            *column(text),
        ]
        for number, text in enumerate(("Het begin.", "Het vervolg.", "Het slot."), start=1)
    ]
    document = read(print_pdf(*pages))
    assert [page.printed for page in document.pages] == ["4", "5", "6"]
    assert "vergaderjaar" not in document.text
    assert "Ministerie" not in document.text
    assert {line.role for line in document.lines} == {Role.HEADER, Role.FOOTER, Role.BODY}


@pytest.mark.parametrize(
    "colophon",
    [
        ("KVR12345", "0809tkkvr123", "ISSN 0921 - 7398", "Sdu Uitgevers", "'s-Gravenhage 2009"),
        ("ah-tk-20102011-123", "0921 - 7398", "'s-Gravenhage 2011"),
        ("0921-7398 's-Gravenhage 2011",),
    ],
)
def test_the_colophon_of_older_papers_is_set_apart(
    print_pdf: PrintPdf, colophon: tuple[str, ...]
) -> None:
    foot = [Set(70, 780 + 7 * at, SMALL, line) for at, line in enumerate(colophon)]
    document = read(print_pdf([*column("De tekst."), *foot], column("Het slot.")))
    assert document.text.split() == ["De", "tekst.", "Het", "slot."]


def test_a_heading_that_stands_at_the_top_of_several_pages_stays(print_pdf: PrintPdf) -> None:
    pages = [column(f"Antwoord {number}", "De tekst.") for number in (1, 3, 7)]
    assert [line.role for line in read(print_pdf(*pages)).lines] == [Role.BODY] * 6


def test_bold_and_italic_type_and_size_are_kept(print_pdf: PrintPdf) -> None:
    document = read(
        print_pdf(
            [
                *column("Kop", font=BOLD),
                *column("Vraag?", y=90, font=ITALIC),
                *column("De rest van de tekst.", y=120),
            ]
        )
    )
    assert [(line.bold, line.italic, round(line.size, 1)) for line in document.lines] == [
        (True, False, 9.5),
        (False, True, 9.5),
        (False, False, 9.5),
    ]


def test_every_character_of_the_text_stands_in_its_box_on_its_page(print_pdf: PrintPdf) -> None:
    document = read(
        print_pdf(
            [*column("Een zin met wat woor-", "den, en een tweede regel;", "een derde, vierde.")],
            [*column("Op de tweede bladzijde staat meer.")],
        )
    )
    letters = [at for at, letter in enumerate(document.text) if not letter.isspace()]
    with pypdfium2.PdfDocument(document.path) as pdf:
        for at in letters:
            x0, top, x1, bottom = map(float, document.chars.boxes[at])
            page = pdf[int(document.chars.pages[at]) - 1].get_textpage()
            middle = (x0 + x1) / 2
            found = page.get_text_bounded(middle - 0.1, HEIGHT - bottom, middle + 0.1, HEIGHT - top)
            assert found.strip() == document.text[at]


def test_what_joins_lines_stands_nowhere(print_pdf: PrintPdf) -> None:
    document = read(print_pdf(column("Een regel met woorden en nog een", "regel.", "", "Slot.")))
    nowhere = np.flatnonzero(document.chars.pages == 0)
    assert {document.text[at] for at in nowhere} == {" ", "\n"}
    assert not document.chars.boxes[nowhere].any()
    assert document.measure is Measure.POINTS


def test_progress_hears_every_page(print_pdf: PrintPdf) -> None:
    heard: list[tuple[int, int]] = []
    words = column("Genoeg letters op elke bladzijde om geen scan te zijn.")
    read(print_pdf(words, words), progress=lambda page, pages: heard.append((page, pages)))
    assert heard == [(1, 2), (2, 2)]


def test_the_title_is_the_one_in_the_file(print_pdf: PrintPdf) -> None:
    assert read(print_pdf(column("Een gewone regel met tekst."))).title == "A specimen paper"


def test_an_encrypted_file_is_refused_by_name(print_pdf: PrintPdf) -> None:
    path = print_pdf(column("Geheim."), password="sesam")
    with pytest.raises(ReadError, match=r"paper\.pdf: the PDF is encrypted\. Save it without"):
        read(path)
