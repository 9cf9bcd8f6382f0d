"""Papers whose questions show a number and no heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.written import names, pairs
from vraagbaak.types import Kind

if TYPE_CHECKING:
    from tests.conftest import Cut

POINTS = "Ja, namelijk:\n1. het eerste deel;\n2. het tweede deel;\n3. het derde deel."


def test_a_number_on_its_own_line_opens_a_question(cut: Cut) -> None:
    found = cut(
        f"1\nKent u het boek?\n\nAntwoord\n{POINTS}\n\n2\nIs het dik?\n\n3\nHoe dik?\n\nAntwoord\n"
        "Tien maten.\n"
    )
    assert found.document.kind is Kind.AANHANGSEL
    assert names(found) == [("Antwoord", ("1",)), ("Antwoord", ("2", "3"))]
    assert pairs(found) == [
        ("Kent u het boek?", POINTS),
        ("Is het dik?\n\nHoe dik?", "Tien maten."),
    ]


@pytest.mark.parametrize("mark", ["{}. ", "{}) ", "{} "])
def test_a_number_before_its_question_opens_it(cut: Cut, mark: str) -> None:
    one, two, three = map(mark.format, (1, 2, 3))
    found = cut(
        f"{one}Kent u het boek?\n\nAntwoord vraag 1:\nJa.\n\n{two}Is het dik?\n\n{three}Hoe dik?"
        "\n\nAntwoord vraag 2-3:\nTien maten.\n"
    )
    assert names(found) == [("Antwoord vraag 1", ("1",)), ("Antwoord vraag 2-3", ("2", "3"))]
    assert pairs(found) == [
        (f"{one}Kent u het boek?", "Ja."),
        (f"{two}Is het dik?\n\n{three}Hoe dik?", "Tien maten."),
    ]


def test_points_of_an_answer_are_no_questions(cut: Cut) -> None:
    found = cut(
        f"1. Kent u het boek?\n\nAntwoord:\n{POINTS}\n\n2. Is het dik?\n\nAntwoord:\nNee:\n"
        "1. eerst niet;\n2. dan niet.\n\n3. Graag een maat.\n\nAntwoord:\nTien.\n"
    )
    assert pairs(found) == [
        ("1. Kent u het boek?", POINTS),
        ("2. Is het dik?", "Nee:\n1. eerst niet;\n2. dan niet."),
        ("3. Graag een maat.", "Tien."),
    ]


def test_a_question_that_goes_on_from_the_points_of_an_answer_is_found(cut: Cut) -> None:
    found = cut(
        "1. Een?\n\nAntwoord:\nA.\n\n2. Twee?\n\nAntwoord:\nDit:\n1. dit;\n2. dat.\n\n3. Drie?\n\n"
        "Antwoord:\nC.\n"
    )
    assert [answer for _, answer in pairs(found)] == ["A.", "Dit:\n1. dit;\n2. dat.", "C."]


def test_points_of_a_question_belong_to_it(cut: Cut) -> None:
    found = cut(
        "1. Kunt u ingaan op:\n1. het begin;\n2. het eind?\n\n2. Is het dik?\n\n"
        "Antwoord vraag 1 en 2:\nNee.\n"
    )
    asked = "1. Kunt u ingaan op:\n1. het begin;\n2. het eind?\n\n2. Is het dik?"
    assert pairs(found) == [(asked, "Nee.")]


def test_an_answer_that_may_hold_a_question_without_a_number_is_not_given(cut: Cut) -> None:
    found = cut("1. Een?\n\nAntwoord:\nA.\n\nTwee?\n\nAntwoord:\nB.\n\n3. Drie?\n\nAntwoord:\nC.\n")
    assert pairs(found) == [("3. Drie?", "C.")]


def test_a_bare_heading_among_the_words_of_an_answer_is_part_of_it(cut: Cut) -> None:
    found = cut(
        "1. Een?\n\nAntwoord:\nA.\n\nAntwoord\n\nNog eens A.\n\n2. Twee?\n\nAntwoord:\nB.\n"
    )
    assert pairs(found) == [("1. Een?", "A.\n\nAntwoord\n\nNog eens A."), ("2. Twee?", "B.")]


def test_questions_asked_together_may_be_answered_one_by_one(cut: Cut) -> None:
    found = cut("1. Een?\n2. Twee?\n\nAntwoord 1\nA.\n\nAntwoord 2\nB.\n")
    assert pairs(found) == [("1. Een?", "A."), ("2. Twee?", "B.")]


def test_a_stray_heading_of_a_question_does_not_hide_the_numbers(cut: Cut) -> None:
    found = cut(
        "1. Een?\n\nAntwoord:\nA. Zie ook:\n\nVraag 7\n\n2. Twee?\n\nAntwoord:\nB.\n\n3. Drie?\n\n"
        "Antwoord:\nC.\n\n4. Vier?\n\nAntwoord:\nD.\n"
    )
    assert [answer for _, answer in pairs(found)] == ["A. Zie ook:", "B.", "C.", "D."]


@pytest.mark.parametrize(
    ("asked", "shown"), [("Vraag\n\n", ""), ("Vraag:\n\n", ""), ("Vraag: ", "Vraag: ")]
)
def test_questions_with_a_word_and_no_number_are_counted(cut: Cut, asked: str, shown: str) -> None:
    found = cut(f"{asked}Een?\n\nAntwoord:\nA.\n\n{asked}Twee?\n\nAntwoord:\nB.\n")
    assert names(found) == [("Antwoord", ("1",)), ("Antwoord", ("2",))]
    assert pairs(found) == [(f"{shown}Een?", "A."), (f"{shown}Twee?", "B.")]


@pytest.mark.parametrize("mark", [".", ")", ""])
def test_a_number_may_stand_above_its_question_or_before_it(cut: Cut, mark: str) -> None:
    found = cut(
        f"1{mark} Een?\n\nAntwoord\nA.\n\n2{mark}\n\nTwee?\n\nAntwoord\nB.\n\n"
        f"3{mark} Drie?\n\nAntwoord\nC.\n"
    )
    assert pairs(found) == [(f"1{mark} Een?", "A."), ("Twee?", "B."), (f"3{mark} Drie?", "C.")]


def test_an_answer_may_open_with_the_number_of_the_next_question(cut: Cut) -> None:
    found = cut("1. Een?\n\nAntwoord:\n2. Dat zijn er twee.\n\n2. Twee?\n\nAntwoord:\nB.\n")
    assert pairs(found) == [("1. Een?", "2. Dat zijn er twee."), ("2. Twee?", "B.")]


APART = """\
Vragen van het lid Voorbeeld (ABC) aan de minister van Letteren over boeken (ingezonden 3 mei 2010).

1
Kent u het boek?

2
Is het dik?

3
Hoe dik?

Antwoord van minister Specimen (Letteren) (ontvangen 9 mei 2010)

1
Ja.

2 en 3
Het telt
4
delen.
{}"""


def test_answers_may_stand_apart_under_the_numbers_of_all_questions(cut: Cut) -> None:
    found = cut(APART.format(""))
    assert found.document.kind is Kind.AANHANGSEL
    assert names(found) == [("1", ("1",)), ("2 en 3", ("2", "3"))]
    assert pairs(found) == [
        ("Kent u het boek?", "Ja."),
        ("Is het dik?\n\nHoe dik?", "Het telt 4 delen."),
    ]


def test_answers_apart_that_leave_a_question_open_are_not_taken(cut: Cut) -> None:
    assert cut(APART.replace("2 en 3", "2").format("")).exchanges == ()
    assert cut(APART.split("Antwoord", maxsplit=1)[0]).exchanges == ()
