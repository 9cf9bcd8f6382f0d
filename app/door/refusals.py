"""What is answered to a request that goes no further."""

from __future__ import annotations

import math
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse

from app.plain_page import LISTS, masthead, plain_page
from app.texts import LANGUAGE_COOKIE, NAME, say, spoken
from vraagbaak.markup import element, joined, text

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
    """Answer with a status and its reason, in the language of the one who asked.

    A browser that is to show a page gets one; a program, and a script of a page, JSON.
    """
    language = language_of(request)
    words = say(language, reason, **values)
    if "text/html" in request.headers.get("accept", ""):
        home = f"{request.scope.get('root_path', '')}/"
        main = element("main", element("p", text(words), role="alert"))
        body = joined([masthead(language, {"papers_back": home}), main])
        page = plain_page(body, title=NAME, language=language, style=LISTS, status=status)
        page.headers.update(headers or {})
        return page
    return JSONResponse({"detail": words, "error": words}, status, headers)


def too_many(request: Request, wait: float) -> Response:
    """Ask for patience (RFC 6585, 4), for so many seconds."""
    seconds = math.ceil(wait)
    headers = {"Retry-After": str(seconds)}
    status = HTTPStatus.TOO_MANY_REQUESTS
    return refuse(request, status, "refused_too_many", headers=headers, wait=seconds)
