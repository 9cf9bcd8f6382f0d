"""What a question names and asks for, and whether a text has it."""

from __future__ import annotations

import pytest

from vraagbaak.calibration import Signal
from vraagbaak.retrieve import asking
from vraagbaak.retrieve.support import Texts, support
from vraagbaak.types import Language

DOGS = Texts(
    about="Politiehonden",
    question="Hoeveel politiehonden zijn er?",
    answer="In 2023 waren er 300 politiehonden. De kosten zijn niet bekend.",
    sentences=("In 2023 waren er 300 politiehonden.", "De kosten zijn niet bekend."),
)


def of(question: str, texts: Texts = DOGS, language: Language = Language.DUTCH) -> dict[str, float]:
    return support(question, language, texts)


def test_every_thing_that_is_named_is_looked_up_in_text_answer_and_sentences() -> None:
    found = of("Hoeveel politiehonden zijn er in Limburg?")
    assert found[Signal.HELD] == found[Signal.HELD_BY_ANSWER] == 0.5
    assert found[Signal.LACKING] == 1
    assert found[Signal.NAMES_LACKING] == 1


def test_an_english_question_is_looked_up_in_dutch_words() -> None:
    found = of("How many police dogs are there?", language=Language.ENGLISH)
    assert found[Signal.HELD] == 1


def test_a_word_is_found_inside_a_compound() -> None:
    texts = Texts("", "", "De vuurwerkopslag is dicht.", ("De vuurwerkopslag is dicht.",))
    assert of("vuurwerk", texts)[Signal.HELD] == pytest.approx(0.8)


def test_a_year_that_the_text_does_not_have_is_lacking() -> None:
    assert of("Hoeveel honden waren er in 2019?")[Signal.NUMBERS_LACKING] == 1
    assert of("Hoeveel honden waren er in 2023?")[Signal.NUMBERS_LACKING] == 0


def test_a_figure_is_lacking_where_only_the_asked_one_and_years_stand() -> None:
    asked = "Hoeveel van de 300 honden waren er in 2023 ziek?"
    found = of(asked)
    assert found[Signal.FIGURE_LACKING] == 1
    assert of("Hoeveel honden waren er?")[Signal.FIGURE_LACKING] == 0
    assert of("Zijn er honden?")[Signal.FIGURE_ASKED_BEFORE] == 0
    assert found[Signal.FIGURE_ASKED_BEFORE] == 1


def test_a_date_and_a_name_are_looked_for_where_they_are_asked() -> None:
    assert of("Wanneer is dat geteld?")[Signal.DATE_LACKING] == 0
    assert of("Wie heeft dat geteld?")[Signal.NAME_LACKING] == 1
    assert of("Waarom is dat geteld?")[Signal.NAME_LACKING] == 0


def test_an_answer_that_says_it_is_not_known_is_told_apart() -> None:
    assert asking.says_unknown("De kosten zijn niet bekend.")
    assert not asking.says_unknown("Dat zijn er 300.")


def test_a_question_that_names_nothing_lacks_nothing() -> None:
    found = of("Wat is het?")
    assert (found[Signal.LACKING], found[Signal.HELD]) == (0, 0)


def test_every_signal_of_support_has_a_name() -> None:
    assert set(of("Wat kost een hond?")) <= set(Signal)


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    assert asking.names("Wie is dat? De Kamer vroeg het aan Jansen.") == ["Kamer", "Jansen"]
