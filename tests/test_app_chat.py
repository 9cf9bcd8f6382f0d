"""What visitors can do: ask, look at the source, turn pages, change the language, begin anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gradio as gr
import pytest
from starlette.requests import Request

from app.chat import Chat
from app.conversation import MAX_TURNS, Conversation
from app.filters import Filters
from app.limits import MAX_QUESTION_CHARACTERS
from app.originals import PageImages
from tests.app_fakes import FakeAssistant, FakeIndex, havens
from tests.in_loop import in_loop
from vraagbaak.errors import IndexDamagedError
from vraagbaak.types import Language, Paper

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakePaper


@pytest.fixture
def paper(tmp_path: Path, make_paper: MakePaper) -> Paper:
    """A plain text with two answers about havens."""
    return havens(tmp_path / "havens.txt", make_paper)


@pytest.fixture
def assistant(paper: Paper) -> FakeAssistant:
    """An assistant that knows the paper."""
    return FakeAssistant(FakeIndex(paper))


@pytest.fixture
def chat(assistant: FakeAssistant) -> Chat:
    """The chat of that assistant."""
    return in_loop(lambda: Chat(assistant, PageImages()))


def _do(chat: Chat, conversation: Conversation, **wanted: object) -> dict[str, Any]:
    return _named(chat, chat.act(conversation, Filters(), gr.EventData(None, wanted)))


def _ask(chat: Chat, question: str, conversation: Conversation | None = None) -> dict[str, Any]:
    return _named(chat, chat.answer(question, conversation or Conversation(), Filters()))


def _named(chat: Chat, updates: dict[Any, Any]) -> dict[str, Any]:
    names = {chat._conversation: "conversation", chat._filters: "set"}
    return {names.get(part) or part.elem_id: value for part, value in updates.items()}


def test_an_answer_comes_with_its_source_and_empties_the_box(chat: Chat) -> None:
    shown = _ask(chat, "  Welke   havens? ")
    assert "Geen havens." in shown["cards"]
    assert "Welke havens?" in shown["cards"]
    assert 'data-line="7"><mark class="highlight">Geen havens.</mark>' in shown["source"]
    assert shown["question"]["value"] == ""


def test_an_empty_question_changes_nothing(chat: Chat) -> None:
    asked_before = _ask(chat, "havens")["conversation"]
    assert _ask(chat, "  \n ", asked_before) == {"conversation": asked_before}


def test_a_follow_up_is_asked_with_the_questions_before_it(
    chat: Chat, assistant: FakeAssistant
) -> None:
    first = _ask(chat, "Welke havens?")["conversation"]
    second = _ask(chat, "En de gemeente?", first)
    assert assistant.histories == [(), ("Welke havens?",)]
    assert second["cards"].index("En de gemeente?") < second["cards"].index("Welke havens?")


def test_not_found_shows_no_source(chat: Chat) -> None:
    shown = _ask(chat, "Waar blijft de pasta?")
    assert "Geen antwoord gevonden" in shown["cards"]
    assert "gezocht in 1 document met 2 antwoorden" in shown["cards"]
    assert shown["source"] == ""


def test_what_comes_nearest_is_shown_without_highlights(chat: Chat) -> None:
    shown = _ask(chat, "Waar blijft de pasta?")
    assert "Geen havens." in shown["cards"]
    assert "<mark>" not in shown["cards"]
    source = _do(chat, shown["conversation"], action="show", turn=1, rank=1)["source"]
    assert '<mark class="answer">Geen havens.</mark>' in source
    assert "beantwoordt de vraag" not in source
    assert "beantwoordt de vraag" in _ask(chat, "Welke havens?")["source"]


def test_the_source_of_an_alternative_can_be_shown(chat: Chat) -> None:
    conversation = _ask(chat, "havens")["conversation"]
    shown = _do(chat, conversation, action="show", turn=1, rank=1)
    assert '<mark class="highlight">De havens zelf.</mark>' in shown["source"]
    assert set(shown) == {"conversation", "source"}


@pytest.mark.parametrize(
    "wanted",
    [
        {"action": "show", "turn": 1, "rank": 7},
        {"action": "show", "turn": 1, "rank": -1},
        {"action": "show", "turn": 9, "rank": 0},
        {"action": "show", "turn": "1", "rank": "../../etc/passwd"},
        {"action": "page", "page": "/etc/passwd"},
        {"action": "language", "language": "xx"},
        {"action": "delete"},
        {},
    ],
)
def test_what_makes_no_sense_changes_nothing(chat: Chat, wanted: dict[str, object]) -> None:
    conversation = _ask(chat, "havens")["conversation"]
    assert _do(chat, conversation, **wanted)["conversation"] == conversation


def test_an_event_without_data_changes_nothing(chat: Chat) -> None:
    conversation = Conversation()
    updates = chat.act(conversation, Filters(), gr.EventData(None, None))
    assert _named(chat, updates) == {"conversation": conversation}


def test_a_page_that_is_not_there_opens_the_nearest_one(chat: Chat) -> None:
    conversation = _ask(chat, "havens")["conversation"]
    shown = _do(chat, conversation, action="page", page=99)
    assert "Bladzijde 1 van 1" in shown["source"]


def test_pages_cannot_be_turned_before_there_is_a_source(chat: Chat) -> None:
    shown = _do(chat, Conversation(), action="page", page=2)
    assert "Hier verschijnt de bladzijde" in shown["source"]


def test_the_language_can_be_changed_without_losing_what_is_typed_or_asked(chat: Chat) -> None:
    conversation = _ask(chat, "havens")["conversation"]
    shown = _do(chat, conversation, action="language", language="en")
    assert "The answer, word for word" in shown["cards"]
    assert "Page 1 of 1" in shown["source"]
    assert shown["ask"]["value"] == "Ask"
    assert "value" not in shown["question"]


def test_a_new_conversation_keeps_the_language_and_shows_the_examples(chat: Chat) -> None:
    conversation = _ask(chat, "havens", Conversation(Language.ENGLISH))["conversation"]
    shown = _do(chat, conversation, action="new")
    assert shown["conversation"] == Conversation(Language.ENGLISH)
    assert "Welke havens worden uitgebreid?" in shown["cards"]
    assert "1 document, 2 answers." in shown["cards"]


def test_an_example_is_asked_like_any_question(chat: Chat) -> None:
    shown = _do(chat, Conversation(), action="example", example="Welke havens?")
    assert "Geen havens." in shown["cards"]


def test_a_question_beyond_the_limit_is_refused_in_words(
    chat: Chat, assistant: FakeAssistant
) -> None:
    shown = _ask(chat, "x" * (MAX_QUESTION_CHARACTERS + 1))
    assert f"langer dan {MAX_QUESTION_CHARACTERS} tekens" in shown["cards"]
    assert assistant.histories == []


def test_a_damaged_index_is_told_and_leaves_no_trace_in_the_history(
    chat: Chat, assistant: FakeAssistant
) -> None:
    assistant.broken = "index: <b>damaged</b>. Build it again."
    shown = _ask(chat, "havens")
    assert "index: &lt;b&gt;damaged&lt;/b&gt;. Build it again." in shown["cards"]
    assert shown["conversation"].history == ()


def test_documents_added_meanwhile_are_counted(
    chat: Chat, assistant: FakeAssistant, paper: Paper, make_paper: MakePaper, tmp_path: Path
) -> None:
    more = make_paper(tmp_path / "meer.txt", ("Welke wegen worden verbreed?", "Geen."))
    assistant.index = FakeIndex(paper, more)
    assert "gezocht in 2 documenten met 3 antwoorden" in _ask(chat, "pasta")["cards"]


def test_an_index_without_answers_says_what_to_do() -> None:
    chat = in_loop(lambda: Chat(FakeAssistant(FakeIndex()), PageImages()))
    assert "vraagbaak index add" in _do(chat, Conversation(), action="new")["cards"]


def test_a_session_does_not_grow_without_end(chat: Chat) -> None:
    conversation = Conversation()
    for _ in range(MAX_TURNS + 5):
        conversation = _ask(chat, "havens", conversation)["conversation"]
    assert len(conversation.turns) == MAX_TURNS
    assert conversation.turns[-1].number == MAX_TURNS + 5


def _request(**headers: str) -> gr.Request:
    scope = {
        "type": "http",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    return gr.Request(request=Request(scope))


def _welcome(chat: Chat, **headers: str) -> dict[str, Any]:
    return _named(chat, chat.welcome(Conversation(), Filters(), "", _request(**headers)))


def test_a_visitor_is_greeted_in_the_language_of_the_browser(chat: Chat) -> None:
    shown = _welcome(chat, **{"accept-language": "en-GB,en;q=0.9"})
    assert shown["ask"]["value"] == "Ask"
    assert "Questions from the documents" in shown["cards"]


def test_a_language_chosen_before_goes_before_that_of_the_browser(chat: Chat) -> None:
    both = {"accept-language": "en-GB", "cookie": "vraagbaak-language=nl"}
    assert _welcome(chat, **both)["ask"]["value"] == "Vraag"
    odd = {"accept-language": "en-GB", "cookie": "vraagbaak-language=<script>"}
    assert _welcome(chat, **odd)["ask"]["value"] == "Ask"


def test_an_index_damaged_meanwhile_is_told_at_the_door(
    chat: Chat, assistant: FakeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = property(lambda _: (_ for _ in ()).throw(IndexDamagedError("index: damaged")))
    monkeypatch.delattr(assistant, "index")
    monkeypatch.setattr(FakeAssistant, "index", damaged, raising=False)
    cards = _welcome(chat)["cards"]
    assert "index: damaged" in cards
    assert "U vroeg" not in cards


def test_a_source_that_left_the_index_is_said_to_be_gone(
    chat: Chat, assistant: FakeAssistant
) -> None:
    conversation = _ask(chat, "Welke havens?")["conversation"]
    assistant.index = FakeIndex()
    shown = _ask(chat, "pasta", conversation)["conversation"]
    assert (
        "staat niet meer in de index" in _do(chat, shown, action="show", turn=1, rank=0)["source"]
    )
