"""Reverse proxies: what a trusted one says of a request is believed, what others say forgotten."""

from __future__ import annotations

import re
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse

if TYPE_CHECKING:
    from ipaddress import IPv4Address

    from starlette.types import ASGIApp, Receive, Scope, Send

    from vraagbaak.settings import Serving

SIGNED_ON: Final = "vraagbaak.signed-on"
"""Where a request keeps the name that a trusted proxy gave its sender."""
FORWARDED: Final = "vraagbaak.forwarded"
"""Where a request keeps whether anything said that it came through a proxy."""

LONGEST_NAME: Final = 200
_MOVED: Final = 308
_HOST: Final = re.compile(
    r"[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:[0-9]{1,5})?"
)
_OF_PROXIES: Final = frozenset({b"forwarded", b"x-real-ip", b"x-gradio-server", b"x-gradio-user"})


class Proxies:
    """Gives each request its sender's address, its scheme, host, prefix and signed-on name.

    Headers of proxies go no further, whoever sent them, so that nothing behind this can be misled.
    """

    def __init__(self, app: ASGIApp, *, serving: Serving) -> None:
        self._app = app
        self._serving = serving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        scope = self._told(scope)
        prefix = self._serving.root_path
        if prefix and scope["path"] == prefix:
            # Relative links of the page need the slash at the end.
            await RedirectResponse(f"{prefix}/", _MOVED)(scope, receive, send)
            return
        await self._app(_below(prefix, scope), receive, send)

    def _told(self, scope: Scope) -> Scope:
        headers = Headers(scope=scope)
        sender = scope["client"][0] if scope.get("client") else ""
        kept = [(name, value) for name, value in scope["headers"] if not self._is_of_proxies(name)]
        told = {**scope, "headers": kept, FORWARDED: len(kept) < len(scope["headers"])}
        if not self._trusts(sender):
            return told
        told["client"] = (self._first_untrusted(headers, sender), 0)
        told[SIGNED_ON] = self._signed_on(headers)
        scheme = headers.get("x-forwarded-proto", "").split(",")[-1].strip().lower()
        if scheme in {"http", "https"}:
            told["scheme"] = scheme
        host = headers.get("x-forwarded-host", "").split(",")[-1].strip()
        if _HOST.fullmatch(host):
            kept[:] = [each for each in kept if each[0] != b"host"]
            kept.append((b"host", host.encode()))
        return told

    def _is_of_proxies(self, name: bytes) -> bool:
        own = self._serving.sign_on_header
        # Servers of the CGI kind take an underscore for a hyphen; so may what stands behind.
        name = name.lower().replace(b"_", b"-")
        return (
            name in _OF_PROXIES
            or name.startswith(b"x-forwarded-")
            or (own is not None and name == own.encode())
        )

    def _trusts(self, address: str) -> bool:
        parsed = _parsed(address)
        networks = self._serving.trusted_proxies
        return parsed is not None and any(parsed in network for network in networks)

    def _first_untrusted(self, headers: Headers, sender: str) -> str:
        """Go back along the proxies from the nearest one; each names the one before it."""
        passed = [each.strip() for each in ",".join(headers.getlist("x-forwarded-for")).split(",")]
        address = sender
        for each in reversed(passed):
            if not self._trusts(address) or _parsed(each) is None:
                break
            address = each
        return address

    def _signed_on(self, headers: Headers) -> str | None:
        header = self._serving.sign_on_header
        given = headers.getlist(header) if header else []
        if len(given) != 1:
            # Two names are no name: the proxy let one of the visitor's own through.
            return None
        name = given[0].strip()
        return name if name.isprintable() and 0 < len(name) <= LONGEST_NAME else None


def _parsed(address: str) -> IPv4Address | IPv6Address | None:
    try:
        parsed = ip_address(address)
    except ValueError:
        return None
    mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    return mapped or parsed


def _below(prefix: str, scope: Scope) -> Scope:
    """Put a request below the prefix, whether or not the proxy has taken it off."""
    if not prefix:
        return scope
    path, raw = scope["path"], scope.get("raw_path") or scope["path"].encode()
    if not path.startswith(f"{prefix}/"):
        path, raw = f"{prefix}{path}", prefix.encode() + raw
    return {**scope, "path": path, "raw_path": raw, "root_path": prefix}
