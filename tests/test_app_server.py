"""The server gives the page, pictures of indexed pages and answers to programs, and no more."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from fastapi.testclient import TestClient
from reportlab.pdfgen.canvas import Canvas

from app.limits import MAX_QUESTION_CHARACTERS
from app.server import build
from tests.app_fakes import FakeAssistant, FakeIndex, havens, in_loop
from vraagbaak.contract import answer_json, similar_json
from vraagbaak.read import read
from vraagbaak.types import Language, Paper, Selection

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


def test_programs_are_told_of_two_ways_in(web: TestClient) -> None:
    endpoints = web.get("/gradio_api/info").json()["named_endpoints"]
    assert sorted(endpoints) == ["/ask", "/similar"]
    for endpoint in endpoints.values():
        names = [each["parameter_name"] for each in endpoint["parameters"]]
        assert names == ["question", "language", "history", "filters"]


def test_a_page_of_a_pdf_is_served_as_a_picture_while_the_file_is_the_same(
    web: TestClient, assistant: FakeAssistant, tmp_path: Path
) -> None:
    path = tmp_path / "stuk.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(72, 700, "Er staat hier iets te lezen.")
    canvas.save()
    document = read(path)
    assistant.index = FakeIndex(Paper(document, ()))
    picture = web.get(f"/pages/{document.id}/1.webp")
    assert picture.headers["content-type"] == "image/webp"
    assert picture.content[8:12] == b"WEBP"
    for number in ("0", "2", "-1", "1e9", "%31.webp%00"):
        assert web.get(f"/pages/{document.id}/{number}.webp").status_code in {404, 422}
    path.write_bytes(b"something else")
    assistant.index = FakeIndex(Paper(replace(document, id="f" * 16), ()))
    assert web.get(f"/pages/{'f' * 16}/1.webp").status_code == 404


def _call(web: TestClient, *data: object, name: str = "ask") -> tuple[str, Any]:
    """Ask as a program does: post the question, then read the event that comes of it."""
    posted = web.post(f"/gradio_api/call/{name}", json={"data": list(data)})
    stream = web.get(f"/gradio_api/call/{name}/{posted.json()['event_id']}").text
    event, sent = stream.strip().splitlines()[:2]
    return event.removeprefix("event: "), json.loads(sent.removeprefix("data: "))


def test_a_program_gets_the_answer_in_the_promised_form(
    web: TestClient, assistant: FakeAssistant
) -> None:
    event, (answer,) = _call(web, "Welke havens?", "en", ["Een eerdere vraag?"], None)
    assert event == "complete"
    assert answer == answer_json(assistant.ask("Welke havens?", language=Language.ENGLISH))
    assert answer["quote"]["text"] == "Geen havens."
    assert assistant.histories[0] == ("Een eerdere vraag?",)


def test_a_program_gets_earlier_questions_in_the_promised_form(
    web: TestClient, assistant: FakeAssistant
) -> None:
    data = (" Mag dat van de gemeente? ", "", ["Een eerdere vraag?"], None)
    event, (similar,) = _call(web, *data, name="similar")
    assert event == "complete"
    assert similar == similar_json(assistant.similar("Mag dat van de gemeente?"))
    assert [each["quote"]["text"] for each in similar["similar"]] == ["De havens zelf."]
    assert assistant.histories[0] == ("Een eerdere vraag?",)


@pytest.mark.parametrize("name", ["ask", "similar"])
def test_a_program_can_put_its_question_to_a_part_of_the_index(
    web: TestClient, assistant: FakeAssistant, paper: Paper, name: str
) -> None:
    filters = {"document": [paper.document.id], "kind": "overig"}
    assert _call(web, "havens", "", None, filters, name=name)[0] == "complete"
    chosen = Selection(documents=(paper.document.id,), kinds=("overig",))
    assert assistant.selections == [chosen]


@pytest.mark.parametrize("name", ["ask", "similar"])
@pytest.mark.parametrize(
    "data",
    [
        (" ", "", None, None),
        ("x" * (MAX_QUESTION_CHARACTERS + 1), "", None, None),
        ("havens", "fr", None, None),
        ("havens", "", None, {"colour": "blue"}),
        ("havens", "", None, {"since": "tomorrow"}),
    ],
)
def test_a_program_that_asks_wrongly_gets_an_error(
    *,
    web: TestClient,
    assistant: FakeAssistant,
    data: tuple[object, ...],
    name: str,
) -> None:
    assert _call(web, *data, name=name)[0] == "error"
    assert assistant.histories == []


@pytest.mark.parametrize("name", ["ask", "similar"])
def test_a_program_hears_of_a_damaged_index(
    web: TestClient, assistant: FakeAssistant, name: str
) -> None:
    assistant.broken = "index: damaged"
    assert _call(web, "havens", "", None, None, name=name)[0] == "error"
