"""The file of accounts is kept by a command, and holds no password."""

from __future__ import annotations

import io
import json
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from app.door.accounts import (
    LONGEST_PASSWORD,
    Account,
    Accounts,
    AccountsError,
    read_accounts,
    write_accounts,
)
from app.users import DONE, UNUSABLE, main

if TYPE_CHECKING:
    from pathlib import Path

PASSWORD = "haven en kade"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the settings name."""
    path = tmp_path / "folder" / "accounts.json"
    monkeypatch.setenv("VRAAGBAAK_ACCOUNTS", str(path))
    return path


def _run(*words: str, monkeypatch: pytest.MonkeyPatch, typed: str = PASSWORD) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{typed}\n"))
    return main(words)


def test_accounts_are_added_listed_and_removed(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("add", "jansen", monkeypatch=monkeypatch) == DONE
    assert _run("add", "boer", "--admin", monkeypatch=monkeypatch) == DONE
    assert _run("list", monkeypatch=monkeypatch) == DONE
    assert capsys.readouterr().out == "boer  admin\njansen\n"
    assert PASSWORD not in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    accounts = Accounts(file)
    assert accounts.verified("jansen", PASSWORD)
    assert not accounts.verified("jansen", "x")
    assert _run("add", "jansen", "--admin", monkeypatch=monkeypatch, typed="another one") == DONE
    assert accounts.verified("jansen", "another one") == accounts.get("jansen")
    assert _run("remove", "jansen", monkeypatch=monkeypatch) == DONE
    assert [each.name for each in read_accounts(file)] == ["boer"]
    assert _run("remove", "jansen", monkeypatch=monkeypatch) == UNUSABLE
    assert "no account jansen" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "password"),
    [("a b", PASSWORD), ("", PASSWORD), ("a:b", PASSWORD), ("jansen", "short"), ("jansen", "")],
)
def test_a_name_or_password_that_will_not_do_is_refused(
    name: str, password: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _run("add", name, monkeypatch=monkeypatch, typed=password) == UNUSABLE
    assert not file.exists()


def test_a_password_may_be_long_but_not_endless() -> None:
    Account.of("jansen", "x" * LONGEST_PASSWORD)
    with pytest.raises(AccountsError, match="characters"):
        Account.of("jansen", "x" * (LONGEST_PASSWORD + 1))


def test_a_password_is_typed_twice(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    typed = iter([PASSWORD, PASSWORD, PASSWORD, "another"])
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))
    monkeypatch.setattr(sys, "stdin", Terminal())
    assert main(["add", "jansen"]) == DONE
    assert main(["add", "boer"]) == UNUSABLE
    assert [each.name for each in read_accounts(file)] == ["jansen"]


@pytest.mark.parametrize(
    "held",
    [
        "",
        "[]",
        '{"accounts": 1}',
        '{"accounts": [{"name": "a"}]}',
        '{"accounts": [{"name": "a", "password": 1}]}',
        '{"accounts": [{"name": "a", "password": "x", "admin": "no"}]}',
    ],
)
def test_a_file_of_something_else_is_refused(tmp_path: Path, held: str) -> None:
    path = tmp_path / "accounts.json"
    path.write_text(held, encoding="utf-8")
    with pytest.raises(AccountsError, match=r"accounts\.json"):
        read_accounts(path)
    with pytest.raises(AccountsError, match=r"accounts\.json"):
        Accounts(path)


def test_a_hash_that_is_none_fits_no_password(tmp_path: Path) -> None:
    path = tmp_path / "accounts.json"
    row = {"name": "jansen", "password": "plain", "admin": False}
    path.write_text(json.dumps({"accounts": [row]}), encoding="utf-8")
    assert Accounts(path).verified("jansen", "plain") is None


def test_a_file_that_cannot_be_written_or_read_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "accounts.json"
    folder.mkdir()
    with pytest.raises(AccountsError, match="cannot be written"):
        write_accounts(folder, [])
    with pytest.raises(AccountsError, match="cannot be read"):
        read_accounts(folder)


def test_the_file_must_be_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.delenv("VRAAGBAAK_ACCOUNTS", raising=False)
    assert _run("list", monkeypatch=monkeypatch) == UNUSABLE
    assert "VRAAGBAAK_ACCOUNTS" in capsys.readouterr().err
    path = str(tmp_path / "a.json")
    assert _run("--file", path, "list", monkeypatch=monkeypatch) == DONE
