"""An answer has one name on every machine with its file, and a file of each form under it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from app.conversation import Conversation
from app.links import Unknown, UnknownAnswerError, linked, name_of
from app.server import build
from tests.app_fakes import FakeAssistant, FakeIndex, Visitor, havens
from tests.in_loop import in_loop
from vraagbaak.errors import IndexDamagedError
from vraagbaak.types import Form, Language, Paper, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
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
def web(assistant: FakeAssistant) -> Iterator[TestClient]:
    """A client of the whole server."""
    with TestClient(in_loop(lambda: build(assistant))) as client:
        yield client


def name(paper: Paper, ordinal: int = 0) -> str:
    """Name an answer of a paper."""
    return f"{paper.document.id}.{paper.exchanges[ordinal].id}"


def test_a_name_leads_to_the_answer_it_was_made_of(assistant: FakeAssistant, paper: Paper) -> None:
    cited = linked(assistant, name(paper, 1))
    assert cited.quote.text == "De havens zelf."
    assert cited.quote.highlights == ()
    assert name_of(cited.citation) == name(paper, 1)


def test_the_name_is_the_same_where_the_file_lies_elsewhere(
    paper: Paper, tmp_path: Path, make_paper: MakePaper
) -> None:
    (tmp_path / "elders").mkdir()
    other = havens(tmp_path / "elders" / "anders.txt", make_paper)
    assert name(other) == name(paper)


def test_a_link_that_leads_nowhere_tells_why(assistant: FakeAssistant, paper: Paper) -> None:
    document, exchange = name(paper).split(".")
    for wrong, why in (
        ("", Unknown.NO_LINK),
        (f"{document}.{exchange}0", Unknown.NO_LINK),
        (f"{exchange}.{document}", Unknown.NO_DOCUMENT),
        (f"{document}.{'0' * 16}", Unknown.NO_ANSWER),
    ):
        with pytest.raises(UnknownAnswerError) as raised:
            linked(assistant, wrong)
        assert raised.value.why is why


def test_an_answer_of_another_document_is_not_taken_for_one_of_this(
    assistant: FakeAssistant, paper: Paper, make_paper: MakePaper, tmp_path: Path
) -> None:
    other = make_paper(tmp_path / "wegen.txt", ("Welke wegen?", "Geen wegen."))
    assistant.index = FakeIndex(paper, other)
    with pytest.raises(UnknownAnswerError):
        linked(assistant, f"{paper.document.id}.{other.exchanges[0].id}")


def test_marks_of_a_quote_can_be_put_back(assistant: FakeAssistant, paper: Paper) -> None:
    cited = assistant.recall(paper.exchanges[1].id, [Span(3, 9), Span(100, 200)])
    assert [span.of(cited.quote.text) for span in cited.quote.highlights] == ["havens"]
    assert cited.quote.highlight_pages != ()


def test_a_linked_answer_is_no_question_of_the_visitor(
    assistant: FakeAssistant, paper: Paper
) -> None:
    visitor = Visitor(assistant)
    conversation = visitor.chat._desk.open_link(name(paper), Conversation(Language.ENGLISH))
    assert conversation.history == ()
    assert conversation.shown is not None
    cards = visitor.chat._desk.screen.cards(conversation)
    assert "Opened by a permanent link" in cards
    assert "Geen havens." in cards
    assert "Almost certainly" not in cards
    assert "Asked before?" not in cards
    visitor.conversation = conversation
    assert "Opened by a permanent link" in visitor.ask("Welke havens?")


@pytest.mark.parametrize("form", list(Form))
def test_each_form_of_an_answer_is_a_file_and_no_page(
    web: TestClient, paper: Paper, form: Form
) -> None:
    answer = web.get(f"/answers/{name(paper)}.{form.suffix}?language=en")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{form.media_type}; charset=utf-8"
    told = f'attachment; filename="vraagbaak-{name(paper)}.{form.suffix}"'
    assert answer.headers["content-disposition"] == told
    assert "havens.txt" in answer.text
    if form is Form.CSL_JSON:
        assert json.loads(answer.text)[0]["note"].startswith("Answer")


def test_what_is_no_answer_is_no_file(
    web: TestClient, assistant: FakeAssistant, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    for wrong in (f"{name(paper)}.exe", "..%2F..%2Fetc%2Fpasswd.txt", f"{'0' * 16}.{'1' * 16}.ris"):
        assert web.get(f"/answers/{wrong}").status_code == 404
    assert web.get(f"/answers/{name(paper)}.ris?language=fr").status_code == 422

    def damaged(*_: object, **__: object) -> None:
        raise IndexDamagedError(str(paper))

    monkeypatch.setattr(assistant, "recall", damaged)
    assert web.get(f"/answers/{name(paper)}.ris").status_code == 404


def test_a_broken_link_is_told_in_the_language_of_the_page(assistant: FakeAssistant) -> None:
    visitor = Visitor(assistant)
    conversation = visitor.chat._desk.open_link("niets", Conversation(Language.ENGLISH))
    (turn,) = conversation.turns
    assert turn.error.startswith("This link is not whole")
    assert replace(turn, error="").answer is None
