"""The type and paragraphs of a letter: bold questions, plain answers, over the ends of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.typeset import BOLD, PLAIN, Run, printed, text
from vraagbaak.read import read

if TYPE_CHECKING:
    from pathlib import Path

LONG = "De dijk langs de rivier wordt in het komende jaar over de volle lengte verhoogd,"


def test_questions_and_answers_are_parted_and_keep_their_type(tmp_path: Path) -> None:
    page = [
        *text("Vraag 1", "Kent u het plan om de dijk langs de rivier over de volle", font=BOLD),
        *text("lengte te verhogen?", "", "Antwoord op vraag 1", font=BOLD, y=184),
        *text("Ja. Het plan ligt er al jaren.", "", LONG, "zo is besloten.", y=220),
    ]
    document = read(printed(tmp_path / "letter.pdf", page))
    assert document.text.split("\n\n") == [
        "Vraag 1",
        "Kent u het plan om de dijk langs de rivier over de volle lengte te verhogen?",
        "Antwoord op vraag 1",
        "Ja. Het plan ligt er al jaren.",
        f"{LONG} zo is besloten.",
    ]
    assert [line.bold for line in document.lines] == [True] * 4 + [False] * 3


def test_an_answer_goes_on_overleaf_and_a_heading_there_begins_anew(tmp_path: Path) -> None:
    first = text(
        LONG, LONG, f"{LONG} en", "", "Vraag 9", LONG, "en wie betaalt dat alles dan aan u?"
    )
    second: list[Run] = [*text("Antwoord op vraag 9", "", "Het waterschap.", font=BOLD)]
    broken = [*text(LONG, LONG, LONG), *text(*[LONG] * 4, y=400)]
    document = read(printed(tmp_path / "letter.pdf", first, second))
    assert "dat alles dan aan u?\n\nAntwoord op vraag 9" in document.text
    on = text("en dat duurt lang.", "", "Vraag 2")
    text_of_both = read(printed(tmp_path / "on.pdf", broken, on)).text
    assert f"{LONG} en dat duurt lang.\n\nVraag 2" in text_of_both


def test_a_bold_name_within_a_sentence_does_not_part_it(tmp_path: Path) -> None:
    bold = "Dat heeft de raad van het waterschap Rivierenland in het voorjaar besloten met "
    plain = "de stem"
    width = stringWidth(bold, BOLD, 9)
    page: list[Run] = [
        *text("In dit stuk staat wat de raad heeft gedaan in het jaar dat voorbij is, te beginnen"),
        *text(bold, font=BOLD, y=172),
        (80 + width, 172, PLAIN, 9, plain),
        (80, 184, PLAIN, 9, "van alle leden."),
    ]
    document = read(printed(tmp_path / "letter.pdf", page))
    assert document.text.endswith(f"{bold}{plain} van alle leden.")
