"""The commands do what they promise: data on standard output, messages beside it, exit codes."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from tests.typed import saved
from vraagbaak.cli import app

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

    from tests.conftest import FakeEncoder

DIKES = """Vraag 1

Hoe hoog is de dijk?

Antwoord 1

De dijk is tien meter hoog.

Vraag 2

Wie onderhoudt hem?

Antwoord 2

Dat doet het waterschap.
"""


def vraagbaak(*arguments: str | Path) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(app, [str(each) for each in arguments])


@pytest.fixture(autouse=True)
def _without_model(monkeypatch: pytest.MonkeyPatch, encoder: FakeEncoder) -> None:
    def load(*_: object, **__: object) -> FakeEncoder:
        return encoder

    monkeypatch.setattr("vraagbaak.cli.indexing.LazyEncoder", load)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "dijken.txt"
    path.write_text(DIKES, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, source: Path) -> Path:
    built = tmp_path / "index"
    assert vraagbaak("index", "add", source, "--index", built).exit_code == 0
    return built


def test_adding_shows_what_became_of_each_file(tmp_path: Path, source: Path) -> None:
    odd = tmp_path / "plaatje.gif"
    odd.write_bytes(b"GIF89a")
    result = vraagbaak("index", "add", source, odd, "--index", tmp_path / "index")
    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines()]
    assert ["added", str(source), "2", "1"] in [row[:4] for row in rows]
    assert "refused" in result.stdout
    assert "Files of this type are not read" in result.stdout
    assert result.stderr.strip() == "1 added, 1 refused."


def test_adding_what_is_there_already_is_no_failure(folder: Path, source: Path) -> None:
    result = vraagbaak("index", "add", source, "--index", folder)
    assert result.exit_code == 0
    assert "unchanged" in result.stdout


def test_adding_nothing_usable_is_wrong_use(tmp_path: Path) -> None:
    result = vraagbaak("index", "add", tmp_path / "gone.pdf", "--index", tmp_path / "index")
    assert result.exit_code == 2
    assert "There is no such file" in result.stdout
    (tmp_path / "empty").mkdir()
    result = vraagbaak("index", "add", tmp_path / "empty", "--index", tmp_path / "index")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "no files" in result.stderr


def test_a_document_without_answers_is_shown_as_such(tmp_path: Path, folder: Path) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text("Een brief zonder vragen.\n", encoding="utf-8")
    added = vraagbaak("index", "add", letter, "--index", folder)
    assert "never quoted" in added.stdout
    listed = vraagbaak("index", "list", "--index", folder)
    assert listed.exit_code == 0
    (row,) = [line for line in listed.stdout.splitlines() if "brief.txt" in line]
    assert "no answers" in row


def test_the_list_of_documents_comes_as_json_too(folder: Path, source: Path) -> None:
    (document,) = json.loads(vraagbaak("index", "list", "--index", folder, "--json").stdout)
    assert document["file"] == source.name
    assert (document["answers"], document["questions"]) == (2, 2)


def test_a_removed_document_is_gone(folder: Path, source: Path) -> None:
    assert vraagbaak("index", "remove", source.name, "--index", folder).exit_code == 0
    listed = vraagbaak("index", "list", "--index", folder)
    assert listed.stdout == ""
    assert "holds no documents" in listed.stderr
    again = vraagbaak("index", "remove", source.name, "--index", folder)
    assert again.exit_code == 2
    assert source.name in again.stderr


def test_checking_names_damage_with_exit_code_1(folder: Path) -> None:
    assert vraagbaak("index", "check", "--index", folder).exit_code == 0
    (catalog,) = folder.rglob("catalog.sqlite")
    catalog.write_bytes(catalog.read_bytes() + b"x")
    result = vraagbaak("index", "check", "--index", folder)
    assert result.exit_code == 1
    assert str(catalog) in result.stdout


def test_verifying_names_differences_with_exit_code_1(folder: Path, source: Path) -> None:
    result = vraagbaak("verify", "--index", folder)
    assert (result.exit_code, result.stdout) == (0, "0 differences in 2 answers of 1 document.\n")
    source.write_text(DIKES.replace("tien", "tiem"), encoding="utf-8")
    result = vraagbaak("verify", "--index", folder)
    assert result.exit_code == 1
    assert f"answer changed: {source}, Antwoord 1: the text: ‘De dijk is tien" in result.stdout
    assert "2 differences" in result.stdout


def test_verifying_gives_json_too(folder: Path, source: Path) -> None:
    source.unlink()
    result = vraagbaak("verify", "--index", folder, "--json")
    assert result.exit_code == 1
    (finding,) = json.loads(result.stdout)["findings"]
    assert (finding["what"], finding["file"]) == ("file missing", str(source))


def test_inspecting_shows_questions_and_answers(source: Path) -> None:
    result = vraagbaak("inspect", source)
    assert result.exit_code == 0
    assert "Antwoord 2 · question 2 · page 1" in result.stdout
    assert "Dat doet het waterschap." in result.stdout
    assert "answers: 2" in result.stdout
    exchanges = json.loads(vraagbaak("inspect", source, "--json").stdout)["exchanges"]
    assert [exchange["labels"] for exchange in exchanges] == [["1"], ["2"]]


def test_inspecting_names_no_pages_where_a_file_has_none(tmp_path: Path) -> None:
    head = "Hierbij antwoord ik op de vragen van het lid Jansen (VVD)."
    path = saved(tmp_path, head, "Vraag 1", "Vaart de boot?", "Antwoord 1", "Ja.")
    result = vraagbaak("inspect", path)
    assert "Antwoord 1 · question 1 · by Jansen (VVD)\n" in result.stdout
    assert "page" not in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["inspect", "gone.pdf"], "gone.pdf"),
        (["index", "list", "--index", "nowhere"], "There is no index in nowhere"),
        (["verify", "--index", "nowhere"], "There is no index in nowhere"),
        (["ask", "Hoe hoog?", "--index", "nowhere"], "There is no index in nowhere"),
        (["ask"], "Give a question"),
        (["ask", "  "], "Give a question"),
        (["ask", "Hoe?", "--batch", "x.jsonl"], "With --batch"),
        (["chat", "--port", "99999"], "65535"),
        (["unknown"], "unknown"),
    ],
)
def test_wrong_use_is_told_without_a_traceback(
    arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = vraagbaak(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_an_unusable_setting_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VRAAGBAAK_PORT", "zeven")
    result = vraagbaak("index", "list")
    assert result.exit_code == 2
    assert "VRAAGBAAK_PORT is 'zeven'" in result.stderr


def test_the_index_of_the_environment_is_used(
    folder: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VRAAGBAAK_INDEX", str(folder))
    assert source.name in vraagbaak("index", "list").stdout


@pytest.mark.parametrize(
    ("arguments", "module", "passed"),
    [
        (["chat", "--index", "i", "--port", "7"], "app", ["--index", "i", "--port", "7"]),
        (["chat"], "app", ["--index", "index", "--port", "7860"]),
        (["eval", "run", "a.jsonl", "--out", "o"], "eval", ["run", "a.jsonl", "--out", "o"]),
        (["eval", "--help"], "eval", ["--help"]),
    ],
)
def test_chat_and_eval_run_the_packages_on_top(
    arguments: list[str], module: str, passed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run: list[Any] = []
    monkeypatch.setattr(sys, "argv", ["vraagbaak"])
    monkeypatch.setattr("runpy.run_module", lambda name, **_: run.append((name, sys.argv[1:])))
    assert vraagbaak(*arguments).exit_code == 0
    assert run == [(module, passed)]


def test_a_terminal_sees_how_far_adding_is(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    result = vraagbaak("index", "add", source, "--index", tmp_path / "index")
    assert result.exit_code == 0
    assert "Embedding passages" in result.stderr
    assert "Embedding passages" not in result.stdout
