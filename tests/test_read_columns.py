"""Pages of two columns are read one column after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.typeset import BOLD, Run, printed, text
from vraagbaak.read import read
from vraagbaak.types import Role

if TYPE_CHECKING:
    from pathlib import Path

RIGHT = 306.0
FIRST = (
    "De dijk langs de rivier wordt in het komende",
    "jaar over de volle lengte verhoogd. Daarbij",
    "blijft de weg over de dijk open voor fietsers",
    "en voor het verkeer naar de dorpen. De kosten",
    "zijn nog niet bekend, maar het waterschap is",
    "al begonnen met de voorbereiding van het",
    "werk, dat twee jaren in beslag neemt en in",
    "de winter stil ligt. Voor de brug geldt iets",
    "anders: die wordt pas later vervangen door-",
)
SECOND = (
    "dat het hout nog goed is. Ook de sluis blijft",
    "zoals die is, al wordt de deur geschilderd en",
    "het hek vernieuwd.",
    "",
    "Over de haven is nog geen besluit genomen. Dat",
    "volgt in het najaar, wanneer de raad over de",
    "begroting spreekt. Tot die tijd kan er niets",
    "worden gezegd over de kade en de loodsen die",
    "daar staan, en evenmin over de huur van de",
    "ligplaatsen voor de vissers uit het dorp.",
)


def test_columns_are_read_one_after_the_other_and_words_over_them_in_their_place(
    tmp_path: Path,
) -> None:
    head = text(
        "Verslag van de vergadering over de dijken en de bruggen in het jaar 2021", font=BOLD
    )
    page = [*head, *text(*FIRST, y=190), *text(*SECOND, y=193, x=RIGHT)]
    document = read(printed(tmp_path / "columns.pdf", page))
    first, second = " ".join(FIRST), " ".join(SECOND)
    whole = f"{head[0][-1]}\n\n{first} {second}".replace("door- dat", "doordat")
    assert document.text == whole.replace("vernieuwd.  Over", "vernieuwd.\n\nOver")


def test_a_heading_at_the_foot_of_a_column_is_parted_from_the_text_above_the_next(
    tmp_path: Path,
) -> None:
    left = (*FIRST[:8], "anders, want die blijft.", "", "Antwoord 2")
    page = [*text(*left), *text(*(line for line in SECOND[4:] * 2 if line), x=RIGHT)]
    document = read(printed(tmp_path / "columns.pdf", page))
    assert "die blijft.\n\nAntwoord 2" in document.text
    before = [*text(*left[:9]), *text("Antwoord 2", *SECOND[4:], *SECOND[4:], x=RIGHT)]
    assert "die blijft.\n\nAntwoord 2" in read(printed(tmp_path / "next.pdf", before)).text


def test_rows_of_a_table_of_text_are_read_cell_by_cell(tmp_path: Path) -> None:
    page: list[Run] = []
    for row in range(4):
        y = 160 + 60 * row
        page += text(*FIRST[2 * row : 2 * row + 2], y=y)
        page += text(*[line for line in SECOND if line][2 * row : 2 * row + 2], y=y, x=RIGHT)
    document = read(printed(tmp_path / "table.pdf", page))
    cells = [" ".join(FIRST[at : at + 2]) for at in (0, 2, 4, 6)]
    places = [document.text.replace("\n\n", " ").index(cell) for cell in cells]
    first_right = document.text.index(SECOND[0])
    assert places == sorted(places)
    assert places[0] < first_right < places[1]


def test_lines_that_nearly_touch_over_the_gutter_are_parted_too(tmp_path: Path) -> None:
    page = [*text(*FIRST, x=106), *text(*(line for line in SECOND if line), x=RIGHT - 6)]
    document = read(printed(tmp_path / "near.pdf", page))
    assert document.text.startswith(" ".join(FIRST[:8]))


@pytest.mark.parametrize("figure", ["1.204", "17"])
def test_a_table_of_figures_is_read_row_by_row(tmp_path: Path, figure: str) -> None:
    rows = [f"Gemeente nummer {row}" for row in range(12)]
    page = [*text(*rows), *text(*(figure for _ in rows), x=420)]
    lines = read(printed(tmp_path / "table.pdf", page)).lines
    assert [line.text for line in lines[:3]] == [rows[0], figure, rows[1]]


def test_lines_over_the_whole_width_are_no_columns(tmp_path: Path) -> None:
    broad = [f"{left} {right}" for left, right in zip(FIRST, SECOND, strict=False) if right]
    page = text(*broad)
    assert read(printed(tmp_path / "broad.pdf", page)).lines[0].text == broad[0]


def test_the_number_of_a_page_may_be_the_last_of_several(tmp_path: Path) -> None:
    pages = [
        [*text("De dijk.", *FIRST[:number]), *text(f"74-2-{number}", y=800, x=500)]
        for number in (1, 2, 3)
    ]
    lines = read(printed(tmp_path / "numbered.pdf", *pages)).lines
    assert [line.text for line in lines if line.role is Role.FOOTER] == [
        "74-2-1",
        "74-2-2",
        "74-2-3",
    ]
