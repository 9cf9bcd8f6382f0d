"""Cutting the lijst van vragen en antwoorden."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from tests.question_lists import BARE, HEAD, MARKED, NUMBERS_BEFORE, WITHOUT_MARKS
from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.types import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from reportlab.platypus import Flowable

    from vraagbaak.types import Paper


def question_list(tmp_path: Path, text: str) -> Paper:
    path = tmp_path / "lijst.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    return segment(read(path))


def cut(paper: Paper) -> dict[tuple[str, ...], tuple[str, str]]:
    text = paper.document.cut
    return {each.labels: (text(each.question), text(each.answer)) for each in paper.exchanges}


def test_headings_of_answers_name_their_questions(tmp_path: Path) -> None:
    found = question_list(tmp_path, MARKED)
    assert found.document.kind is Kind.QUESTION_LIST
    assert [each.label for each in found.exchanges] == [
        *("Antwoord op vraag 1", "Antwoord op vragen 2 en 3", "Antwoord")
    ]
    assert cut(found) == {
        ("1",): (
            "Hoeveel bruggen zijn er?",
            "Er zijn tien bruggen, namelijk\n\n1. vaste bruggen\n\n2. beweegbare bruggen",
        ),
        ("2", "3"): ("Hoe oud zijn zij?\n\nEn hoe hoog?", "Honderd jaar en tien meter."),
        ("5",): ("Wie schildert ze?", "Een schilder."),
    }


def test_numbers_on_their_own_line_rise_past_the_cells_of_tables(tmp_path: Path) -> None:
    found = cut(question_list(tmp_path, BARE))
    assert list(found) == [("1",), ("2",), ("3", "4", "5"), ("6", "7", "8")]
    assert found["1",][1] == "In de tabel staan ze:\n\n2\n\n7\n\nMeer zijn er niet."
    assert found["2",] == ("Hoe oud is de oudste?", "Honderd jaar.")
    assert found["6", "7", "8"] == ("Is dat duur?", "Nee.")


def test_a_question_that_lost_its_number_is_not_part_of_the_answer_above(tmp_path: Path) -> None:
    assert cut(question_list(tmp_path, BARE))["3", "4", "5"][1] == "Een schilder."


def test_without_marks_an_answer_begins_behind_the_last_question_mark(tmp_path: Path) -> None:
    found = question_list(tmp_path, WITHOUT_MARKS)
    assert {each.label for each in found.exchanges} == {""}
    assert cut(found) == {
        ("1",): (
            "Hoeveel bruggen zijn er? Graag een overzicht.",
            "Er zijn tien bruggen.\n\nDe meeste zijn vast.",
        ),
        ("2",): ("Er is een oude brug. Hoe oud is zij?", "Honderd jaar."),
        ("6",): ("Is zij mooi?", "Ja."),
    }


def test_a_number_with_nothing_under_it_has_no_answer(tmp_path: Path) -> None:
    text = WITHOUT_MARKS.replace("\nJa.\n", "\nJa.\n\nVraag 0\n\nVraag 7\n")
    assert ("6",) in cut(question_list(tmp_path, text))


def test_numbers_may_begin_the_paragraph_of_the_question(tmp_path: Path) -> None:
    assert cut(question_list(tmp_path, NUMBERS_BEFORE)) == {
        ("1",): ("1. Hoeveel bruggen zijn er?", "Er zijn tien bruggen:\n\n2. Dat is veel."),
        ("2",): ("2. Hoe oud zijn zij?", "Honderd jaar."),
    }


@pytest.mark.parametrize("text", ["", "Er volgen geen vragen.\n", "Antwoord\n\nZo is het.\n"])
def test_a_list_without_numbers_gives_no_exchange(tmp_path: Path, text: str) -> None:
    found = question_list(tmp_path, text)
    assert found.document.kind is Kind.QUESTION_LIST
    assert found.exchanges == ()


BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12, spaceAfter=12)
MORE = (
    " Dat is een vraag die velen bezighoudt, vooral wie elke dag over het water gaat en de tijd"
    " heeft om naar de pijlers te kijken, naar de verf op de leuning en naar de schepen"
)


def printed(tmp_path: Path, *story: Flowable) -> Paper:
    path = tmp_path / "lijst.pdf"
    head = Paragraph("<b>LIJST VAN VRAGEN EN ANTWOORDEN</b>", BODY)
    SimpleDocTemplate(str(path)).build([head, *story])
    return segment(read(path))


def test_type_tells_a_question_from_its_answer(tmp_path: Path) -> None:
    texts = (
        *("1", f"<b>Hoeveel bruggen zijn er?{MORE}.</b>", "<b>Graag ook hun hoogte.</b>"),
        *(f"Tien.{MORE}. Hoe hoog zij zijn? Zes meter.", "<b>Over de verf</b>"),
        *("2", f"<b>Hoe duur is de verf?{MORE}.</b>", f"Tien euro.{MORE}."),
    )
    found = printed(tmp_path, *(Paragraph(text, BODY) for text in texts))
    assert cut(found) == {
        ("1",): (
            f"Hoeveel bruggen zijn er?{MORE}.\n\nGraag ook hun hoogte.",
            f"Tien.{MORE}. Hoe hoog zij zijn? Zes meter.",
        ),
        ("2",): (f"Hoe duur is de verf?{MORE}.", f"Tien euro.{MORE}."),
    }
    assert [each.section for each in found.exchanges] == [None, "Over de verf"]


def test_a_table_of_questions_and_answers_gives_no_exchange(tmp_path: Path) -> None:
    asked = f"Hoe hoog is de brug?{MORE}. Wie beheert haar en wie betaalt dat?"
    cells = [(f"{at} {asked}", f"Tien meter.{MORE}. De provincie betaalt.") for at in range(1, 5)]
    rows = [[Paragraph(text, BODY) for text in row] for row in cells]
    found = printed(tmp_path, Table(rows, colWidths=[220, 220]))
    assert found.document.kind is Kind.QUESTION_LIST
    assert found.exchanges == ()


def test_what_the_commission_says_tells_a_list_without_a_name(tmp_path: Path) -> None:
    path = tmp_path / "lijst.txt"
    path.write_text(HEAD.replace("LIJST VAN VRAGEN EN ANTWOORDEN", "VERSLAG") + BARE, "utf-8")
    assert segment(read(path)).document.kind is Kind.QUESTION_LIST
    path.write_text(HEAD.replace("LIJST VAN VRAGEN EN ANTWOORDEN", "LIJST VAN VRAGEN"), "utf-8")
    assert segment(read(path)).exchanges == ()


def test_numbers_that_do_not_rise_are_numbers_where_question_and_answer_stand(
    tmp_path: Path,
) -> None:
    asked = [("1", "Hoe oud?"), ("3", "Hoe hoog?"), ("2", "Hoe breed?"), ("2", "Hoe lang?")]
    texts = [f"{number}\n\n{text}\n\nAntwoord\n\nZeer.\n\n" for number, text in asked]
    found = question_list(tmp_path, "".join(texts))
    text = found.document.cut
    assert [(each.labels[0], text(each.question)) for each in found.exchanges] == asked
    worded = [f"Vraag {number}\n\n{text}\n\nAntwoord\n\nZeer.\n\n" for number, text in asked]
    found = question_list(tmp_path, "".join(worded))
    text = found.document.cut
    assert [(each.labels[0], text(each.question)) for each in found.exchanges] == asked
    assert {text(each.answer) for each in found.exchanges} == {"Zeer."}
