"""The file of accounts: names, hashes of passwords, and who is an admin.

{"accounts": [{"name": "jansen", "admin": true, "password": "$argon2id$v=19$m=65536,…"}]}
"""

from __future__ import annotations

import json
import os
import re
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from vraagbaak.errors import VraagbaakError

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST_PASSWORD: Final = 8
LONGEST_PASSWORD: Final = 1024
NAME: Final = re.compile(r"[\w.@+-]{1,64}")
OWN_EYES: Final = 0o600
AT_ONCE: Final = 2
"""So many passwords are compared at once: each takes 64 MiB of memory, and a core."""

_HASHER: Final = PasswordHasher()
_comparing = threading.BoundedSemaphore(AT_ONCE)


class AccountsError(VraagbaakError):
    """The file of accounts cannot be read or written, or an account cannot be made."""


@dataclass(frozen=True, slots=True)
class Account:
    """One who may sign in; the password is kept as an Argon2id hash (RFC 9106)."""

    name: str
    password_hash: str
    is_admin: bool = False

    @classmethod
    def of(cls, name: str, password: str, *, is_admin: bool = False) -> Account:
        """Make an account.

        Raises:
            AccountsError: The name or the password will not do.
        """
        if not NAME.fullmatch(name):
            message = f"{name!r} cannot be a name: give 1 to 64 letters, digits or . @ + - _"
            raise AccountsError(message)
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            message = f"Give a password of {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters."
            raise AccountsError(message)
        return cls(name, _HASHER.hash(password), is_admin)


NOBODY: Final = Account("", _HASHER.hash("of nobody"))
"""Compared with where there is no such account, so that the time taken tells nothing."""


class Accounts:
    """The accounts of a file, read again when it has changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._read_at: tuple[int, int] | None = None
        self._accounts: dict[str, Account] = {}
        self.get("")

    def get(self, name: str) -> Account | None:
        """Find an account.

        Raises:
            AccountsError: The file cannot be read.
        """
        with self._lock:
            try:
                status = self._path.stat()
                if self._read_at != (status.st_mtime_ns, status.st_size):
                    self._accounts = {each.name: each for each in read_accounts(self._path)}
                    self._read_at = (status.st_mtime_ns, status.st_size)
            except OSError as error:
                raise AccountsError(_unreadable(self._path, error)) from error
            return self._accounts.get(name)

    def verified(self, name: str, password: str) -> Account | None:
        """Find the account that has this name and this password; takes as long where none has."""
        account = self.get(name)
        matches = _matches(account or NOBODY, password[:LONGEST_PASSWORD])
        return account if matches else None


def read_accounts(path: Path) -> tuple[Account, ...]:
    """Read all accounts of a file.

    Raises:
        AccountsError: It cannot be read, or holds something else.
    """
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return tuple(_account(each) for each in held["accounts"])
    except OSError as error:
        raise AccountsError(_unreadable(path, error)) from error
    except (ValueError, KeyError, TypeError) as error:
        message = f"{path}: no file of accounts. Make one with: python -m app.users --file FILE add"
        raise AccountsError(message) from error


def write_accounts(path: Path, accounts: Iterable[Account]) -> None:
    """Write all accounts to a file, whole or not at all, for its owner's eyes only.

    Raises:
        AccountsError: It cannot be written; what was there is as it was.
    """
    rows = [
        {"name": each.name, "admin": each.is_admin, "password": each.password_hash}
        for each in sorted(accounts, key=lambda each: each.name)
    ]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(json.dumps({"accounts": rows}, ensure_ascii=False, indent=1) + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as error:
        raise AccountsError(f"{path}: cannot be written ({error.strerror}).") from error


def _matches(account: Account, password: str) -> bool:
    with _comparing:
        try:
            return _HASHER.verify(account.password_hash, password) and account is not NOBODY
        except (VerificationError, InvalidHashError):
            return False


def _account(row: dict[str, Any]) -> Account:
    name, hashed, is_admin = row["name"], row["password"], row.get("admin", False)
    if not (isinstance(name, str) and isinstance(hashed, str) and isinstance(is_admin, bool)):
        raise TypeError(name)
    return Account(name, hashed, is_admin)


def _unreadable(path: Path, error: OSError) -> str:
    return (
        f"{path}: the accounts cannot be read ({error.strerror}). "
        "Make the file with: python -m app.users --file FILE add NAME"
    )
