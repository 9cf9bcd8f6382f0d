"""The server holds of open pages what it needs, and of no more pages than it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest
from gradio.routes import App

from app import open_pages
from app.open_pages import OpenPages
from app.server import build
from eval.crowd.page import Page
from tests.app_fakes import FakeAssistant, FakeIndex, havens
from tests.in_loop import in_loop
from tests.running import running

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi import FastAPI

    from tests.conftest import MakePaper

QUESTIONS = ("Welke havens?", "De havens zelf.")


@pytest.fixture
def web(tmp_path: Path, make_paper: MakePaper, monkeypatch: pytest.MonkeyPatch) -> FastAPI:
    """A chat that holds the conversations of two pages."""
    monkeypatch.setattr(open_pages, "MOST_PAGES", 2)
    assistant = FakeAssistant(FakeIndex(havens(tmp_path / "havens.txt", make_paper)))
    return in_loop(lambda: build(assistant))


def test_what_a_page_shows_is_not_held(web: FastAPI) -> None:
    with running(web) as address, httpx.Client(base_url=address) as http:
        page = Page(http)
        for question in QUESTIONS:
            cards = page.ask(question)
    assert cards.questions == tuple(reversed(QUESTIONS))
    mounted = (getattr(each, "app", None) for each in web.routes)
    held = next(each.state_holder for each in mounted if isinstance(each, App))
    assert isinstance(held, OpenPages)
    (state,) = held.session_data.values()
    assert state.state_data
    assert list(state.components) == []


def test_of_too_many_pages_the_one_left_alone_longest_goes(web: FastAPI) -> None:
    with running(web) as address, httpx.Client(base_url=address) as http:
        pages = [Page(http) for _ in range(3)]
        for page in pages:
            page.ask(QUESTIONS[0])
        last, first = (pages[at].ask(QUESTIONS[1]) for at in (2, 0))
    assert last.questions == tuple(reversed(QUESTIONS))
    assert first.questions == QUESTIONS[1:]
