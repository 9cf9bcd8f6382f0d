"""Footnotes set as large as the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.typeset import printed, raised, text
from vraagbaak.read import read
from vraagbaak.types import Role

if TYPE_CHECKING:
    from pathlib import Path

LINE = "Een gewone regel van de tekst die bijna de volle breedte van de bladzijde beslaat."


def test_notes_are_told_by_their_raised_numbers_below_a_gap(tmp_path: Path) -> None:
    page = [
        *text(LINE),
        *raised("De weg", "1", " en de sluis", "2", " zijn af.", y=172),
        *text(LINE, y=184),
        *raised("", "1", " Verslag van de raad, dat", y=220),
        *text("op de volgende regel doorgaat.", y=232),
        *raised("", "2", " Rapport van de raad.", y=244),
    ]
    document = read(printed(tmp_path / "paper.pdf", page))
    assert [each.span.of(document.text) for each in document.footnotes] == [
        "Verslag van de raad, dat op de volgende regel doorgaat.",
        "Rapport van de raad.",
    ]
    body = document.text[: document.footnotes[0].span.start].rstrip()
    assert body.split("\n\n") == [f"{LINE} De weg en de sluis zijn af.", LINE]


def test_a_mark_that_opens_a_line_without_a_gap_begins_no_notes(tmp_path: Path) -> None:
    page = [
        *raised("De weg", "1", " is af.", y=160),
        *text(LINE, y=172),
        *raised("", "1", " staat ook hier en gaat over de weg.", y=184),
        *text(LINE, y=196),
    ]
    document = read(printed(tmp_path / "paper.pdf", page))
    assert {line.role for line in document.lines} == {Role.BODY}


def test_a_raised_number_that_no_word_bears_begins_no_notes(tmp_path: Path) -> None:
    page = [
        *text(LINE),
        *raised("", "3", " staat hier zonder merkteken.", y=220),
        *raised("", "4", y=260),
        *text(LINE, y=300),
    ]
    document = read(printed(tmp_path / "paper.pdf", page))
    assert document.footnotes == ()
