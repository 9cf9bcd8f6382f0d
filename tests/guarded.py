"""A small server behind the gate, that tells who the gate takes the visitor for."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from argon2 import PasswordHasher
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from app.door.accounts import Account, write_accounts
from app.door.gate import Gate
from app.door.proxies import Proxies
from app.door.sign_on import SignOn
from app.door.signing_in import serve_signing_in
from app.visitor import visitor_of

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.settings import Serving

PASSWORDS = {"jansen": "haven en kade", "de.boer": "kade en haven"}
ADMIN = "de.boer"


def accounts_file(path: Path) -> Path:
    """Write a file with two accounts, one of an admin."""
    # Hashes that are quick to compare; what `Account.of` makes takes long on purpose.
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    made = [
        Account(name, hasher.hash(password), is_admin=name == ADMIN)
        for name, password in PASSWORDS.items()
    ]
    write_accounts(path, made)
    return path


def server(serving: Serving, *, host: str = "127.0.0.1") -> FastAPI:
    """Make a server with the gate of the chat before it, and nothing of the chat."""
    sign_on = SignOn(serving, host=host)
    made = FastAPI()
    made.add_middleware(Gate, serving=serving, sign_on=sign_on)
    made.add_middleware(Proxies, serving=serving)
    serve_signing_in(made, sign_on)

    @made.api_route("/{path:path}", methods=["GET", "POST"])
    async def who(request: Request) -> dict[str, Any]:
        return {
            **asdict(visitor_of(request)),
            "path": request.url.path,
            "url": str(request.url),
            "headers": dict(request.headers),
            "bytes": len(await request.body()),
        }

    return made


def client(
    serving: Serving, *, address: str = "127.0.0.1", host: str = "127.0.0.1", site: str = ""
) -> TestClient:
    """Visit such a server from an address; cookies are kept."""
    return TestClient(
        server(serving, host=host),
        base_url=site or "http://localhost",
        client=(address, 50000),
        follow_redirects=False,
    )


def sign_in(visitor: TestClient, name: str, password: str | None = None) -> int:
    """Send the form as a program does; gives the status."""
    form = {"username": name, "password": PASSWORDS[name] if password is None else password}
    return visitor.post("/login", data=form).status_code
