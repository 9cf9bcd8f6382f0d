"""What visitors can do: ask, look at the source, turn pages, change the language, begin anew."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

import gradio as gr
import pytest
from fastapi.testclient import TestClient

from app.chat import Chat
from app.conversation import MAX_TURNS, Conversation
from app.limits import MAX_QUESTION_CHARACTERS
from app.originals import PageImages
from app.server import build
from vraagbaak.cite import asked, cite, quote
from vraagbaak.errors import IndexDamagedError
from vraagbaak.types import Answer, Cited, Language, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tests.conftest import MakePaper
    from vraagbaak.types import Document, Exchange, Paper


Made = TypeVar("Made")


class FakeIndex:
    """An index of papers in memory."""

    def __init__(self, *papers: Paper) -> None:
        self.documents: Sequence[Document] = tuple(paper.document for paper in papers)
        self._exchanges = tuple(exchange for paper in papers for exchange in paper.exchanges)

    def document(self, document_id: str) -> Document:
        """Give a document by its id."""
        return {document.id: document for document in self.documents}[document_id]

    def exchanges(self, document_id: str | None = None) -> tuple[Exchange, ...]:
        """Give the exchanges of one document, or of all."""
        return tuple(e for e in self._exchanges if document_id in {None, e.document_id})


class FakeAssistant:
    """Answers with the exchanges that hold the question's last word, the first one best."""

    def __init__(self, index: FakeIndex) -> None:
        self.index = index
        self.broken = ""
        self.histories: list[tuple[str, ...]] = []

    def ask(
        self, question: str, *, history: Sequence[str] = (), language: Language | None = None
    ) -> Answer:
        """Answer a question."""
        if self.broken:
            raise IndexDamagedError(self.broken)
        self.histories.append(tuple(history))
        word = question.rstrip("?").split()[-1]
        found = [
            each for each in map(self._cited, self.index.exchanges()) if word in each.quote.text
        ]
        status = Status.ANSWERED if found else Status.NOT_FOUND
        best = found[0] if found else None
        chosen = language or Language.DUTCH
        return Answer(question, chosen, status, 0.9, best, tuple(found[1:]))

    def _cited(self, exchange: Exchange) -> Cited:
        document = self.index.document(exchange.document_id)
        return Cited(
            quote(document, exchange), asked(document, exchange), cite(document, exchange), 1
        )


def _in_loop(make: Callable[[], Made]) -> Made:
    """Make something of Gradio's in an event loop: without one it opens its own for good."""

    async def made() -> Made:
        return make()

    return asyncio.run(made())


@pytest.fixture
def paper(tmp_path: Path, make_paper: MakePaper) -> Paper:
    """A plain text with two answers about havens."""
    path = tmp_path / "havens.txt"
    pairs = (
        ("Welke havens worden uitgebreid?", "Geen havens."),
        ("Wie beslist daarover in de gemeente?", "De havens zelf."),
    )
    text = make_paper(path, *pairs).document.text
    path.write_text(text, encoding="utf-8")
    return make_paper(path, *pairs)


@pytest.fixture
def assistant(paper: Paper) -> FakeAssistant:
    """An assistant that knows the paper."""
    return FakeAssistant(FakeIndex(paper))


@pytest.fixture
def chat(assistant: FakeAssistant) -> Chat:
    """The chat of that assistant."""
    return _in_loop(lambda: Chat(assistant, PageImages()))


@pytest.fixture
def web(assistant: FakeAssistant) -> Iterator[TestClient]:
    """A client of the whole server."""
    with TestClient(_in_loop(lambda: build(assistant))) as client:
        yield client


def _do(chat: Chat, conversation: Conversation, **wanted: object) -> dict[str, Any]:
    return _named(chat, chat.act(conversation, gr.EventData(None, wanted)))


def _ask(chat: Chat, question: str, conversation: Conversation | None = None) -> dict[str, Any]:
    return _named(chat, chat.answer(question, conversation or Conversation()))


def _named(chat: Chat, updates: dict[Any, Any]) -> dict[str, Any]:
    names = {chat._conversation: "conversation"}
    return {names.get(part) or part.elem_id: value for part, value in updates.items()}


def test_an_answer_comes_with_its_source_and_empties_the_box(chat: Chat) -> None:
    shown = _ask(chat, "  Welke   havens? ")
    assert "Geen havens." in shown["cards"]
    assert "Welke havens?" in shown["cards"]
    assert 'data-line="7"><mark class="answer">Geen havens.</mark>' in shown["source"]
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
    assert "In 1 document met 2 antwoorden" in shown["cards"]
    assert shown["source"] == ""


def test_the_source_of_an_alternative_can_be_shown(chat: Chat) -> None:
    conversation = _ask(chat, "havens")["conversation"]
    shown = _do(chat, conversation, action="show", turn=1, rank=1)
    assert '<mark class="answer">De havens zelf.</mark>' in shown["source"]
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
    updates = chat.act(conversation, gr.EventData(None, None))
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
    assert "In 2 documenten met 3 antwoorden" in _ask(chat, "pasta")["cards"]


def test_an_index_without_answers_says_what_to_do() -> None:
    chat = _in_loop(lambda: Chat(FakeAssistant(FakeIndex()), PageImages()))
    assert "vraagbaak index add" in _do(chat, Conversation(), action="new")["cards"]


def test_a_session_does_not_grow_without_end(chat: Chat) -> None:
    conversation = Conversation()
    for _ in range(MAX_TURNS + 5):
        conversation = _ask(chat, "havens", conversation)["conversation"]
    assert len(conversation.turns) == MAX_TURNS
    assert conversation.turns[-1].number == MAX_TURNS + 5


def test_a_sign_of_life_is_given(web: TestClient) -> None:
    assert web.get("/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize(
    "path",
    [
        "/pages/0123456789abcdef/1.webp",
        "/pages/..%2F..%2Fetc%2Fpasswd/1.webp",
        "/pages/%2Fetc%2Fpasswd/1.webp",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file=pyproject.toml",
        "/gradio_api/file=../pyproject.toml",
    ],
)
def test_no_path_reaches_a_file(web: TestClient, path: str) -> None:
    assert web.get(path).status_code in {403, 404}


def test_a_plain_text_has_no_picture(web: TestClient, paper: Paper) -> None:
    assert web.get(f"/pages/{paper.document.id}/1.webp").status_code == 404


def test_the_chat_takes_no_files(web: TestClient) -> None:
    answer = web.post("/gradio_api/upload", files={"files": ("a.txt", b"a")})
    assert answer.status_code == 403


def test_the_page_may_load_nothing_from_elsewhere(web: TestClient) -> None:
    page = web.get("/")
    assert page.status_code == 200
    policy = page.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http:" not in policy
    assert "https:" not in policy
    assert page.headers["x-content-type-options"] == "nosniff"


def test_programs_are_told_of_one_way_in(web: TestClient) -> None:
    assert list(web.get("/gradio_api/info").json()["named_endpoints"]) == ["/ask"]
