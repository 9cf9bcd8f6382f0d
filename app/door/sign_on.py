"""Who sent a request: by a trusted proxy's word, by a session, or by a password sent along."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool

from app.door.accounts import Account, Accounts
from app.door.allowance import Allowance
from app.door.proxies import FORWARDED, SIGNED_ON
from app.door.sessions import Sessions
from app.visitor import Visitor

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

    from vraagbaak.settings import Serving

COOKIE: Final = "vraagbaak-session"
TRIES_BY_ADDRESS: Final = 10
TRIES_BY_NAME: Final = 30
TRY_SECONDS: Final = 15 * 60.0
REMEMBERED_SECONDS: Final = 5 * 60.0
MOST_REMEMBERED: Final = 1000
_LOCAL_NAMES: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of a name and a password; `wait` seconds before another try may be made."""

    account: Account | None = None
    wait: float = 0.0


class SignOn:
    """Tells visitors apart, as the settings say.

    Raises:
        AccountsError: The file of accounts cannot be read.
    """

    def __init__(self, serving: Serving, *, host: str = "127.0.0.1") -> None:
        self._serving = serving
        self._own_machine = is_loopback(host) and not serving.trusted_proxies
        self.accounts = Accounts(serving.accounts) if serving.accounts else None
        self.sessions = Sessions()
        self._by_address = Allowance(TRIES_BY_ADDRESS, seconds=TRY_SECONDS)
        self._by_name = Allowance(TRIES_BY_NAME, seconds=TRY_SECONDS)
        self._remembered = _Remembered()

    @property
    def required(self) -> bool:
        """Whether visitors must say who they are."""
        return self._serving.knows_visitors

    async def visitor(self, request: HTTPConnection) -> Visitor:
        """Tell who sent a request."""
        address = request.client.host if request.client else ""
        if not self.required:
            return self._made(address, None, is_admin=self._is_at_home(request, address))
        named = request.scope.get(SIGNED_ON)
        if named:
            return self._made(address, named, is_admin=named in self._serving.admins)
        account = self._of_session(request) or await self._of_password(request, address)
        if account is None:
            return Visitor(address)
        return self._made(address, account.name, is_admin=account.is_admin)

    async def attempt(self, name: str, password: str, *, address: str) -> Attempt:
        """Compare a name and a password with the accounts, if not tried too often before."""
        if self.accounts is None:
            return Attempt()
        # A try is counted before it is made: many at once are many.
        wait = self._by_address.take(address)
        if wait:
            return Attempt(wait=wait)
        wait = self._by_name.take(name)
        if wait:
            return Attempt(wait=wait)
        account = await run_in_threadpool(self.accounts.verified, name, password)
        if account is not None:
            self._by_address.give_back(address)
            self._by_name.give_back(name)
        return Attempt(account)

    def _made(self, address: str, name: str | None, *, is_admin: bool) -> Visitor:
        return Visitor(address, name, is_admin, is_admin and self._serving.upload)

    def _is_at_home(self, request: HTTPConnection, address: str) -> bool:
        """Tell whether one who need not sign in sits at this very machine.

        Not through a proxy, which may speak for anybody, and not under a name that somebody else's
        site has given to this machine (DNS rebinding).
        """
        return (
            self._own_machine
            and not request.scope.get(FORWARDED)
            and is_loopback(address)
            and (request.url.hostname or "") in _LOCAL_NAMES
        )

    def _of_session(self, request: HTTPConnection) -> Account | None:
        token = request.cookies.get(COOKIE)
        begun_by = self.sessions.account(token) if token else None
        if begun_by is None or self.accounts is None:
            return None
        # One who was removed, or has another password or role now, must sign in again.
        return begun_by if self.accounts.get(begun_by.name) == begun_by else None

    async def _of_password(self, request: HTTPConnection, address: str) -> Account | None:
        """Read a name and a password by RFC 7617, for programs."""
        sent = request.headers.get("authorization", "")
        name, password = _credentials(sent)
        if self.accounts is None or not name:
            return None
        known = self._remembered.get(sent)
        if known is None:
            known = (await self.attempt(name, password, address=address)).account
            if known is not None:
                self._remembered.keep(sent, known)
        return known if self.accounts.get(name) == known else None


class _Remembered:
    """Passwords that were right a moment ago, as keyed checksums: each takes long to compare."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)
        self._held: OrderedDict[bytes, tuple[Account, float]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, sent: str) -> Account | None:
        with self._lock:
            account, until = self._held.get(self._key(sent), (None, 0.0))
        return account if time.monotonic() < until else None

    def keep(self, sent: str, account: Account) -> None:
        with self._lock:
            self._held[self._key(sent)] = (account, time.monotonic() + REMEMBERED_SECONDS)
            while len(self._held) > MOST_REMEMBERED:
                self._held.popitem(last=False)

    def _key(self, sent: str) -> bytes:
        return hmac.digest(self._secret, sent.encode(), hashlib.sha256)


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach a host."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _credentials(sent: str) -> tuple[str, str]:
    scheme, _, coded = sent.partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        name, _, password = base64.b64decode(coded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return name, password
