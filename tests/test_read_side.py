"""The side column of a ministry's letter is set apart, and nothing of the text goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.typeset import PLAIN, Run, printed, text
from vraagbaak.read import read
from vraagbaak.types import Role

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.types import Document

WIDE = "De dijk langs de rivier wordt in het komende jaar over de volle lengte verhoogd,"
ANSWER = text(
    WIDE, "zoals eerder aan uw Kamer is gemeld. Daarbij blijft de weg open. Ook de", "brug."
)


def side(*lines: str, y: float = 158, x: float = 468, size: float = 6.5) -> list[Run]:
    return [(x, y + 7.5 * at, PLAIN, size, line) for at, line in enumerate(lines) if line]


def texts(document: Document, role: Role) -> list[str]:
    return [line.text for line in document.lines if line.role is role]


def test_a_side_column_between_the_lines_of_the_text_is_set_apart(tmp_path: Path) -> None:
    letter = side("Directie Water", "Datum", "3 mei 2022", "Ons kenmerk", "W-2022/17")
    document = read(printed(tmp_path / "letter.pdf", [*ANSWER, *letter]))
    assert document.text == " ".join(line for *_, line in ANSWER)
    assert texts(document, Role.SIDE) == [line for *_, line in letter]


def test_a_page_that_goes_on_needs_no_more_than_date_and_page_number(tmp_path: Path) -> None:
    first = [*ANSWER, *side("Contactpersoon", "A. de Vries", "", "Ons kenmerk", "12345")]
    second = [*text(WIDE), *side("Datum", "3 mei 2022"), *side("Pagina 2 van 2", y=820)]
    document = read(printed(tmp_path / "letter.pdf", first, second))
    assert texts(document, Role.SIDE)[-2:] == ["Datum", "3 mei 2022"]
    assert [page.printed for page in document.pages] == [None, "2"]
    assert document.text.endswith(WIDE)


def test_the_column_may_stand_elsewhere_and_on_the_first_page_only(tmp_path: Path) -> None:
    broad = "Deze regel is op de tweede bladzijde breder gezet, want daar staat niets meer naast de"
    first = [
        *text("De weg wordt dit najaar afgesloten voor al het verkeer", "in beide richtingen."),
        *side("Bezoekadres", "Kade 12", "", "Uw kenmerk", "2022Z1", "", "Kopie aan", x=402, size=7),
    ]
    document = read(printed(tmp_path / "letter.pdf", first, text(f"{broad} tekst.")))
    assert f"{broad} tekst." in document.text
    assert "kenmerk" not in document.text
    assert len(texts(document, Role.SIDE)) == 5


def test_a_column_in_type_as_large_as_the_text_needs_more_to_be_known_by(tmp_path: Path) -> None:
    column = ("Kenmerk", "17", "Contactpersoon", "A. de Vries", "Bezoekadres", "Kade 12")
    beside = [(450.0, 154 + 12.0 * at, PLAIN, 9.0, line) for at, line in enumerate(column)]
    page = [*text("De weg wordt dit najaar afgesloten", "in beide richtingen."), *beside]
    assert texts(read(printed(tmp_path / "letter.pdf", page)), Role.SIDE) == list(column)


def test_a_column_without_labels_is_known_by_its_place_on_other_pages(tmp_path: Path) -> None:
    first = [*ANSWER, *side("Directie Water", "Onze referentie", "12345", "", "Kopie aan")]
    second = [*text(WIDE), *side("Directie Water", "Afdeling Dijken", y=161)]
    second.append((468, 500, PLAIN, 6.5, "een noot"))
    document = read(printed(tmp_path / "letter.pdf", first, second))
    assert texts(document, Role.SIDE)[-2:] == ["Directie Water", "Afdeling Dijken"]
    assert WIDE in document.text
    assert "een noot" in document.text


@pytest.mark.parametrize("head", ["Datum", "Kenmerk"])
def test_a_column_of_a_table_is_no_side_column(tmp_path: Path, head: str) -> None:
    cells = [("Gemeente", "Besluit", head), ("Arnhem", "Ja", "3 mei 2022"), ("Zwolle", "Nee", "-")]
    table = [
        (x, 200 + 12.0 * row, PLAIN, 9.0, cell)
        for row, line in enumerate(cells)
        for x, cell in zip((80.0, 250.0, 440.0), line, strict=True)
    ]
    document = read(printed(tmp_path / "table.pdf", [*text(WIDE), *table]))
    assert texts(document, Role.SIDE) == []
    assert "3 mei 2022" in document.text


def test_a_row_of_a_table_that_reaches_under_the_column_stays(tmp_path: Path) -> None:
    column = side("Directoraat-Generaal", "Datum", "3 mei 2022", "Ons kenmerk", "W-17")
    row: list[Run] = [(80, 400, PLAIN, 6.5, "Totaal"), (480, 400, PLAIN, 6.5, "1.204")]
    stray: list[Run] = [(490, 196, PLAIN, 6.5, "bijlage 2")]
    document = read(printed(tmp_path / "table.pdf", [*ANSWER, *column, *row, *stray]))
    assert "1.204" in document.text
    assert "bijlage 2" in texts(document, Role.SIDE)


def test_what_stands_in_the_margin_without_a_letters_words_is_left(tmp_path: Path) -> None:
    page = [*ANSWER, *side("Let op de datum", "van het besluit")]
    assert texts(read(printed(tmp_path / "letter.pdf", page)), Role.SIDE) == []


def test_the_address_for_returned_mail_and_the_frames_of_a_template_are_set_apart(
    tmp_path: Path,
) -> None:
    page: list[Run] = [
        (80, 128, PLAIN, 9, "1"),
        (80, 141, PLAIN, 6.5, "> Retouradres Postbus 1 1000 AA Amsterdam"),
        *text("Aan de Voorzitter", "", "Hierbij de antwoorden."),
        (468, 806, PLAIN, 6.5, "6Pagina1van6"),
    ]
    document = read(printed(tmp_path / "letter.pdf", page))
    assert document.text.startswith("Aan de Voorzitter")
    assert len(texts(document, Role.HEADER)) == 1 + 1
    assert texts(document, Role.FOOTER) == ["6Pagina1van6"]
