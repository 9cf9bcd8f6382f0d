"""What is answered to a request that goes no further."""

from __future__ import annotations

import math
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse

from app.texts import LANGUAGE_COOKIE, say, spoken

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from vraagbaak.types import Language


def language_of(request: Request) -> Language:
    """Tell in which language a visitor is spoken to."""
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    return spoken(chosen, request.headers.get("accept-language"))


def refuse(
    request: Request,
    status: HTTPStatus,
    reason: str,
    *,
    headers: dict[str, str] | None = None,
    **values: object,
) -> Response:
    """Answer with a status and its reason, in the language of the one who asked."""
    words = say(language_of(request), reason, **values)
    return JSONResponse({"detail": words, "error": words}, status, headers)


def too_many(request: Request, wait: float) -> Response:
    """Ask for patience (RFC 6585, 4), for so many seconds."""
    seconds = math.ceil(wait)
    headers = {"Retry-After": str(seconds)}
    status = HTTPStatus.TOO_MANY_REQUESTS
    return refuse(request, status, "refused_too_many", headers=headers, wait=seconds)
