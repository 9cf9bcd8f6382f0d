"""Raised numbers: marks of notes, powers, parts of a fraction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.typeset import notes, printed, raised, text
from vraagbaak.read import read

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("words", "shown", "marks"),
    [
        (("De kans is 1 op 10", "2", " per jaar."), "De kans is 1 op 102 per jaar.", []),
        (("Dat is 3 x 10", "2", " keer."), "Dat is 3 x 102 keer.", []),
        (("Dat is 10", "-2", " keer."), "Dat is 10-2 keer.", []),
        (("Dat is ", "1", "/2 uur."), "Dat is 1/2 uur.", []),
        (("Dat gold tot 2010", "2", " al."), "Dat gold tot 2010 al.", ["2"]),
        (("De dijk", "2)", " is hoog."), "De dijk is hoog.", ["2"]),
        (("De dijk", "1, 2", " is hoog."), "De dijk is hoog.", ["1", "2"]),
        (("De dijk", "1,2", " is hoog."), "De dijk is hoog.", ["1", "2"]),
        (("De dijk ", "1", ". De brug ", "2", ", ja."), "De dijk. De brug, ja.", ["1", "2"]),
    ],
)
def test_a_raised_number_is_a_mark_a_power_or_part_of_a_fraction(
    tmp_path: Path, words: tuple[str, ...], shown: str, marks: list[str]
) -> None:
    page = [
        *raised(*words),
        *raised("Ook de weg", "1", " en de sluis", "2", " zijn af.", y=172),
        *notes("1 Verslag van de raad.", "2 Rapport van de raad."),
    ]
    document = read(printed(tmp_path / "paper.pdf", page))
    assert document.text.startswith(shown)
    assert [mark.mark for mark in document.note_marks] == [*marks, "1", "2"]
    assert all(mark.footnote == int(mark.mark) - 1 for mark in document.note_marks)


def test_a_full_stop_behind_a_mark_does_not_keep_the_blank_before_it(tmp_path: Path) -> None:
    page = [*text("Kent u de dijk [1], en de brug [2]?", "", "[1] De dijk", "[2] De brug")]
    document = read(printed(tmp_path / "paper.pdf", page))
    assert document.text.startswith("Kent u de dijk, en de brug?\n\n")
    assert [document.text[: mark.offset].split()[-1] for mark in document.note_marks] == [
        "dijk",
        "brug",
    ]


def test_a_power_behind_a_stroke_is_no_mark(tmp_path: Path) -> None:
    page = [
        *raised("De norm is 25 mg/m", "1", " lucht en 3 kWh/m", "2", "."),
        *raised("De weg", "1", " en de sluis", "2", " zijn af.", y=172),
        *notes("1 Verslag van de raad.", "2 Rapport van de raad."),
    ]
    document = read(printed(tmp_path / "paper.pdf", page))
    assert document.text.startswith(
        "De norm is 25 mg/m1 lucht en 3 kWh/m2. De weg en de sluis zijn"
    )


def test_a_source_named_at_the_foot_of_page_after_page_is_a_note(tmp_path: Path) -> None:
    pages = [
        [
            *raised(f"De {what} die daar ligt is hoog", mark, "."),
            *notes(f"{mark} Verslag van de raad."),
        ]
        for mark, what in (("1", "dijk"), ("2", "brug"), ("3", "sluis"))
    ]
    document = read(printed(tmp_path / "paper.pdf", *pages))
    assert [mark.footnote for mark in document.note_marks] == [0, 1, 2]
    assert [note.span.of(document.text) for note in document.footnotes] == [
        "Verslag van de raad."
    ] * 3


def test_notes_in_type_nearly_as_large_as_the_text_are_told_by_their_raised_numbers(
    tmp_path: Path,
) -> None:
    first = [
        *raised("De dijk", "1", " en de brug die daar al jaren lag zijn hoog."),
        (80, 747, "Helvetica", 5, "1"),
        (84, 750, "Helvetica", 8.5, "Verslag van de raad, dat in mei is"),
    ]
    second = [
        *raised("De sluis", "2", " is laag en dat blijft die ook nog jaren."),
        (80, 740, "Helvetica", 8.5, "gegeven en in juni ook gelezen."),
        (80, 747, "Helvetica", 5, "2"),
        (84, 750, "Helvetica", 8.5, "Rapport van de raad."),
    ]
    document = read(printed(tmp_path / "paper.pdf", first, second))
    assert document.text.startswith(
        "De dijk en de brug die daar al jaren lag zijn hoog. De sluis is laag en dat blijft die "
        "ook nog jaren.\n"
    )
    assert [note.span.of(document.text) for note in document.footnotes] == [
        "Verslag van de raad, dat in mei is gegeven en in juni ook gelezen.",
        "Rapport van de raad.",
    ]


@pytest.mark.parametrize(
    ("note", "parted", "goes_on"),
    [
        ("1 Verslag van de raad.", False, False),
        ("1 https://voorbeeld.nl/raad.pdf", False, False),
        ("1 Verslag van de raad.", True, True),
        ("1 Verslag van de raad, dat", False, True),
    ],
)
def test_small_type_right_below_the_text_goes_on_with_no_note_that_has_ended(
    tmp_path: Path, note: str, *, parted: bool, goes_on: bool
) -> None:
    first = [*raised("De dijk", "1", " en de brug zijn al jaren hoog."), *notes(note)]
    second = [*text("De sluis is ook al jaren erg laag.", y=720)]
    second += notes("Bron: de raad van de dijk.", y=770 if parted else 732)
    document = read(printed(tmp_path / "paper.pdf", first, second))
    last = "Bron: de raad van de dijk."
    (found,) = document.footnotes
    assert found.span.of(document.text).endswith(last) == goes_on
    assert document.text[: found.span.start].rstrip().endswith(last) != goes_on
