"""The page where visitors sign in, and sign out again."""

from __future__ import annotations

from http import HTTPStatus
from importlib.resources import files
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from starlette.responses import JSONResponse, RedirectResponse

from app.door.paths import LOGIN, LOGOUT
from app.door.refusals import language_of, too_many
from app.door.sessions import SESSION_SECONDS
from app.door.sign_on import COOKIE
from app.plain_page import plain_page
from app.texts import NAME, say
from app.visitor import visitor_of
from vraagbaak.markup import NOTHING, element, text

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response

    from app.door.sign_on import SignOn
    from app.visitor import Visitor
    from vraagbaak.markup import Html
    from vraagbaak.types import Language

STYLE: Final = files("app.door").joinpath("signing_in.css").read_text(encoding="utf-8")


def serve_signing_in(server: FastAPI, sign_on: SignOn) -> None:
    """Add the addresses to sign in and out at."""

    def page(request: Request) -> Response:
        back = request.query_params.get("next", "/")
        return _page(request, back=within_site(back), status=HTTPStatus.OK)

    async def sign_in(request: Request) -> Response:
        sent = dict(parse_qsl((await request.body()).decode(errors="replace")))
        address = request.client.host if request.client else ""
        name, password = sent.get("username", ""), sent.get("password", "")
        attempt = await sign_on.attempt(name, password, address=address)
        back = within_site(sent.get("next", "/"))
        if attempt.wait:
            return too_many(request, attempt.wait)
        if attempt.account is None:
            return _page(request, back=back, status=HTTPStatus.UNAUTHORIZED)
        old = request.cookies.get(COOKIE)
        if old:
            sign_on.sessions.end(old)
        response = _signed_in(request, back)
        _set_cookie(request, response, sign_on.sessions.start(attempt.account))
        return response

    def sign_out(request: Request) -> Response:
        sign_on.sessions.end(request.cookies.get(COOKIE, ""))
        response = RedirectResponse(f"{_root(request)}{LOGIN}", HTTPStatus.SEE_OTHER)
        response.delete_cookie(COOKIE, path=f"{_root(request)}/")
        return response

    server.add_route(LOGIN, page, methods=["GET"])
    server.add_route(LOGIN, sign_in, methods=["POST"])
    server.add_route(LOGOUT, sign_out, methods=["POST"])


def within_site(address: str) -> str:
    """Give an address to go on to, if it is a path of this site, else the first page."""
    # Browsers take a backslash for a slash and skip line ends; two slashes begin another site.
    is_path = address.startswith("/") and address.isprintable()
    leads_away = address.startswith("//") or "\\" in address
    return address if is_path and not leads_away else "/"


def _signed_in(request: Request, back: str) -> Response:
    if "text/html" in request.headers.get("accept", ""):
        return RedirectResponse(f"{_root(request)}{back}", HTTPStatus.SEE_OTHER)
    # A program, such as gradio_client, wants to hear that it worked.
    return JSONResponse({"success": True})


def _set_cookie(request: Request, response: Response, token: str) -> None:
    response.set_cookie(
        COOKIE,
        token,
        max_age=SESSION_SECONDS,
        path=f"{_root(request)}/",
        httponly=True,
        # Lax and not strict: a link to an answer, in a letter or on another site, must work.
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def _root(request: Request) -> str:
    return str(request.scope.get("root_path", ""))


def _page(request: Request, *, back: str, status: HTTPStatus) -> Response:
    language = language_of(request)
    visitor = visitor_of(request)
    inside = _signed(visitor, language, _root(request)) if visitor.name else NOTHING
    wrong = status is HTTPStatus.UNAUTHORIZED
    form = _form(language, _root(request), back=back, wrong=wrong)
    body = element("main", element("h1", text(NAME)), inside or form)
    return plain_page(
        body, title=say(language, "sign_in"), language=language, style=STYLE, status=status
    )


def _form(language: Language, root: str, *, back: str, wrong: bool) -> Html:
    remark = element("p", text(say(language, "sign_in_wrong")), class_="wrong", role="alert")
    return element(
        "form",
        element("p", text(say(language, "sign_in_first"))),
        remark if wrong else NOTHING,
        *_field(say(language, "user_name"), "username", "text", complete="username"),
        *_field(say(language, "password"), "password", "password", complete="current-password"),
        element("input", type="hidden", name="next", value=back),
        element("button", text(say(language, "sign_in")), type="submit"),
        method="post",
        action=f"{root}{LOGIN}",
    )


def _field(label: str, name: str, kind: str, *, complete: str) -> tuple[Html, Html]:
    field = element(
        "input", id=name, name=name, type=kind, autocomplete=complete, required=True
    )  # fmt: skip
    return element("label", text(label), for_=name), field


def _signed(visitor: Visitor, language: Language, root: str) -> Html:
    key = "signed_in_as_admin" if visitor.is_admin else "signed_in"
    return element(
        "form",
        element("p", text(say(language, key, name=visitor.name))),
        element("a", text(say(language, "to_chat")), href=f"{root}/"),
        element("button", text(say(language, "sign_out")), type="submit"),
        method="post",
        action=f"{root}{LOGOUT}",
    )
