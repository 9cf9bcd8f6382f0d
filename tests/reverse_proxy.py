"""A small reverse proxy that serves a site under a prefix, as nginx or Caddy would."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

import httpx
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from starlette.requests import Request

METHODS: Final = ["GET", "HEAD", "POST", "PUT", "DELETE"]
_OF_THIS_HOP: Final = frozenset({"connection", "keep-alive", "transfer-encoding", "host"})


def reverse_proxy(
    target: str, *, prefix: str, strips: bool, says: Mapping[str, str] | None = None
) -> Starlette:
    """Make a proxy that passes what stands below `prefix` on to `target`, and nothing else.

    It tells whose requests they are, and adds the headers of `says`; what a visitor sends under
    these names is replaced.
    """
    client = httpx.AsyncClient(base_url=target, timeout=None)

    async def passed_on(request: Request) -> Response:
        path = request.url.path
        if not f"{path}/".startswith(f"{prefix}/"):
            return PlainTextResponse("another site", 404)
        if path == prefix and strips:
            # nginx does so for a location that ends in a slash.
            return RedirectResponse(f"{prefix}/")
        own = {
            "x-forwarded-for": request.client.host if request.client else "",
            "x-forwarded-host": request.headers["host"],
            "x-forwarded-proto": "http",
            **(says or {}),
        }
        sent = {
            name: value
            for name, value in request.headers.items()
            if name not in _OF_THIS_HOP and name not in own
        }
        onward = path.removeprefix(prefix) if strips else path
        answer = await client.send(
            client.build_request(
                request.method,
                httpx.URL(path=onward or "/", query=request.url.query.encode()),
                headers={**sent, **own},
                content=await request.body(),
            ),
            stream=True,
        )
        response = StreamingResponse(_whole(answer), answer.status_code)
        response.raw_headers = [
            (name.lower(), value)
            for name, value in answer.headers.raw
            if name.lower().decode() not in _OF_THIS_HOP
        ]
        return response

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with client:
            yield

    route = Route("/{path:path}", passed_on, methods=METHODS)
    return Starlette(routes=[route], lifespan=lifespan)


async def _whole(answer: httpx.Response) -> AsyncIterator[bytes]:
    try:
        async for part in answer.aiter_raw():
            yield part
    finally:
        await answer.aclose()
