"""Many people at once: each gets the own answer, and a mix-up would be seen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import httpx
import pytest
from typer.testing import CliRunner

from app.server import build
from eval import load
from eval.crowd import Crowd, Outcome, RunningChat
from eval.crowd.page import Cards, Page
from eval.crowd.people import Asked, Round
from tests.app_fakes import FakeAssistant, FakeIndex, havens
from tests.in_loop import in_loop
from tests.running import running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import MakePaper

QUESTIONS = ("Welke havens?", "De havens zelf.", "Iets anders?")
CHAT = """
import http.server, sys

class Figures(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"process_resident_memory_bytes 3.145728e+06")

    def log_message(self, *_):
        pass

server = http.server.HTTPServer(("127.0.0.1", 0), Figures)
print("Loading", file=sys.stderr)
print(f"Vraagbaak: http://127.0.0.1:{server.server_port}", file=sys.stderr, flush=True)
server.serve_forever()
"""


@pytest.fixture
def address(tmp_path: Path, make_paper: MakePaper) -> Iterator[str]:
    """A chat that knows two answers about havens."""
    assistant = FakeAssistant(FakeIndex(havens(tmp_path / "havens.txt", make_paper)))
    with running(in_loop(lambda: build(assistant))) as served:
        yield served


def test_everybody_gets_the_own_answer(address: str) -> None:
    done = Crowd(address, QUESTIONS, people=4).ask(26)
    assert [each.remark for each in done.asked if each.remark] == []
    assert (len(done.asked), done.count(Outcome.RIGHT)) == (26, 26)
    assert 0 < done.percentile(0.5) <= done.percentile(0.95) <= done.seconds


def test_a_mix_up_is_seen(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = Crowd(address, QUESTIONS, people=2)
    crowd._right["Welke havens?"] = "0" * 64
    asked = Page.ask

    def anothers(self: Page, question: str) -> Cards:
        cards = asked(self, question)
        return Cards(("Een vraag van een ander?",), cards.quote) if "anders" in question else cards

    monkeypatch.setattr(Page, "ask", anothers)
    done = crowd.ask(6)
    assert {each.outcome for each in done.asked} == {Outcome.MIXED_UP, Outcome.RIGHT}
    remarks = " ".join(each.remark for each in done.asked)
    assert "another quote: Welke havens?" in remarks or "another question" in remarks
    assert "Een vraag van een ander?" in remarks


def test_an_error_is_counted_and_the_others_go_on(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd = Crowd(address, QUESTIONS, people=2)

    def broken(*_: object) -> Cards:
        raise httpx.ReadError("gone")  # noqa: EM101 - as httpx makes it

    monkeypatch.setattr(Page, "ask", broken)
    monkeypatch.setattr("eval.crowd.people._answer", broken)
    assert crowd.ask(4).count(Outcome.FAILED) == 4


def test_a_page_tells_of_an_error(address: str) -> None:
    with httpx.Client(base_url=address) as client:
        page = Page(client)
        assert page.ask("Welke havens?").questions == ("Welke havens?",)
        found = page.ask("Iets anders?")
        assert found == Cards(("Iets anders?", "Welke havens?"), None)
        page._asking = {**page._asking, "inputs": []}
        with pytest.raises(RuntimeError, match="error"):
            page.ask("Welke havens?")


def test_the_command_prints_both_rounds_and_fails_on_growth(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Served:
        """Stands for the process; its memory is told by the test."""

        def __init__(self, *_: object, **__: object) -> None:
            self.address = address

        def __enter__(self) -> Served:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def memory(self) -> float:
            return next(memories)

    monkeypatch.setattr(load, "RunningChat", Served)
    path = tmp_path / "set.jsonl"
    path.write_text(
        '{"id": "1", "lang": "nl", "kind": "off-topic", "question": "Welke havens?"}\n',
        encoding="utf-8",
    )
    words = [str(path), "--people", "2", "--number", "4"]
    memories = iter([100.0, 120.0, 121.0])
    result = CliRunner().invoke(load.app, words)
    assert result.exit_code == 0, result.output
    assert result.stderr.count("4 questions") == 2
    assert "second: +1" in result.stderr
    memories = iter([100.0, 120.0, 220.0])
    assert CliRunner().invoke(load.app, words).exit_code == 1


def test_a_round_in_words_names_what_went_wrong() -> None:
    done = Round((Asked(Outcome.RIGHT, 1), Asked(Outcome.FAILED, 3, "gone")), 3)
    words = load.told(done, "round 1", 100)
    assert "1 right, 0 mixed up, 1 failed" in words
    assert "gone" in words


def test_the_chat_is_started_and_its_memory_read(tmp_path: Path) -> None:
    script = tmp_path / "chat.py"
    script.write_text(CHAT, encoding="utf-8")
    program = (sys.executable, str(script))
    with RunningChat(tmp_path, workers=1, program=program) as chat:
        assert chat.memory() == 3.0


def test_a_chat_that_does_not_start_is_told(tmp_path: Path) -> None:
    chat = RunningChat(tmp_path, workers=0)
    with pytest.raises(RuntimeError, match="VRAAGBAAK_WORKERS"):
        chat.__enter__()
