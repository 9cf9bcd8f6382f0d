"""Keep the file of accounts: `python -m app.users add NAME`."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from app.door.accounts import OWN_EYES, Account, AccountsError, read_accounts, write_accounts
from vraagbaak.cli.terminal import tell
from vraagbaak.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE = 0
UNUSABLE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `python -m app.users`; returns the exit status."""
    try:
        chosen = _parser().parse_args(arguments)
        path = chosen.file or _accounts_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{path}.lock", mode=OWN_EYES):
            _run(chosen, path)
    except (AccountsError, ValueError) as error:
        tell(str(error))
        return UNUSABLE
    return DONE


def _accounts_file() -> Path:
    path = Settings.from_environment().serving.accounts
    if path is None:
        message = "Name the file of accounts: --file FILE, or the variable VRAAGBAAK_ACCOUNTS"
        raise AccountsError(message)
    return path


def _run(chosen: argparse.Namespace, path: Path) -> None:
    known = {each.name: each for each in read_accounts(path)} if path.exists() else {}
    if chosen.command == "list":
        for account in known.values():
            sys.stdout.write(f"{account.name}{'  admin' if account.is_admin else ''}\n")
        return
    if chosen.command == "remove":
        if known.pop(chosen.name, None) is None:
            raise AccountsError(f"{path}: there is no account {chosen.name}.")
    else:
        account = Account.of(chosen.name, _password(), is_admin=chosen.admin)
        known[account.name] = account
    write_accounts(path, known.values())


def _password() -> str:
    """Ask for a password, twice; from a pipe, read one line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != password:
        message = "The two passwords are not the same."
        raise AccountsError(message)
    return password


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m app.users", description=__doc__)
    parser.add_argument("--file", type=Path, help="the file of accounts (VRAAGBAAK_ACCOUNTS)")
    commands = parser.add_subparsers(dest="command", required=True)
    add = commands.add_parser("add", help="add an account, or give it another password or role")
    add.add_argument("name")
    add.add_argument("--admin", action="store_true", help="may add and remove documents")
    commands.add_parser("remove", help="remove an account").add_argument("name")
    commands.add_parser("list", help="list the accounts")
    return parser


if __name__ == "__main__":
    sys.exit(main())
