"""The server gives the page, pictures of indexed pages and answers to programs, and no more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient
from reportlab.pdfgen.canvas import Canvas

from app.server import build
from tests.app_fakes import FakeAssistant, FakeIndex, havens
from tests.in_loop import in_loop
from vraagbaak.read import read
from vraagbaak.types import Paper

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


@pytest.mark.parametrize(
    "path",
    [
        "/pages/0123456789abcdef/1.webp",
        "/pages/..%2F..%2Fetc%2Fpasswd/1.webp",
        "/pages/%2Fetc%2Fpasswd/1.webp",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file=pyproject.toml",
        "/gradio_api/file=../pyproject.toml",
        "/gradio_api//file=/etc/passwd",
        "/gradio_api/%66ile=/etc/passwd",
        "/gradio_api/queue/../file=/etc/passwd",
        "/static/../../../pyproject.toml",
        "/static/..%2F..%2F..%2Fpyproject.toml",
        "/assets/%2Fetc%2Fpasswd",
        "/theme.css/..%2F..%2Fetc%2Fpasswd",
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
