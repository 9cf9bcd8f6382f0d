"""Where an answer ends and the next question begins."""

from __future__ import annotations

import pytest

from vraagbaak.segment.blocks import Block
from vraagbaak.segment.closing import without_strays
from vraagbaak.segment.labels import Heading, Side
from vraagbaak.segment.turns import end_of_answer, is_styled
from vraagbaak.types import Span


def upright(text: str) -> Block:
    return Block(Span(0, 1), text, bold=False, italic=False, heading=None)


def italic(text: str) -> Block:
    return Block(Span(0, 1), text, bold=False, italic=True, heading=None)


def bold(text: str) -> Block:
    return Block(Span(0, 1), text, bold=True, italic=False, heading=None)


def answer(*labels: str) -> Heading:
    return Heading(Side.ANSWER, "Antwoord", labels)


def test_points_that_an_answer_counts_are_no_questions() -> None:
    between = [
        *map(upright, ("Drie punten.", "1. Het eerste.", "2. Het tweede.", "3. Het derde.")),
        upright("2. En hoe verder?"),
    ]
    assert end_of_answer(between, answer("2"), styled=False) == 4


def test_points_that_a_question_counts_belong_to_it() -> None:
    between = [
        *map(upright, ("Het antwoord.", "2. Kan de regering ingaan op:", "1. het begin;")),
        *map(upright, ("2. het eind?", "Graag een toelichting.")),
    ]
    assert end_of_answer(between, answer("2"), styled=False) == 1


def test_a_question_may_go_on_from_the_points_of_an_answer() -> None:
    texts = ("Drie punten.", "1. Eerste.", "2. Tweede.", "3. Derde.", "4. Wat nu?")
    assert end_of_answer([*map(upright, texts)], answer("4", "5"), styled=False) == 4


def test_points_after_which_nothing_is_asked_are_no_question() -> None:
    between = [*map(upright, ("Twee punten.", "1. Het eerste.", "2. Het tweede."))]
    assert end_of_answer(between, answer("2"), styled=False) == 3


def test_an_answer_may_end_on_a_quotation_in_italics() -> None:
    between = [
        upright("Zo staat het in de brief:"),
        italic("“Het is zoals het is.”"),
        italic("Klopt dat nog?"),
    ]
    assert end_of_answer(between, answer(), styled=True) == 2


def test_an_italic_question_may_hold_an_upright_quotation() -> None:
    between = [
        upright("Ja."),
        italic("Deze leden lezen het volgende:"),
        upright("“Het is zoals het was.”"),
        italic("Klopt dat?"),
    ]
    assert end_of_answer(between, answer(), styled=True) == 1


def test_italics_behind_the_last_answer_of_a_section_are_not_its_words() -> None:
    between = [upright("Nee."), italic("Een vraag zonder antwoord?")]
    assert end_of_answer(between, None, styled=True) == 1


def test_without_type_the_last_answer_of_a_section_runs_to_its_end() -> None:
    between = [upright("Ja."), upright("Wat is de reden? Die is er niet.")]
    assert end_of_answer(between, None, styled=False) == 2


@pytest.mark.parametrize(
    ("last", "end"),
    [
        ("Het kabinet deelt de zorgen van deze leden.", 2),
        ("Deze leden hebben het stuk gelezen.", 1),
        ("De leden van de fractie lezen iets anders.", 1),
        ("Het kabinet schrijft dat dit zo is. Waarom?", 1),
    ],
)
def test_words_tell_a_question_where_type_does_not(last: str, end: int) -> None:
    between = [upright("Zo zit het."), upright(last), upright("Klopt dat?")]
    assert end_of_answer(between, answer(), styled=False) == end


def test_a_paper_is_styled_if_italics_stand_above_most_answers_and_not_below() -> None:
    heading = Block(Span(0, 1), "Antwoord", bold=False, italic=False, heading=answer())
    asked = [italic("Klopt dat?"), heading, upright("Ja.")]
    assert is_styled([*asked, *asked, upright("Klopt dat?"), heading, upright("Ja.")])
    assert not is_styled([italic("Klopt dat?"), heading, italic("Ja.")] * 3)
    assert not is_styled([])


def test_a_bold_title_at_the_end_of_an_answer_heads_what_follows_it() -> None:
    said = [upright("Ja."), bold("Dit staat vast.")]
    assert without_strays([*said, bold("Financiën"), bold("Prijzen")]) == said
    assert without_strays([bold("Tien euro")]) == [bold("Tien euro")]
