"""Who has signed in: a token in a cookie, remembered here only as its checksum."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.door.accounts import Account

SESSION_SECONDS: Final = 12 * 60 * 60
MOST_SESSIONS: Final = 10_000


@dataclass(frozen=True, slots=True)
class _Session:
    account: Account
    ends: float


class Sessions:
    """The sessions of one process; they end with it."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._sessions: OrderedDict[str, _Session] = OrderedDict()
        self._lock = threading.Lock()

    def start(self, account: Account) -> str:
        """Begin a session; gives its token, which nobody can guess."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._sessions[_key(token)] = _Session(account, self._clock() + SESSION_SECONDS)
            while len(self._sessions) > MOST_SESSIONS:
                self._sessions.popitem(last=False)
        return token

    def account(self, token: str) -> Account | None:
        """Tell whose session it is, as the account was when it began; None after its end."""
        with self._lock:
            session = self._sessions.get(_key(token))
            if session is not None and session.ends <= self._clock():
                del self._sessions[_key(token)]
                return None
        return session.account if session else None

    def end(self, token: str) -> None:
        """End a session."""
        with self._lock:
            self._sessions.pop(_key(token), None)


def _key(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
