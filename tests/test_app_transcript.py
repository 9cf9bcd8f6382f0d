"""A conversation is saved as a file, with every quote word for word and every citation."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient
from lxml import html
from markdown_it import MarkdownIt

from app.history import kept
from app.server import build
from app.transcript import transcript_html, transcript_markdown
from tests.app_fakes import FakeAssistant, FakeIndex, Visitor, parliament
from tests.in_loop import in_loop
from vraagbaak.errors import IndexDamagedError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakePaper
    from vraagbaak.types import Paper

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


def written(visitor: Visitor) -> str:
    """Give what the browser of a visitor keeps."""
    return kept(visitor.conversation) or ""


def test_a_conversation_in_markdown_holds_every_quote_and_citation(visitor: Visitor) -> None:
    visitor.ask("Welke havens?")
    visitor.ask("En *dat* andere?")
    made = transcript_markdown(visitor.conversation, TODAY)
    assert made.startswith("# Gesprek met Vraagbaak, 23 november 2026\n")
    shown = html.fromstring(f"<div>{MarkdownIt('commonmark').render(made)}</div>")
    assert [each.text_content() for each in shown.iter("h2")] == [
        "Welke havens?",
        "En *dat* andere?",
    ]
    said = [each.text_content() for each in shown.iter("h3")]
    assert said[0] == "Het antwoord, letterlijk"
    assert said[-1] == "Komt het dichtst bij; geen antwoord op uw vraag"
    quotes = [(each.text_content() or "").strip() for each in shown.iter("blockquote")]
    assert quotes[0] == "Geen havens."
    assert made.count("Bron: ") == len(quotes)
    assert made.count("SHA\\-256: ") + made.count("SHA-256: ") >= len(quotes)
    assert "Geen antwoord gevonden" in made


def test_a_conversation_as_a_page_loads_nothing_and_runs_nothing(
    visitor: Visitor, assistant: FakeAssistant
) -> None:
    visitor.ask("<script>alert(1)</script> Welke havens?")
    assistant.broken = "De <b>index</b> is stuk."
    visitor.press("language", language="en")
    visitor.ask("En nu?")
    made = transcript_html(visitor.conversation, TODAY)
    page = html.document_fromstring(made)
    assert page.get("lang") == "en"
    for tag in ("script", "img", "link", "iframe", "b"):
        assert list(page.iter(tag)) == []
    quotes = [each.text_content() for each in page.iter("blockquote")]
    assert quotes[0] == "Geen havens."
    assert "De <b>index</b> is stuk." in page.text_content()
    assert len(list(page.iter("cite"))) == len(quotes)


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_server_makes_a_file_of_what_the_browser_kept(
    visitor: Visitor, assistant: FakeAssistant, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.ask("Welke havens?")
    body = json.loads(written(visitor))
    with TestClient(in_loop(lambda: build(assistant))) as web:
        answer = web.post(f"/transcript.{form}?language=en", json=body)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment")
        assert "Geen havens." in answer.text
        assert "Conversation with Vraagbaak" in answer.text
        assert web.post("/transcript.exe", json=body).status_code == 404
        assert web.post(f"/transcript.{form}", json=[1]).status_code == 422

        def damaged(*_: object, **__: object) -> None:
            raise IndexDamagedError(form)

        monkeypatch.setattr(assistant, "recall", damaged)
        assert web.post(f"/transcript.{form}", json=body).status_code == 404
