"""What the head of an Aanhangsel says of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.types import Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vraagbaak.types import Document

ASKED = "Vragen van {} over de prijs van boeken ({} 3 april 2014).\n\n"
GIVEN = "{} 21 april 2014).\n\n"
REST = "Vraag 1\nKent u het boek?\n\nAntwoord 1\nJa.\n"


@pytest.fixture
def document(tmp_path: Path) -> Callable[[str], Document]:
    def segment_text(text: str) -> Document:
        path = tmp_path / "paper.txt"
        path.write_text(text, encoding="utf-8")
        return segment(read(path)).document

    return segment_text


@pytest.mark.parametrize(
    ("asked", "by"),
    [
        ("het lid Omtzigt (Lid Omtzigt) aan de Minister van Letteren", "Omtzigt (Lid Omtzigt)"),
        (
            "de leden Jansen, Proef (beiden XYZ) en De Vries (ABC) aan de Ministers van Letteren "
            "en van Boeken",
            "Jansen, Proef (beiden XYZ) en De Vries (ABC)",
        ),
        ("het lid Van Haga (Groep Van Haga)", "Van Haga (Groep Van Haga)"),
    ],
)
@pytest.mark.parametrize("sent", ["ingezonden", "Ingezonden"])
def test_the_askers_are_read(
    document: Callable[[str], Document], asked: str, by: str, sent: str
) -> None:
    given = GIVEN.format("Antwoord van Minister Specimen (Letteren) (ontvangen")
    found = document(ASKED.format(asked, sent) + given + REST)
    assert (found.asked_by, found.title) == (by, "De prijs van boeken")


@pytest.mark.parametrize(
    ("given", "by"),
    [
        ("Antwoord van Minister Specimen (Letteren) (ontvangen", "Minister Specimen (Letteren)"),
        ("Nader antwoord van Minister A (Letteren) (Ontvangen", "Minister A (Letteren)"),
        (
            "Antwoord van Minister A (Letteren), mede namens de Minister van Boeken (ontvangen",
            "Minister A (Letteren), mede namens de Minister van Boeken",
        ),
        (
            "Antwoord van minister A (Letteren) en staatssecretaris B (Boeken) (ontvangen",
            "minister A (Letteren) en staatssecretaris B (Boeken)",
        ),
        (
            "Antwoord van Minister-President A, Minister van Algemene Zaken (ontvangen",
            "Minister-President A, Minister van Algemene Zaken",
        ),
        (
            "Antwoord van minister A (Letteren en Boeken (ontvangen",
            "minister A (Letteren en Boeken)",
        ),
    ],
)
def test_who_answered_is_read(document: Callable[[str], Document], given: str, by: str) -> None:
    asked = ASKED.format("het lid Proef (XYZ) aan de Minister van Letteren", "ingezonden")
    found = document(asked + GIVEN.format(given) + REST)
    assert (found.kind, found.answered_by) == (Kind.AANHANGSEL, by)
    assert found.date == date(2014, 4, 21)


def test_a_notice_of_delay_is_a_mededeling(document: Callable[[str], Document]) -> None:
    asked = ASKED.format("het lid Proef (XYZ) aan de Minister van Letteren", "ingezonden")
    given = GIVEN.format("Uitstelbericht van Minister A (Letteren) (ontvangen")
    found = document(asked + given + "Vraag 1\nKent u het boek?\n\nMededeling\n\nLater.\n")
    assert found.kind is Kind.MEDEDELING


def test_a_date_that_lost_its_blanks_is_read(document: Callable[[str], Document]) -> None:
    asked = ASKED.format("het lid Proef (XYZ) aan de Minister van Letteren", "ingezonden")
    given = "Antwoord van Minister A (Letteren) (ontvangen 21 april2014).\n\n"
    assert document(asked + given + REST).date == date(2014, 4, 21)


def test_a_short_head_names_the_series_by_its_initials(
    document: Callable[[str], Document],
) -> None:
    given = GIVEN.format("Antwoord van minister A (Letteren) (ontvangen")
    found = document(f"AH 12\n2014Z01234\n{given}{REST}")
    assert (found.kind, found.answered_by) == (Kind.AANHANGSEL, "minister A (Letteren)")


def test_a_paper_with_answers_is_no_paper_of_questions_alone(tmp_path: Path) -> None:
    path = tmp_path / "dijk.txt"
    path.write_text(
        "Vragen van het lid Jansen (XYZ) aan de Minister van Dijken over een dijk (ingezonden "
        "3 mei 2023).\n\nVraag 1\nHoe hoog is de dijk?\n\nAntwoord 1\nTien meter.\n",
        encoding="utf-8",
    )
    paper = segment(read(path))
    assert len(paper.exchanges) == 1
    assert paper.document.kind is Kind.AANHANGSEL
