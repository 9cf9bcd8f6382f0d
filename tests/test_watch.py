"""Questions are counted, timed and logged, without their text."""

from __future__ import annotations

import json
import logging
import threading
from typing import TYPE_CHECKING, Any

import pytest
from fastapi.testclient import TestClient

from app.log import LOGGER, log, logging_to_stderr
from app.server import build
from app.watch import Asked, WatchedAssistant
from tests.app_fakes import FakeAssistant, FakeIndex, havens
from tests.in_loop import in_loop
from vraagbaak.errors import IndexDamagedError
from vraagbaak.settings import Detail, Serving, Settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakePaper
    from vraagbaak.types import Answer

SECRET = "Welke geheime havens?"


class Counted:
    """Keeps what is counted."""

    def __init__(self) -> None:
        self.questions: list[Asked] = []

    def count(self, asked: Asked) -> None:
        """Keep it."""
        self.questions.append(asked)


@pytest.fixture
def assistant(tmp_path: Path, make_paper: MakePaper) -> FakeAssistant:
    """An assistant that knows two answers about havens."""
    return FakeAssistant(FakeIndex(havens(tmp_path / "havens.txt", make_paper)))


def _logged(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def _served(assistant: FakeAssistant, **serving: Any) -> TestClient:  # noqa: ANN401
    settings = Settings(serving=Serving(**serving))
    return TestClient(in_loop(lambda: build(assistant, settings)))


def _ask(web: TestClient, question: str) -> None:
    web.post("/gradio_api/run/ask", json={"data": [question, "nl", [], {}]})


def test_figures_tell_of_questions_and_the_index_but_no_text(assistant: FakeAssistant) -> None:
    with _served(assistant) as web:
        for question in (SECRET, "Iets anders?", "havens"):
            _ask(web, question)
        web.post("/gradio_api/run/similar", json={"data": ["Iets?", "nl", [], {"kind": "x"}]})
        web.post("/gradio_api/run/verify", json={"data": [assistant.index.exchanges()[0].id]})
        found = web.get("/metrics")
    assert found.headers["content-type"].startswith("text/plain")
    lines = set(found.text.splitlines())
    counted = 'vraagbaak_questions_total{kind="%s",language="%s",outcome="%s"} %s'
    assert counted % ("ask", "nl", "answered", 2.0) in lines
    assert counted % ("ask", "nl", "not_found", 1.0) in lines
    assert counted % ("similar", "", "refused", 1.0) in lines
    assert counted % ("verify", "", "match", 1.0) in lines
    assert 'vraagbaak_question_seconds_count{kind="ask"} 3.0' in lines
    assert "vraagbaak_index_documents 1.0" in lines
    assert "vraagbaak_index_answers 2.0" in lines
    assert "geheime" not in found.text


def test_health_follows_the_index(
    assistant: FakeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _served(assistant) as web:
        assert web.get("/healthz").json() == {"status": "ok", "documents": 1, "answers": 2}
        whole = assistant.index

        def broken(_: FakeAssistant) -> FakeIndex:
            message = "/srv/index: damaged"
            raise IndexDamagedError(message)

        monkeypatch.setattr(FakeAssistant, "index", property(broken), raising=False)
        sick = web.get("/healthz")
        figures = web.get("/metrics").text
        monkeypatch.setattr(FakeAssistant, "index", whole)
    assert sick.status_code == 503
    assert "/srv" not in sick.text
    assert "vraagbaak_requests_total" in figures
    assert "vraagbaak_index_documents" not in figures


def test_the_log_tells_of_questions_and_refusals_without_text(
    assistant: FakeAssistant, capsys: pytest.CaptureFixture[str]
) -> None:
    with logging_to_stderr(), _served(assistant) as web:
        _ask(web, SECRET)
        web.get(f"/gradio_api/file=/etc/passwd?{SECRET}")
        web.get("/healthz")
    question, refusal = _logged(capsys)
    assert (question["event"], question["outcome"], question["language"]) == (
        "ask",
        "answered",
        "nl",
    )
    assert question["milliseconds"] >= 0
    assert (refusal["status"], refusal["path"]) == (404, "/gradio_api/file=/etc/passwd")
    assert "geheime" not in json.dumps([question, refusal])


def test_the_log_tells_more_where_it_should(
    assistant: FakeAssistant, capsys: pytest.CaptureFixture[str]
) -> None:
    with logging_to_stderr(), _served(assistant, log=Detail.REQUESTS, log_questions=True) as web:
        _ask(web, SECRET)
        web.get("/healthz")
    question, *requests = _logged(capsys)
    assert question["question"] == SECRET
    assert [each["path"] for each in requests] == ["/gradio_api/run/ask", "/healthz"]
    assert requests[1]["client"] == "testclient"


def test_without_a_log_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert not LOGGER.isEnabledFor(logging.INFO)
    log("ask", question=SECRET)
    assert capsys.readouterr().err == ""


def test_no_more_questions_are_answered_at_once_than_there_are_workers(
    assistant: FakeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    workers, visitors = 2, 8
    together, most = [0], [0]
    lock, full = threading.Lock(), threading.Barrier(workers)
    answer = FakeAssistant.ask

    def slow(self: FakeAssistant, question: str, **wishes: Any) -> Answer:  # noqa: ANN401
        with lock:
            together[0] += 1
            most[0] = max(most[0], together[0])
        full.wait(timeout=60)
        with lock:
            together[0] -= 1
        return answer(self, question, **wishes)

    monkeypatch.setattr(FakeAssistant, "ask", slow)
    counted = Counted()
    watched = WatchedAssistant(assistant, counted, workers=workers)
    threads = [threading.Thread(target=watched.ask, args=("havens",)) for _ in range(visitors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert most == [workers]
    assert [each.outcome for each in counted.questions] == ["answered"] * visitors


def test_an_error_that_nobody_expects_is_counted_and_goes_on(
    assistant: FakeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> Answer:
        raise ZeroDivisionError

    monkeypatch.setattr(FakeAssistant, "ask", broken)
    counted = Counted()
    with pytest.raises(ZeroDivisionError):
        WatchedAssistant(assistant, counted, workers=1).ask(SECRET)
    assert counted.questions[0].outcome == "error"
