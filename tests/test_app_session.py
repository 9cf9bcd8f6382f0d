"""Several events of one visitor at work at once: none undoes another, the last one is followed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from app.conversation import Conversation, Turn
from app.session import Session, live
from tests.cards import made_cited
from vraagbaak.markup import Html
from vraagbaak.types import Answer, Language, Status

if TYPE_CHECKING:
    from collections.abc import Callable


STATE, SOURCE = "conversation", "source"


def _view(conversation: Conversation) -> Html:
    shown = conversation.shown
    return Html(f"turn {shown.turn}, page {shown.page_number}" if shown else "nothing")


def _event(
    change: Callable[[Conversation], Conversation], *, meanwhile: Callable[[], object] | None = None
) -> Callable[[Session], dict[Any, Any]]:
    """Make an event that changes the conversation and draws; others come and go meanwhile."""

    def handle(conversation: Conversation) -> dict[str, object]:
        changed = change(conversation)
        if meanwhile:
            meanwhile()
        return {STATE: changed, SOURCE: _view(changed)}

    return live(STATE, lambda: {SOURCE: _view}, handle)


def _asked(question: str) -> Callable[[Conversation], Conversation]:
    answer = Answer(question, Language.DUTCH, Status.ANSWERED, 0.9, made_cited())
    return lambda conversation: conversation.with_turn(Turn(0, question, answer=answer))


def _questions(session: Session) -> list[tuple[int, str]]:
    return [(turn.number, turn.question) for turn in session.conversation.turns]


@pytest.fixture
def session() -> Session:
    """A visitor who has one answer."""
    return Session(_asked("Welke havens?")(Conversation()))


def test_the_page_clicked_last_is_shown_also_where_it_is_drawn_first(session: Session) -> None:
    later: list[dict[Any, Any]] = []
    last = _event(lambda conversation: conversation.at_page(3))
    first = _event(
        lambda conversation: conversation.at_page(2),
        meanwhile=lambda: later.append(last(session)),
    )
    # What an event draws arrives after what was drawn during it: it must be the same.
    assert first(session)[SOURCE] == later[0][SOURCE] == "turn 1, page 3"
    assert session.conversation.shown is not None
    assert session.conversation.shown.page_number == 3


def test_an_answer_that_takes_long_undoes_no_click_made_meanwhile(session: Session) -> None:
    def edit(conversation: Conversation) -> Conversation:
        return conversation.editing(1).in_language(Language.ENGLISH)

    updates = _event(_asked("Welke kades?"), meanwhile=lambda: _event(edit)(session))(session)
    assert updates[STATE] is session
    assert _questions(session) == [(1, "Welke havens?"), (2, "Welke kades?")]
    assert session.conversation.turns[0].editing
    assert session.conversation.language is Language.ENGLISH


def test_two_questions_at_once_both_get_their_answer(session: Session) -> None:
    last = _event(_asked("Welke kades?"))
    first = _event(_asked("Welke sluizen?"), meanwhile=lambda: last(session))
    assert first(session)[SOURCE] == "turn 2, page 1"
    assert _questions(session) == [(1, "Welke havens?"), (2, "Welke kades?"), (3, "Welke sluizen?")]


def test_what_was_taken_back_meanwhile_stays_away(session: Session) -> None:
    gone = _event(lambda conversation: conversation.without(1))
    slow = _event(
        lambda conversation: conversation.with_changed(Turn(1, "Welke havens?", unsaved=True)),
        meanwhile=lambda: gone(session),
    )
    assert slow(session)[SOURCE] == "nothing"
    assert _questions(session) == []


def test_of_one_answer_two_events_change_different_things(session: Session) -> None:
    def unsaved(found: Conversation) -> Conversation:
        return found.with_changed(replace(found.turns[0], unsaved=True))

    def similar(found: Conversation) -> Conversation:
        return found.with_changed(replace(found.turns[0], similar=()))

    last = _event(unsaved)
    _event(similar, meanwhile=lambda: last(session))(session)
    assert session.conversation.turns[0].similar == ()
    assert session.conversation.turns[0].unsaved


def test_an_event_alone_changes_the_conversation_as_it_says(session: Session) -> None:
    made = _asked("Welke kades?")(session.conversation)
    assert _event(lambda _: made)(session)[SOURCE] == "turn 2, page 1"
    assert session.conversation is made
