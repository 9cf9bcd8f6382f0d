"""Questions that lean on the one before are searched behind it; new questions are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vraagbaak.retrieve.follow_up import leans, readings, understood
from vraagbaak.types import Language

EARLIER = "Wat doet Polen aan de grens?"


@pytest.mark.parametrize(
    ("question", "language", "behind"),
    [
        ("En Letland?", Language.DUTCH, "Letland?"),
        ("welk deel daarvan kwam door onze eigen regels?", Language.DUTCH, None),
        ("Waarom niet?", Language.DUTCH, None),
        ("And in 2023?", Language.ENGLISH, "in 2023?"),
        ("What about Latvia?", Language.ENGLISH, "Latvia?"),
        ("Letland?", Language.DUTCH, None),
        ("voor kleine gemeenten", Language.DUTCH, None),
        ("since when?", Language.ENGLISH, None),
        ("Can the ministry guarantee that they never suffer?", Language.ENGLISH, None),
        ("Sinds wanneer staat dat op papier?", Language.DUTCH, None),
        ("wanneer is dat rapport klaar", Language.DUTCH, None),
        ("zijn die bindend", Language.DUTCH, None),
        ("who pays that bill", Language.ENGLISH, None),
        ("how much of that went to small towns?", Language.ENGLISH, None),
        ("and why does his leaving the summit early make it worse?", Language.ENGLISH, "why does"),
        ("En?", Language.DUTCH, "En?"),
    ],
)
def test_a_question_that_leans_is_searched_behind_the_earlier_one(
    question: str, language: Language, behind: str | None
) -> None:
    reading = understood(question, history=["Hoeveel honden zijn er?", EARLIER], language=language)
    assert reading.startswith(f"{EARLIER} {behind or question}")
    assert reading.endswith(question[-8:])


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Hoeveel kilo vuurwerk mag een winkel opslaan?", Language.DUTCH),
        ("Which municipalities tested the new login service?", Language.ENGLISH),
        ("Hoe maak ik pasta carbonara?", Language.DUTCH),
        ("Wat zijn voetnoten?", Language.DUTCH),
        ("Is my data private?", Language.ENGLISH),
        ("How do you bake bread?", Language.ENGLISH),
        ("En welke rol speelt de kustwacht bij het redden van drenkelingen?", Language.DUTCH),
        ("Is er hulp van de gemeente voor ouders die zwemles willen?", Language.DUTCH),
        ("Hebben de inspecteurs toegegeven dat ze het rapport te laat stuurden?", Language.DUTCH),
        ("And can a new cabinet use the energy reserve for something else?", Language.ENGLISH),
        ("Is it true that a lack of lecturers is a ground to cap the intake?", Language.ENGLISH),
        ("Does the school keep a record of where its students come from?", Language.ENGLISH),
    ],
)
def test_a_question_that_stands_alone_forgets_the_earlier_one(
    question: str, language: Language
) -> None:
    assert understood(question, history=[EARLIER], language=language) == question


def test_a_chain_of_leaning_questions_goes_back_to_the_one_that_stands() -> None:
    history = [
        "Hoeveel honden zijn er?",
        "Wat doet Polen aan de grens met Belarus?",
        "En Litouwen?",
    ]
    reading = understood("En Letland?", history=history, language=Language.DUTCH)
    assert reading == "Wat doet Polen aan de grens met Belarus? Litouwen? Letland?"


def test_without_history_nothing_is_added() -> None:
    assert leans("En Letland?", language=Language.DUTCH)
    assert understood("En Letland?", history=(), language=Language.DUTCH) == "En Letland?"


def test_a_question_that_leans_has_three_readings_and_another_one() -> None:
    question, history = "En Letland?", ["Hoeveel honden zijn er?", EARLIER]
    assert readings(question, history=history, language=Language.DUTCH) == (
        f"{EARLIER} Letland?",
        question,
        EARLIER,
    )
    alone = "Hoeveel kilo vuurwerk mag een winkel opslaan?"
    assert readings(alone, history=history, language=Language.DUTCH) == (alone,)


@given(st.text(), st.lists(st.text(), max_size=3), st.sampled_from(Language))
def test_any_text_is_understood_as_itself_or_behind_what_came_before(
    question: str, history: list[str], language: Language
) -> None:
    reading = understood(question, history=history, language=language)
    if history and leans(question, language=language):
        earlier = understood(history[-1], history=history[:-1], language=language)
        assert reading.startswith(f"{earlier} ")
        assert question.endswith(reading.removeprefix(f"{earlier} "))
    else:
        assert reading == question
