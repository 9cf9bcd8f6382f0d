"""Bodies of requests that are larger than they may be."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from app.door.refusals import refuse

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import Message, Receive


def too_large(request: Request, limit: int) -> Response | None:
    """Refuse a request that says itself that it is larger than `limit` bytes."""
    length = request.headers.get("content-length", "0")
    if length.isascii() and length.isdigit() and int(length[:20]) <= limit:
        return None
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return refuse(request, status, "refused_too_large", limit=limit)


def limited(receive: Receive, limit: int) -> Receive:
    """Stop reading a body after `limit` bytes, whatever its length was said to be."""
    received = 0

    async def receive_limited() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > limit:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return message

    return receive_limited
