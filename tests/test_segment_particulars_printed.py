"""What printed papers say of themselves, by where it stands on the page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

import pytest
from reportlab.pdfgen.canvas import Canvas

from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.types import Chamber, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vraagbaak.types import Document


class Printed(Protocol):
    """Prints words at places of each page, and reads them."""

    def __call__(self, words: Sequence[tuple[float, float, str]], pages: int = 1) -> Document:
        """Give the document, with what it says of itself."""


@pytest.fixture
def printed(tmp_path: Path) -> Printed:
    def segment_page(words: Sequence[tuple[float, float, str]], pages: int = 1) -> Document:
        path = tmp_path / "paper.pdf"
        canvas = Canvas(str(path), pagesize=(595, 842))
        for page in range(1, pages + 1):
            canvas.setFont("Helvetica", 10)
            for x, top, text in words:
                canvas.drawString(x, 842 - top, text.replace("{page}", str(page)))
            canvas.showPage()
        canvas.save()
        return segment(read(path)).document

    return segment_page


def test_the_subject_of_a_printed_letter_takes_its_further_lines_alone(
    printed: Printed,
) -> None:
    found = printed(
        [
            (80, 100, "Ministerie van Letteren"),
            (80, 200, "Datum 7 november 2023"),
            (80, 212, "Betreft Een brief over boeken en over de"),
            (120, 224, "prijs van boeken"),
            (80, 260, "Geachte voorzitter,"),
            (80, 280, "Boeken zijn duur, en dat is zo sinds lange tijd."),
        ]
    )
    assert found.title == "Een brief over boeken en over de prijs van boeken"


def test_a_logo_is_no_title(
    printed: Printed,
) -> None:
    found = printed([(80, 100, "Ministerie van Letteren"), (80, 200, "Boeken zijn duur.")])
    assert found.title == "paper"


DOSSIER = (
    (55, 65, "{} Kamer der Staten-Generaal"),
    (55, 129, "Vergaderjaar 2023-2024"),
    (55, 179, "36 410 VI"),
    (221, 179, "Vaststelling van de regels voor"),
    (221, 191, "boeken (Boekenwet)"),
    (55, 288, "{}"),
    (221, 288, "{}"),
    (221, 299, "{}"),
    (221, 330, "De Kamer heeft dit boek gelezen, en daarna nog een ander boek."),
    (55, 756, "{}"),
    (221, 766, "{}"),
)


def filled(*values: str) -> list[tuple[float, float, str]]:
    left = iter(values)
    return [(x, top, next(left) if text == "{}" else text) for x, top, text in DOSSIER]


def test_a_motion_of_a_dossier_has_its_number_title_and_date(
    printed: Printed,
) -> None:
    words = filled(
        *("Nr. 26", "MOTIE VAN HET LID PROEF", "Voorgesteld 10 april 2024", "kst-36410-VI-26"),
        "Tweede Kamer, vergaderjaar 2023-2024, 36 410 VI, nr. 26",
    )
    found = printed([(x, top, text.format("Tweede")) for x, top, text in words])
    assert (found.kind, found.reference) == (Kind.MOTION, "36410 VI, nr. 26")
    assert found.url == "https://zoek.officielebekendmakingen.nl/kst-36410-VI-26.html"
    assert found.title == "Vaststelling van de regels voor boeken (Boekenwet)"
    assert (found.date, found.particulars.received) == (date(2024, 4, 10), None)
    assert (found.chamber, found.particulars.year) == (Chamber.HOUSE, "2023-2024")


def test_a_paper_of_the_senate_has_a_letter(
    printed: Printed,
) -> None:
    words = filled("C", "NOTA NAAR AANLEIDING VAN HET VERSLAG", "Ontvangen 10 april 2024", "", "")
    words.append((55, 760, "kst-36410-VI-C"))
    found = printed([(x, top, text.format("Eerste")) for x, top, text in words if text])
    assert (found.reference, found.kind) == ("36410 VI, C", Kind.NOTA)
    assert found.particulars.received == found.date == date(2024, 4, 10)
    assert (found.chamber, found.particulars.year) == (Chamber.SENATE, "2023-2024")


def test_a_debate_is_told_by_the_foot_of_its_pages(
    printed: Printed,
) -> None:
    foot = [(305, 800, "21 mei 2024"), (55, 812, "Tweede Kamer"), (125, 812, "Vragenuur")]
    foot += [(305, 812, "TK 74"), (500, 812, "74-2-{page}")]
    found = printed([(80, 100, "De voorzitter:"), (80, 115, "Dank u wel."), *foot], pages=3)
    assert (found.kind, found.date) == (Kind.DEBATE, date(2024, 5, 21))
    assert found.reference == "h-tk-20232024-74-2"
    assert (found.chamber, found.particulars.year) == (Chamber.HOUSE, "2023-2024")
