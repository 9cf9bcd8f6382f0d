"""Other programs get answers in the promised form: by HTTP, by gradio_client and by MCP."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from fastapi.testclient import TestClient
from gradio_client import Client

from app.server import build
from tests.app_fakes import FakeAssistant, FakeIndex, havens
from tests.guarded import ADMIN, PASSWORDS, accounts_file
from tests.in_loop import in_loop
from tests.running import running
from vraagbaak.contract import answer_json, checked_json, similar_json
from vraagbaak.settings import Serving, Settings
from vraagbaak.types import Language, Paper, Selection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import MakePaper

LIMIT = 200
ENDPOINTS = ["ask", "documents", "similar", "verify"]


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
    settings = Settings(serving=Serving(question_length=LIMIT))
    with TestClient(in_loop(lambda: build(assistant, settings))) as client:
        yield client


def test_programs_are_told_of_four_ways_in(web: TestClient) -> None:
    endpoints = web.get("/gradio_api/info").json()["named_endpoints"]
    assert sorted(endpoints) == [f"/{name}" for name in ENDPOINTS]
    for name in ("/ask", "/similar"):
        names = [each["parameter_name"] for each in endpoints[name]["parameters"]]
        assert names == ["question", "language", "history", "filters"]


def test_the_four_ways_are_described_for_tools_that_read_openapi(web: TestClient) -> None:
    described = web.get("/gradio_api/openapi.json").json()
    for name in ENDPOINTS:
        asked = described["paths"][f"/gradio_api/call/v2/{name}"]["post"]
        assert len(asked["description"]) > 100
        assert f"/gradio_api/call/{name}/{{event_id}}" in described["paths"]
    fields = described["paths"]["/gradio_api/call/v2/ask"]["post"]["requestBody"]["content"]
    properties = fields["application/json"]["schema"]["properties"]
    assert sorted(properties) == ["filters", "history", "language", "question"]


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
        ("x" * (LIMIT + 1), "", None, None),
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


def test_one_request_is_enough(web: TestClient, assistant: FakeAssistant) -> None:
    """`/run` answers at once; arguments that are left out have their defaults there too."""
    asked = web.post("/gradio_api/run/ask", json={"data": ["Welke havens?", "nl", [], {}]})
    assert asked.json()["data"] == [answer_json(assistant.ask("Welke havens?"))]
    wrong = web.post("/gradio_api/run/ask", json={"data": ["havens", "fr", [], {}]})
    assert wrong.status_code == 500
    assert "nl or en" in wrong.json()["error"]


def test_a_program_has_a_quote_read_again(
    web: TestClient, assistant: FakeAssistant, paper: Paper
) -> None:
    exchange = paper.exchanges[0].id
    event, (checked,) = _call(web, exchange, name="verify")
    assert event == "complete"
    assert checked == checked_json(assistant.verify(exchange))
    assert checked["verdict"] == "match"
    for unknown in ("../../etc/passwd", "0" * 64, ""):
        assert _call(web, unknown, name="verify")[0] == "error"


def test_a_program_lists_the_documents_without_where_they_lie(
    web: TestClient, paper: Paper, tmp_path: Path
) -> None:
    event, (listed,) = _call(web, None, name="documents")
    assert event == "complete"
    (document,) = listed["documents"]
    assert (document["id"], document["answers"]) == (paper.document.id, 2)
    assert str(tmp_path) not in json.dumps(listed)
    chosen = _call(web, {"document": paper.document.id}, name="documents")[1][0]
    assert chosen == listed
    assert _call(web, {"colour": "blue"}, name="documents")[0] == "error"


def test_script_in_a_question_comes_back_as_plain_text(web: TestClient) -> None:
    question = "<script>alert(1)</script> havens"
    event, (answer,) = _call(web, question, "", None, None)
    assert event == "complete"
    assert answer["question"] == question
    posted = web.post("/gradio_api/run/ask", json={"data": [question, "nl", [], {}]})
    assert posted.headers["content-type"] == "application/json"
    assert posted.headers["x-content-type-options"] == "nosniff"


def test_gradio_client_asks_with_a_name_and_a_password(
    assistant: FakeAssistant, tmp_path: Path
) -> None:
    accounts = accounts_file(tmp_path / "accounts.json")
    settings = Settings(serving=Serving(accounts=accounts, root_path="/vraagbaak"))
    with running(in_loop(lambda: build(assistant, settings))) as address:
        name = (ADMIN, PASSWORDS[ADMIN])
        patient = {"timeout": 120}
        site = f"{address}/vraagbaak/"
        client = Client(site, auth=name, verbose=False, httpx_kwargs=patient)
        found = client.predict("Welke havens?", api_name="/ask")
        assert found["quote"]["text"] == "Geen havens."
        assert client.predict(api_name="/documents")["documents"][0]["answers"] == 2
        client.close()
        with pytest.raises(ValueError, match="Could not"):
            Client(site, auth=(ADMIN, "wrong"), verbose=False, httpx_kwargs=patient)
