"""A question is asked again, edited and taken back; a conversation is wiped."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from tests.app_fakes import FakeAssistant, FakeIndex, Visitor, parliament
from vraagbaak.types import Paper, Selection

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakePaper

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture
def papers(tmp_path: Path, make_paper: MakePaper) -> tuple[Paper, ...]:
    """Papers of two parties, two kinds and two years, and one that says nothing of itself."""
    return parliament(tmp_path, make_paper)


@pytest.fixture
def assistant(papers: tuple[Paper, ...]) -> FakeAssistant:
    """An assistant that knows the papers."""
    return FakeAssistant(FakeIndex(*papers))


@pytest.fixture
def visitor(assistant: FakeAssistant) -> Visitor:
    """A visitor of its chat."""
    return Visitor(assistant)


def test_a_question_is_asked_again_in_the_place_of_its_answer(
    visitor: Visitor, assistant: FakeAssistant
) -> None:
    visitor.ask("Welke havens?")
    visitor.ask("Komt er een brug?")
    visitor.filter(("party", "SP"))
    visitor.press("retry", turn=2)
    assert [turn.question for turn in visitor.conversation.turns] == [
        "Welke havens?",
        "Komt er een brug?",
    ]
    assert assistant.histories[-1] == ("Welke havens?",)
    assert assistant.selections[-1] == Selection(parties=("SP",))


def test_a_question_is_taken_back_with_its_answer(visitor: Visitor) -> None:
    visitor.ask("Welke havens?")
    visitor.ask("Komt er een brug?")
    assert "Komt er een brug?" not in visitor.press("undo", turn=2)
    shown = visitor.conversation.shown
    assert shown is not None
    assert shown.cited.quote.text == "Geen havens."
    assert "Vragen uit de documenten" in visitor.press("undo", turn=1)
    assert visitor.conversation.turns == ()


def test_a_question_that_is_edited_gives_way_to_the_new_one(visitor: Visitor) -> None:
    visitor.ask("Welke havens?")
    visitor.ask("Komt er een brug?")
    cards = visitor.press("edit", turn=2)
    assert visitor.parts["question"]["value"] == "Komt er een brug?"
    assert "U past deze vraag aan" in cards
    assert "U past deze vraag aan" not in visitor.press("leave", turn=2)
    visitor.press("edit", turn=2)
    visitor.ask("Komt er geen brug?")
    assert [turn.question for turn in visitor.conversation.turns] == [
        "Welke havens?",
        "Komt er geen brug?",
    ]


def test_what_is_wiped_leaves_nothing_to_keep(visitor: Visitor) -> None:
    visitor.ask("Welke havens?")
    cards = visitor.press("wipe")
    assert visitor.conversation.turns == ()
    assert 'data-kept=""' in cards
    assert "In deze browser staat niets meer" in cards
