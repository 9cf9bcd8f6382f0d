"""Asking within filters, and finding what was asked before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.desk import MAX_SIMILAR
from tests.app_fakes import FakeAssistant, FakeIndex, Visitor, parliament
from tests.cards import HOSTILE, Reading, made_cited, made_quote, made_turn, reading_of
from vraagbaak.types import Asked, Language, Paper, Selection

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakePaper

SP, VVD = ("party", "SP"), ("party", "VVD")


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


def test_a_question_is_put_to_what_the_filters_leave(
    visitor: Visitor, assistant: FakeAssistant
) -> None:
    visitor.filter(VVD)
    cards = visitor.ask("Welke havens?")
    assert assistant.selections == [Selection(parties=("VVD",))]
    assert "De wegen naar de havens." in cards
    assert "Geen havens." not in cards
    assert "Met filter: Partij: VVD" in cards
    visitor.filter()
    assert "Met filter: Partij: VVD" in visitor.ask("Welke brug?")
    assert assistant.selections[1] is None


def test_not_found_under_a_filter_says_so_and_can_be_asked_without(
    visitor: Visitor, assistant: FakeAssistant
) -> None:
    visitor.filter(SP, since="2024-01-01")
    cards = visitor.ask("Komt er een brug?")
    assert "Er is alleen gezocht in wat bij de filters past: 1 antwoord." in cards
    assert "zonder datum" not in cards
    answered = visitor.press("ask-everywhere", turn=1)
    assert "Er komt geen brug." in answered
    assert assistant.selections[-1] is None
    assert assistant.histories == [(), ()]
    assert not visitor.filters.selection
    assert 'class="chip"' not in visitor.parts["filters"]


def test_documents_that_a_period_left_out_for_want_of_a_date_are_counted(
    visitor: Visitor,
) -> None:
    visitor.filter(since="2024-01-01")
    assert "1 document zonder datum viel daardoor af." in visitor.ask("brug?")
    visitor.press("language", language="en")
    assert "1 document without a date was left out" in visitor.parts["cards"]
    assert "Turn the filters off and ask again" in visitor.parts["cards"]


def test_filters_that_leave_nothing_are_told_to(visitor: Visitor) -> None:
    visitor.filter(SP, ("kind", "brief"))
    cards = visitor.ask("Welke havens?")
    assert "Geen enkel antwoord past bij deze filters samen." in cards
    assert "ask-everywhere" in cards


def test_without_filters_not_found_offers_no_way_round_them(visitor: Visitor) -> None:
    assert "ask-everywhere" not in visitor.ask("pasta?")


def test_a_new_conversation_has_no_filters(visitor: Visitor) -> None:
    visitor.filter(SP)
    visitor.ask("havens")
    visitor.press("new")
    assert not visitor.filters.selection
    assert 'class="chip"' not in visitor.parts["filters"]


def test_a_filter_whose_document_left_the_index_is_named(
    visitor: Visitor, assistant: FakeAssistant, papers: tuple[Paper, ...]
) -> None:
    visitor.filter(SP)
    assistant.index = FakeIndex(*papers[1:])
    assert "past niets meer bij het filter Partij: SP." in visitor.ask("Welke havens?")
    assert visitor.conversation.history == ()
    assert "Partij: SP" in visitor.parts["filters"]


def test_filters_speak_the_language_of_the_visitor(visitor: Visitor) -> None:
    visitor.press("language", language="en")
    assert "Asker’s party" in visitor.parts["filters"]
    assert "Turn filter off: Party: SP" in visitor.filter(SP)


def test_earlier_questions_are_shown_on_demand_and_put_away_again(visitor: Visitor) -> None:
    assert 'aria-expanded="false"' in visitor.ask("Gaat het over havens?")
    shown = Reading(visitor.press("similar", turn=1))
    assert shown.having("unfold")[0]["aria-expanded"] == "true"
    assert "2 eerdere vragen in het parlement over hetzelfde." in shown.within("p")
    assert "31 mei 2023 · " in shown.within("summary")
    away = Reading(visitor.press("similar", turn=1))
    assert away.having("unfold")[0]["aria-expanded"] == "false"
    assert not away.having("similar-found")


def test_the_question_that_the_answer_belongs_to_is_not_shown_again(visitor: Visitor) -> None:
    cards = visitor.ask("Wat zijn havens?")
    assert cards.count("Welke havens worden uitgebreid?") == 1
    assert visitor.press("similar", turn=1).count("Welke havens worden uitgebreid?") == 1


def test_earlier_questions_are_looked_for_outside_the_filters_too(
    visitor: Visitor, assistant: FakeAssistant
) -> None:
    visitor.filter(SP)
    visitor.ask("havens?")
    cards = visitor.press("similar", turn=1)
    assert assistant.selections == [Selection(parties=("SP",)), None]
    assert "Komt er een brug bij de havens?" in cards
    assert "ook buiten de filters" in cards


def test_an_earlier_question_opens_its_own_source(visitor: Visitor) -> None:
    visitor.ask("havens?")
    cards = Reading(visitor.press("similar", turn=1))
    _, roads, bridge, *_ = (int(each["data-rank"] or "") for each in cards.having("show"))
    for rank, words in ((roads, "De wegen naar de havens."), (bridge, "Er komt geen brug.")):
        visitor.press("show", turn=1, rank=rank)
        shown = visitor.conversation.shown
        assert shown is not None
        assert shown.cited.quote.text == words


def test_where_nothing_like_it_was_asked_that_is_said(visitor: Visitor) -> None:
    visitor.ask("Wat kost pasta?")
    assert "geen andere vraag over hetzelfde gevonden" in visitor.press("similar", turn=1)


def test_a_follow_up_looks_for_earlier_questions_with_those_before_it(
    visitor: Visitor, assistant: FakeAssistant
) -> None:
    visitor.ask("Welke havens?")
    visitor.ask("En wegen?")
    visitor.press("similar", turn=2)
    assert assistant.histories == [(), ("Welke havens?",), ("Welke havens?",)]


def test_an_index_damaged_meanwhile_is_told_when_earlier_questions_are_wanted(
    visitor: Visitor, assistant: FakeAssistant
) -> None:
    visitor.ask("Welke havens?")
    assistant.broken = "index: damaged"
    assert "index: damaged" in visitor.press("similar", turn=1)


@pytest.mark.parametrize("turn", [0, 2, -1, "1", None])
@pytest.mark.parametrize("action", ["similar", "ask-everywhere", "verdict"])
def test_an_action_on_a_turn_that_is_not_there_changes_nothing(
    visitor: Visitor, action: str, turn: object
) -> None:
    visitor.ask("Welke havens?")
    before = visitor.conversation
    visitor.press(action, turn=turn, verdict="up")
    assert visitor.conversation == before


def test_an_error_has_no_earlier_questions(visitor: Visitor, assistant: FakeAssistant) -> None:
    assistant.broken = "index: damaged"
    visitor.ask("Welke havens?")
    visitor.press("similar", turn=1)
    assert visitor.conversation.turns[0].similar is None


def test_no_more_than_a_few_earlier_questions_are_shown(
    tmp_path: Path, make_paper: MakePaper
) -> None:
    pairs = [(f"Zijn er {each} havens?", "Ja.") for each in range(MAX_SIMILAR + 4)]
    visitor = Visitor(FakeAssistant(FakeIndex(make_paper(tmp_path / "veel.txt", *pairs))))
    visitor.ask("Wat is er met havens?")
    shown = Reading(visitor.press("similar", turn=1))
    assert f"{MAX_SIMILAR} eerdere vragen" in shown.within("p")
    folds = [each["data-fold"] for each in shown.having("alternative")]
    assert len(set(folds)) == len(folds)


def test_an_earlier_question_says_when_it_was_answered_and_who_asked() -> None:
    turn = replace(made_turn(made_cited()), similar=(made_cited(made_quote("Nee.")),))
    assert "17 mei 2024 · VVD · vraag 2" in reading_of(turn).within("summary")
    assert "17 May 2024 · VVD · question 2" in reading_of(turn, Language.ENGLISH).within("summary")


def test_an_earlier_question_of_nobody_known_is_named_after_its_paper() -> None:
    bare = replace(made_cited(date=None), asked=Asked((), "Waarom?", None))
    read = reading_of(replace(made_turn(made_cited()), similar=(bare,)))
    assert "Antwoorden" in read.within("summary")


def test_nothing_from_a_document_becomes_markup() -> None:
    bare = replace(made_cited(title=HOSTILE, date=None), asked=Asked((), HOSTILE, None))
    turn = replace(
        made_turn(made_cited()), similar=(bare,), selection=Selection(parties=(HOSTILE,))
    )
    read = reading_of(turn)
    assert not {tag for tag, _ in read.elements} & {"script", "img"}
    assert HOSTILE in read.within("summary")
    assert HOSTILE in read.within("span")
