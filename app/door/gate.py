"""The gate: every request passes here first, and is refused here or goes on with its visitor."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse

from app.door import paths
from app.door.accounts import AccountsError
from app.door.allowance import Allowance
from app.door.body_limit import limited, too_large
from app.door.cross_site import is_from_elsewhere
from app.door.paths import Load, route
from app.door.refusals import refuse, too_many
from app.visitor import note_visitor

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    from app.door.sign_on import SignOn
    from app.visitor import Visitor
    from vraagbaak.settings import Serving

MINUTE: Final = 60.0
PICTURES_FOR_ONE: Final = 5
"""So many pictures of pages may be asked for where one question may."""
BODY_BYTES: Final = 2**20
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_MIB: Final = 2**20


class Gate:
    """Lets through what is open to the visitor, from this site's own pages, in measure."""

    def __init__(self, app: ASGIApp, *, serving: Serving, sign_on: SignOn) -> None:
        self._app = app
        self._serving = serving
        self._sign_on = sign_on
        most = serving.rate_limit
        self._allowances = {
            Load.WORK: Allowance(most, seconds=MINUTE),
            Load.PICTURE: Allowance(most * PICTURES_FOR_ONE, seconds=MINUTE),
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        request = Request(scope)
        path = route(scope)
        limit = self._most_bytes(path)
        refusal = await self._refusal(request, path) or too_large(request, limit)
        if refusal is None:
            await self._app(scope, limited(receive, limit), send)
        else:
            await refusal(scope, receive, send)

    async def _refusal(self, request: Request, path: str) -> Response | None:
        if not paths.is_open(path, mcp=self._serving.mcp):
            return refuse(request, HTTPStatus.NOT_FOUND, "refused_no_such_page")
        if request.method not in _SAFE and is_from_elsewhere(request):
            return refuse(request, HTTPStatus.FORBIDDEN, "refused_from_elsewhere")
        try:
            visitor = await self._sign_on.visitor(request)
        except AccountsError:
            return refuse(request, HTTPStatus.SERVICE_UNAVAILABLE, "refused_no_accounts")
        note_visitor(request.scope, visitor)
        return self._kept_out(request, path, visitor) or self._slowed(request, path, visitor)

    def _kept_out(self, request: Request, path: str, visitor: Visitor) -> Response | None:
        if self._sign_on.required and not paths.needs_no_name(path):
            if visitor.name is None:
                return self._sent_to_sign_in(request, path)
            if paths.is_for_admins(path) and not visitor.is_admin:
                return refuse(request, HTTPStatus.FORBIDDEN, "refused_for_admins")
        if paths.is_upload(path) and not visitor.may_change:
            return refuse(request, HTTPStatus.FORBIDDEN, "refused_no_upload")
        return None

    def _sent_to_sign_in(self, request: Request, path: str) -> Response:
        wants_page = "text/html" in request.headers.get("accept", "")
        if request.method == "GET" and wants_page and self._sign_on.accounts is not None:
            back = f"{path}?{request.url.query}" if request.url.query else path
            query = f"?{urlencode({'next': back})}" if back != "/" else ""
            address = f"{request.scope.get('root_path', '')}{paths.LOGIN}{query}"
            return RedirectResponse(address, HTTPStatus.SEE_OTHER)
        # A browser would ask for a password by itself, over the page; programs need to be told.
        told = {} if "sec-fetch-mode" in request.headers else {"WWW-Authenticate": "Basic"}
        return refuse(request, HTTPStatus.UNAUTHORIZED, "refused_no_name", headers=told)

    def _slowed(self, request: Request, path: str, visitor: Visitor) -> Response | None:
        allowance = self._allowances.get(paths.load(request.method, path))
        if allowance is None or not self._serving.rate_limit:
            return None
        wait = allowance.take(visitor.name or network(visitor.address))
        return too_many(request, wait) if wait else None

    def _most_bytes(self, path: str) -> int:
        return self._serving.upload_mib * _MIB if paths.is_upload(path) else BODY_BYTES


def network(address: str) -> str:
    """Take the addresses that one client can choose from together: a /64 of IPv6."""
    return ":".join(address.split(":")[:4]) if address.count(":") > 1 else address
