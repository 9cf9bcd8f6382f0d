"""Starting the chat: what is indexed first, what is printed, and what is refused."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

import pytest
import uvicorn

import app.main
import vraagbaak.embed
from app.main import DONE, UNUSABLE, main
from tests.conftest import FakeEncoder
from vraagbaak.index import Index

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """Aanhangsel van de Handelingen

Vragen van het lid Kade (SP) aan de Minister van Havens over kades (ingezonden 2 november 2026).
Antwoord van Minister Steiger (ontvangen 20 november 2026).

Vraag 1
Welke havens worden uitgebreid?

Antwoord 1
Er worden dit jaar geen havens uitgebreid.
"""


class LoadingEncoder(FakeEncoder):
    """A fake that counts how often it was loaded."""

    def __init__(self, *_: object, **__: object) -> None:
        super().__init__()
        self.loaded = 0
        LAST.append(self)

    def load(self) -> LoadingEncoder:
        """Load nothing."""
        self.loaded += 1
        return self


LAST: list[LoadingEncoder] = []


class Served:
    """Takes the place of uvicorn's server: looks whether the port listens, and stops at once."""

    def __init__(self) -> None:
        self.ports: list[int] = []

    def run(self, sockets: list[socket.socket]) -> None:
        """Connect to the port, as a browser would, and end as Ctrl+C does."""
        host, port = sockets[0].getsockname()[:2]
        with socket.create_connection((host, port), timeout=10):
            self.ports.append(port)
        raise KeyboardInterrupt


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Served:
    """A chat without a model, that ends as soon as it is served."""
    fake = Served()
    monkeypatch.setattr(vraagbaak.embed, "LazyEncoder", LoadingEncoder)
    monkeypatch.setattr(uvicorn.Server, "run", lambda _, sockets: fake.run(sockets))
    return fake


def _start(*arguments: str) -> int:
    """Start the chat within an event loop: without one, Gradio opens its own for good."""

    async def started() -> int:
        return main(arguments)

    return asyncio.run(started())


def _paper(folder: Path) -> Path:
    path = folder / "havens.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_without_an_index_the_specimen_is_indexed_and_the_model_is_ready(
    served: Served, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _start("--index", str(tmp_path / "index"), "--port", "0") == DONE
    names = [document.path.name for document in Index.open(tmp_path / "index").documents]
    assert names == ["specimen-overleg.pdf", "specimen-aanhangsel.pdf"]
    assert LAST[-1].loaded == 1
    said = capsys.readouterr()
    assert f"http://127.0.0.1:{served.ports[0]}" in said.err
    assert "built-in specimen" in said.err
    assert said.out == ""


def test_a_specimen_that_came_anew_with_the_program_replaces_the_old_one(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _paper(tmp_path)
    monkeypatch.setattr(app.main, "specimen_paths", lambda: (path,))
    where = ("--index", str(tmp_path / "index"), "--port", "0")
    _start(*where)
    (before,) = Index.open(tmp_path / "index").documents
    path.write_text(TEXT.replace("geen havens", "drie havens"), encoding="utf-8")
    assert _start(*where) == DONE
    (after,) = Index.open(tmp_path / "index").documents
    assert (after.path, after.id) == (path, after.sha256[:16])
    assert after.id != before.id
    assert len(served.ports) == 2


def test_documents_are_indexed_first_and_what_is_refused_is_named(
    served: Served, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "leeg.txt"
    empty.touch()
    given = ("--documents", str(_paper(tmp_path)), str(empty))
    assert _start("--index", str(tmp_path / "index"), "--port", "0", *given) == DONE
    names = [document.path.name for document in Index.open(tmp_path / "index").documents]
    assert names == ["havens.txt"]
    assert "leeg.txt: refused: The file is empty" in capsys.readouterr().err.replace("\n", " ")
    assert served.ports


def test_an_index_that_is_there_is_served_as_it_is(served: Served, tmp_path: Path) -> None:
    where = ("--index", str(tmp_path / "index"), "--port", "0")
    _start(*where, "--documents", str(_paper(tmp_path)))
    before = Index.open(tmp_path / "index").generation
    assert _start(*where) == DONE
    assert Index.open(tmp_path / "index").generation == before
    assert LAST[-1].documents == []
    assert len(served.ports) == 2


def test_a_damaged_index_is_told_and_nothing_is_served(
    served: Served, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ("--index", str(tmp_path / "index"), "--port", "0")
    _start(*where, "--documents", str(_paper(tmp_path)))
    for path in Index.open(tmp_path / "index").files.iterdir():
        path.write_bytes(b"damaged")
    capsys.readouterr()
    assert _start(*where) == UNUSABLE
    assert str(tmp_path / "index") in capsys.readouterr().err.replace("\n", "")
    assert len(served.ports) == 1


def test_a_taken_port_is_told_before_any_work_is_done(
    served: Served, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert _start("--index", str(tmp_path / "index"), "--port", str(port)) == UNUSABLE
    assert f"127.0.0.1:{port}" in capsys.readouterr().err
    assert not (tmp_path / "index").exists()
    assert served.ports == []


def test_an_address_of_ip_version_6_will_do(
    served: Served, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--documents", str(_paper(tmp_path)), "--root-path", "/kamer")
    where = ("--index", str(tmp_path / "index"), "--port", "0", "--host", "::1")
    assert _start(*where, *given) == DONE
    assert f"http://[::1]:{served.ports[0]}/kamer" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--port", port])


def test_a_setting_that_is_no_port_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VRAAGBAAK_PORT", "many")
    assert main([]) == UNUSABLE
    assert "VRAAGBAAK_PORT" in capsys.readouterr().err


def test_the_port_of_the_settings_is_used_unless_another_is_given(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setenv("VRAAGBAAK_PORT", str(port))
    monkeypatch.setenv("VRAAGBAAK_INDEX", str(tmp_path / "index"))
    _start("--documents", str(_paper(tmp_path)))
    assert served.ports == [port]
    assert Index.open(tmp_path / "index").documents
