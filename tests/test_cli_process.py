"""The command line as a process: it starts fast, and bears pipes that close early."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from vraagbaak.cli.commands import _set_encoding
from vraagbaak.cli.progress_bar import ProgressBar

HEAVY = {"torch", "sentence_transformers", "gradio", "faiss"}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "dijken.txt"
    text = "Vraag 1\n\nHoe hoog is de dijk?\n\nAntwoord 1\n\nDe dijk is tien meter hoog.\n"
    path.write_text(text, encoding="utf-8")
    return path


def python(*arguments: str) -> subprocess.Popen[bytes]:
    """Start a Python of its own."""
    command = [sys.executable, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_a_reader_that_leaves_early_is_no_failure(source: Path) -> None:
    with python("-m", "vraagbaak", "inspect", str(source), "--json") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize("arguments", [["--help"], ["inspect", "dijken.txt"]])
def test_light_commands_load_no_models(arguments: list[str], source: Path) -> None:
    assert source.name == "dijken.txt"
    arguments = [str(source) if each == "dijken.txt" else each for each in arguments]
    program = (
        "import sys; from vraagbaak.cli import app\n"
        f"app({arguments!r}, standalone_mode=False)\n"
        f"sys.exit(str({HEAVY!r} & set(sys.modules)) if {HEAVY!r} & set(sys.modules) else 0)"
    )
    with python("-c", program) as process:
        _, errors = process.communicate()
    assert (process.returncode, errors) == (0, b"")


def test_pipes_get_utf8_whatever_the_locale(tmp_path: Path) -> None:
    path = tmp_path / "uit.txt"
    with path.open("w", encoding="ascii") as stream:
        _set_encoding(stream)
        stream.write("é\udce9")
    assert path.read_bytes() == "é".encode() + rb"\udce9"


def test_the_name_of_the_file_being_read_cannot_steer_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with ProgressBar() as bar:
        bar.reading(Path("a\x1b]0;b[red]c.pdf"), page_number=1, page_count=3)
        bar.reading(Path("d" * 99 + ".pdf"), page_number=2, page_count=3)
    shown = capsys.readouterr().err
    assert "\x1b]0" not in shown
    assert "ddd…" in shown


def test_nothing_is_drawn_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with ProgressBar() as bar:
        bar.files(done=1, total=2)
    assert capsys.readouterr().err == ""
