"""Question sets run, read, compared and removed from the chat's own pages."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.evaluation.pages import SET_KIB
from app.evaluation.runner import FullError, Runner, committed_sets, set_name
from app.evaluation.shelf import FACTS, MAX_RUNS, End, RunShelf
from tests.guarded import ADMIN, accounts_file, sign_in
from tests.uploading import taking_uploads, visitor, written
from vraagbaak.embed import LazyEncoder
from vraagbaak.settings import Serving, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastapi.testclient import TestClient

ENGLISH = {"accept-language": "en"}
WAIT_SECONDS = 300.0
QUESTIONS = [
    {
        "id": "boten",
        "lang": "nl",
        "kind": "answerable",
        "question": "Hoeveel veerboten varen er in de winter naar de eilanden?",
        "document": "veerboten.txt",
        "answer": "Antwoord 1",
        "must_quote": "twaalf veerboten",
    },
    {"id": "soep", "lang": "nl", "kind": "off-topic", "question": "Hoe kook je erwtensoep?"},
]
SET = "".join(f"{json.dumps(each)}\n" for each in QUESTIONS).encode()


@pytest.fixture(scope="module")
def encoder() -> LazyEncoder:
    """The bundled model."""
    return LazyEncoder(Settings.from_environment(), tell=lambda _: None)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that let admins upload."""
    return taking_uploads(tmp_path)


@pytest.fixture
def web(settings: Settings, encoder: LazyEncoder, tmp_path: Path) -> Iterator[TestClient]:
    """A visitor at the machine itself."""
    yield from visitor(settings, encoder, written(tmp_path))


def begin(web: TestClient, content: bytes = SET, name: str = "boten.jsonl") -> str:
    """Begin to run a set; gives the address of the run."""
    page = web.post("/evaluation/begin", files={"own": (name, content)}, headers=ENGLISH)
    assert page.status_code == 200
    return page.url.path


def ended(web: TestClient, address: str) -> str:
    """Wait until a run is ended; gives its page."""
    deadline = time.monotonic() + WAIT_SECONDS
    while web.get(f"{address}/progress").json()["stage"] != "ended":
        assert time.monotonic() < deadline
    return web.get(address, headers=ENGLISH).text


def test_the_sets_of_the_program_are_offered_in_both_languages(web: TestClient) -> None:
    dutch = web.get("/evaluation", headers={"accept-language": "nl"}).text
    english = web.get("/evaluation", headers=ENGLISH).text
    assert "Er is nog geen set gesteld." in dutch
    assert "No set was run yet." in english
    for name in ("specimen", "elsewhere"):
        assert f'<option value="{name}">' in english
    assert '/evaluation"' in web.get("/documents").text


def test_a_set_is_run_read_run_again_compared_and_removed(
    web: TestClient, settings: Settings
) -> None:
    first = begin(web)
    page = ended(web, first)
    assert "done" in page
    assert page.count("<dd>100%</dd>") == 2
    report = web.get(f"{first}/report")
    assert "default-src" in report.text
    assert "Hoe kook je erwtensoep?" in report.text
    assert str(settings.index.parent) not in report.text

    second = web.post(f"{first}/again", headers=ENGLISH).url.path
    assert second != first
    ended(web, second)
    names = [each.rsplit("/", 1)[-1] for each in (first, second)]
    both = web.get("/evaluation/compare", params=dict(zip("ab", names, strict=True)))
    assert both.status_code == 200
    assert "2 questions" in both.text
    listed = web.get("/evaluation", headers=ENGLISH).text
    assert listed.count("Questions: 2") == 2

    assert "Remove this run with its report?" in web.get(f"{first}/remove", headers=ENGLISH).text
    assert (settings.runs / names[0]).is_dir()
    web.post(f"{first}/remove")
    assert not (settings.runs / names[0]).exists()
    assert web.get(first).status_code == 404
    assert web.get(second).status_code == 200


def test_two_runs_of_different_sets_are_not_compared(web: TestClient) -> None:
    addresses = [begin(web)]
    ended(web, addresses[0])
    addresses.append(begin(web, SET.splitlines(keepends=True)[1], "soep.jsonl"))
    ended(web, addresses[1])
    a, b = (each.rsplit("/", 1)[-1] for each in addresses)
    for asked in ({"a": a, "b": b}, {"a": a, "b": a}, {"a": a}, {"a": "../x", "b": b}, {}):
        assert web.get("/evaluation/compare", params=asked).status_code == 400


def test_a_line_that_is_wrong_is_named(web: TestClient, settings: Settings) -> None:
    wrong = SET + b'{"id": "x", "lang": "fr", "kind": "off-topic", "question": "Quoi?"}\n'
    address = begin(web, wrong, "../mijn set.jsonl")
    page = ended(web, address)
    assert "failed" in page
    assert "mijn-set.jsonl, line 3" in page
    assert str(settings.index.parent) not in page
    assert web.get(f"{address}/report").status_code == 404
    assert "<form" in page


def test_one_set_is_run_at_a_time_and_can_be_stopped(web: TestClient) -> None:
    address = begin(web)
    busy = web.post("/evaluation/begin", data={"set": "specimen"}, headers=ENGLISH)
    assert busy.status_code == 409
    assert "Another set is being run." in busy.text
    assert "data-progress" in web.get(address).text
    page = web.post(f"{address}/stop", headers=ENGLISH).text
    assert "stopped" in page
    assert "data-progress" not in page


def test_a_set_that_is_going_on_ends_with_the_server(
    settings: Settings, encoder: LazyEncoder, tmp_path: Path
) -> None:
    for web in visitor(settings, encoder, written(tmp_path)):
        name = begin(web).rsplit("/", 1)[-1]
    run = RunShelf(settings.runs).get(name)
    assert run is not None
    assert run.end is End.STOPPED


def test_what_is_no_set_is_not_begun(web: TestClient, settings: Settings) -> None:
    for data in ({"set": "../../etc/passwd"}, {"set": ""}, {}):
        sent = web.post("/evaluation/begin", data=data, headers=ENGLISH)
        assert sent.status_code == 400
        assert "Choose a set from the list" in sent.text
    large = web.post("/evaluation/begin", files={"own": ("x.jsonl", b" " * (SET_KIB * 1024 + 1))})
    assert large.status_code == 413
    larger = {"own": ("x.jsonl", b" " * 2**21)}
    page = web.post("/evaluation/begin", files=larger, headers={"accept": "text/html"})
    assert page.status_code == 413
    assert "<h1>" not in page.text
    assert "text/html" in page.headers["content-type"]
    assert not settings.runs.exists()


@pytest.mark.parametrize("name", ["20261124T070000-00000000", "..%2F..%2Fetc", "x" * 300, "."])
@pytest.mark.parametrize("what", ["", "/report", "/remove"])
def test_a_run_that_is_not_there_has_no_page(web: TestClient, name: str, what: str) -> None:
    assert web.get(f"/evaluation/runs/{name}{what}").status_code == 404
    for action in ("stop", "again", "remove"):
        assert web.post(f"/evaluation/runs/{name}/{action}").status_code in {404, 405}


def test_runs_are_for_admins(tmp_path: Path, encoder: LazyEncoder) -> None:
    serving = Serving(accounts=accounts_file(tmp_path / "accounts"))
    settings = replace(taking_uploads(tmp_path), serving=serving)
    for web in visitor(settings, encoder, written(tmp_path)):
        assert web.get("/evaluation").status_code == 401
        sign_in(web, "jansen")
        for path in ("", "/compare", "/runs/20261124T070000-00000000/report"):
            refused = web.get(f"/evaluation{path}", headers=ENGLISH)
            assert refused.status_code == 403
            assert "Only those who manage this chat" in refused.text
        assert web.post("/evaluation/begin", files={"own": ("x.jsonl", SET)}).status_code == 403
        assert "/evaluation" not in web.get("/documents").text
        sign_in(web, ADMIN)
        assert web.get("/evaluation").status_code == 200


def test_a_shelf_takes_so_many_runs_and_passes_over_what_is_none(tmp_path: Path) -> None:
    shelf = RunShelf(tmp_path / "runs")
    assert shelf.runs() == ()
    for number in range(MAX_RUNS):
        shelf.begin(f"set-{number}", "2026-11-24T07:00:00+00:00")
    (shelf.folder / "elsewhere").mkdir()
    broken = shelf.runs()[0]
    (shelf.place(broken) / FACTS).write_text("{", encoding="utf-8")
    assert len(shelf.runs()) == MAX_RUNS - 1
    assert {each.end for each in shelf.runs()} == {End.BROKEN}
    shelf.begin("one more", "2026-11-24T07:00:01+00:00")
    with pytest.raises(FullError):
        Runner(shelf, tmp_path / "index").begin("set", SET)
    assert shelf.figures(shelf.runs()[0]) == {}


def test_names_of_sets_are_plain() -> None:
    assert set_name("C:\\sets\\mijn set.jsonl") == "mijn-set"
    assert set_name("../../..") == "set"
    assert len(set_name("x" * 500)) == 80
    assert committed_sets()["specimen"].is_file()
