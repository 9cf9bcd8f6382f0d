"""Requests that another site made a visitor's browser send (CSRF)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from starlette.requests import Request


def is_from_elsewhere(request: Request) -> bool:
    """Tell whether a page of another site sent a request.

    Browsers say so themselves (Fetch Metadata), or name the page's origin. Programs that are no
    browser send neither, and hold no cookie that another site could use.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("origin")
    if origin is None:
        return False
    return _place(origin) != _place(f"//{request.headers.get('host', '')}")


def _place(address: str) -> tuple[str, int | None]:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "", -1
    return (parts.hostname or "").lower(), None if port in {80, 443} else port
