"""Killing the real command, with the real model, leaves an index that opens and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer.testing import CliRunner

from eval import kills

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_an_index_survives_kills_of_the_command_that_changes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VRAAGBAAK_CACHE", str(tmp_path))
    result = CliRunner().invoke(kills.app, ["--rounds", "3"])
    assert result.exit_code == 0, result.stderr
    assert "3/3: sound" in result.stderr


def test_an_index_that_did_not_survive_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VRAAGBAAK_CACHE", str(tmp_path))

    def kill_and_damage(folder: Path, _paper: Path, _after_seconds: float) -> bool:
        (catalogue,) = folder.glob("generations/*/*.sqlite")
        catalogue.write_bytes(catalogue.read_bytes() + b"x")
        return False

    monkeypatch.setattr(kills, "_killed", kill_and_damage)
    result = CliRunner().invoke(kills.app, ["--rounds", "1"])
    assert result.exit_code == 1
    assert "has changed since" in result.stderr
    assert "1 killed, the index broken" in result.stderr
