"""Footnotes in plain text taken from pages of the official press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vraagbaak.read import read

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.types import Document

FOOT = "Tweede Kamer, vergaderjaar 2013–2014, Aanhangsel {}\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "paper.txt"


def read_pages(path: Path, *pages: str) -> Document:
    text = "".join(page + FOOT.format(at) for at, page in enumerate(pages, start=1))
    path.write_text(text, encoding="utf-8")
    return read(path)


def body(document: Document) -> str:
    notes = document.footnotes
    return document.text[: notes[0].span.start if notes else None].rstrip()


def marks(document: Document) -> list[tuple[str, str]]:
    """List each linked mark with the word that it stands behind."""
    return [
        (mark.mark, document.text[: mark.offset].split()[-1])
        for mark in document.note_marks
        if mark.footnote is not None and document.footnotes[mark.footnote].mark == mark.mark
    ]


def test_an_answer_goes_on_past_the_notes_at_the_foot_of_a_page(path: Path) -> None:
    document = read_pages(
        path,
        "Volgens het eerste rapport\n1 was het plan goed, en dat staat ook in\n"
        "het tweede en laatste\n1Proef (2013). Een verzonnen rapport,\nmet een tweede regel.\n"
        "ISSN 0921 - 7398’s-Gravenhage 2014",
        "stuk over het plan.\n",
    )
    assert body(document) == (
        "Volgens het eerste rapport was het plan goed, en dat staat ook in het tweede en laatste "
        "stuk over het plan."
    )
    (note,) = document.footnotes
    assert (
        note.span.of(document.text) == "Proef (2013). Een verzonnen rapport, met een tweede regel."
    )
    assert marks(document) == [("1", "rapport")]


def test_marks_stand_alone_or_in_a_row_or_before_a_full_stop_or_glued(path: Path) -> None:
    document = read_pages(
        path,
        "Klopt dit bericht?\n1\nOok dit is beschreven.\n2, 3 en 4\nNu geldt de wet\n"
        "5. Daarna geldt zij niet meer.6 Zij was goed(zie hier)7 en blijft.\n"
        + "".join(f"{number}Noot nummer {number}.\n" for number in range(1, 8)),
    )
    assert body(document) == (
        "Klopt dit bericht?\n\nOok dit is beschreven.\n\nNu geldt de wet. Daarna geldt zij niet "
        "meer. Zij was goed(zie hier) en blijft."
    )
    assert marks(document) == [
        *(("1", "bericht?"), ("2", "beschreven."), ("3", "beschreven."), ("4", "beschreven.")),
        *(("5", "wet"), ("6", "meer."), ("7", "hier)")),
    ]


def test_a_number_is_no_mark_where_another_may_be(path: Path) -> None:
    document = read_pages(
        path, "Het gaat om een bedrag van\n1 miljoen euro voor het plan1 dat er ligt.\n1Noot.\n"
    )
    assert body(document) == "Het gaat om een bedrag van 1 miljoen euro voor het plan1 dat er ligt."
    assert len(document.footnotes) == 1


def test_the_number_of_the_chamber_in_the_head_of_a_paper_is_no_mark(path: Path) -> None:
    document = read_pages(
        path,
        "Tweede Kamer der Staten-Generaal2\nHet eerste plan1 volgt op het plan van de heer Peters\n"
        "2 en dat is bekend.\n1Noot een.\n2Noot twee.\n",
    )
    assert body(document) == (
        "Tweede Kamer der Staten-Generaal2 Het eerste plan volgt op het plan van de heer Peters "
        "en dat is bekend."
    )
    assert marks(document) == [("1", "plan"), ("2", "Peters")]


def test_items_of_a_list_are_no_marks(path: Path) -> None:
    text = "Drie punten:\n1. Het eerste.\n2. Het tweede.\nEen zin met een noot.1\n1Noot.\n2Noot.\n"
    document = read_pages(path, text)
    assert "2. Het tweede." in body(document)


def test_a_line_that_opens_with_a_number_is_no_note_without_its_mark(path: Path) -> None:
    text = "Hier staat niets.\n1e plaats is voor het boek.\n"
    assert body(read_pages(path, text)) == "Hier staat niets.\n\n1e plaats is voor het boek."


def test_notes_may_be_numbered_anew_on_each_page(path: Path) -> None:
    document = read_pages(
        path,
        "Het eerste bericht.\n1\n1Noot een.\n",
        "Het tweede stuk.\n1\n1Noot van de tweede bladzijde.\n",
    )
    assert marks(document) == [("1", "bericht."), ("1", "stuk.")]
    assert [mark.footnote for mark in document.note_marks] == [0, 1]


def test_a_note_may_be_pushed_over_to_the_next_page(path: Path) -> None:
    document = read_pages(path, "Het eerste bericht.1 En meer.\n", "Het vervolg.\n1Noot een.\n")
    assert body(document) == "Het eerste bericht. En meer.\n\nHet vervolg."
    assert marks(document) == [("1", "bericht.")]
