"""The web server of the chat: the page, the pictures of its sources, and a sign of life."""

from __future__ import annotations

import sys
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import gradio as gr
from fastapi import FastAPI, HTTPException, Response
from fastapi import Path as PathParameter
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders

from app.chat import Chat
from app.door.gate import Gate
from app.door.proxies import Proxies
from app.door.sign_on import SignOn
from app.door.signing_in import serve_signing_in
from app.evaluation.routes import serve_evaluation
from app.evaluation.runner import Runner
from app.evaluation.shelf import RunShelf
from app.exports import serve_exports
from app.figures import AccessLog, Figures, serve_signs_of_life
from app.open_pages import hold_little
from app.originals import SCALES, PageImages
from app.papers.cabinet import Cabinet
from app.papers.reports import Reports
from app.papers.routes import serve_papers
from app.tools import speak_json
from app.transcript import serve_transcripts
from app.watch import WatchedAssistant
from vraagbaak.embed import LazyEncoder
from vraagbaak.errors import VraagbaakError
from vraagbaak.settings import Settings
from vraagbaak.translation import Translator
from vraagbaak.types import Measure

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from app.library import Asks
    from vraagbaak.embed import Encoder

STYLE: Final = files("app").joinpath("style.css").read_text(encoding="utf-8")

_NOT_FOUND = 404
_SECURITY_HEADERS = {
    # Gradio's page needs inline scripts and compiles its templates; nothing may come from, or go
    # to, another server.
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'unsafe-inline' "
    "'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def _silent(_message: str) -> None:
    """Tell nobody."""


class SecurityHeaders:
    """Adds headers that keep the page to itself; streams pass through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_SECURITY_HEADERS)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def build(
    assistant: Asks, settings: Settings | None = None, *, encoder: Encoder | None = None
) -> FastAPI:
    """Make the web application that serves the chat, as the settings say.

    `encoder` is the one of the assistant, for documents that are added.

    Raises:
        AccountsError: The file of accounts cannot be read.
    """
    settings = settings or Settings()
    serving = settings.serving
    sign_on = SignOn(serving, host=settings.host)
    figures = Figures(assistant)
    assistant = WatchedAssistant(
        assistant, figures, workers=serving.workers, log_questions=serving.log_questions
    )
    images = PageImages()
    runner = Runner(RunShelf(settings.runs), settings.index)
    server = _guarded(settings, sign_on, figures, runner)
    serve_signs_of_life(server, assistant, figures)
    _serve_pages(server, assistant, images)
    serve_exports(server, assistant)
    serve_transcripts(server, assistant)
    cabinet = Cabinet(
        settings.uploads,
        settings.index,
        encoder=encoder or LazyEncoder(settings, tell=_silent),
        most=serving.upload_files,
    )
    serve_papers(server, assistant, cabinet, Reports(settings), upload_mib=serving.upload_mib)
    serve_evaluation(server, runner)
    if sign_on.required:
        serve_signing_in(server, sign_on)
    translator = Translator(settings.translating) if settings.translating else None
    blocks = Chat(
        assistant, images, feedback=settings.feedback, serving=serving, translator=translator
    ).blocks
    _mount(server, blocks, mcp=serving.mcp)
    return server


def _guarded(settings: Settings, sign_on: SignOn, figures: Figures, runner: Runner) -> FastAPI:
    """Make a server that lets in who may come in, and serves nothing yet."""
    serving = settings.serving
    server = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=_stopping(runner))
    # The last one added is the first to hear of a request.
    server.add_middleware(Gate, serving=serving, sign_on=sign_on)
    server.add_middleware(SecurityHeaders)
    server.add_middleware(AccessLog, figures=figures, detail=serving.log)
    server.add_middleware(Proxies, serving=serving)
    return server


def _stopping(runner: Runner) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Break off a set that is being run when the server stops."""

    @asynccontextmanager
    async def lifespan(_server: FastAPI) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(runner.stop)

    return lifespan


def _mount(server: FastAPI, blocks: gr.Blocks, *, mcp: bool) -> None:
    """Put the page, and the ways in for programs, at the root of the server."""
    font = ["system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"]
    mono = ["ui-monospace", "Consolas", "DejaVu Sans Mono", "monospace"]
    gr.mount_gradio_app(
        server,
        blocks,
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        mcp_server=mcp,
        theme=gr.themes.Base(font=font, font_mono=mono),
        css=STYLE,
    )
    speak_json(blocks)
    hold_little(server, blocks)
    # The spelling is Gradio's. After each event it sums up all events for its monitor, which is
    # shut here, and that takes longer than most events.
    blocks._queue.ANAYLTICS_CACHE_FREQUENCY = sys.maxsize  # noqa: SLF001


def _serve_pages(server: FastAPI, assistant: Asks, images: PageImages) -> None:
    @server.get("/pages/{document_id}/{page_number}.webp")
    def page_image(
        document_id: str, page_number: int = PathParameter(ge=1), scale: int = SCALES[0]
    ) -> Response:
        if scale not in SCALES:
            raise HTTPException(_NOT_FOUND, "no such picture")
        try:
            document = assistant.index.document(document_id)
            if document.measure is not Measure.POINTS or page_number > len(document.pages):
                raise HTTPException(_NOT_FOUND, "no such page")
            image = images.webp(document, page_number, scale=scale)
        except KeyError:
            raise HTTPException(_NOT_FOUND, "no such document") from None
        except VraagbaakError as error:
            raise HTTPException(_NOT_FOUND, "the file or the index has changed or gone") from error
        # The id is a checksum of the content: what it names never changes.
        headers = {"Cache-Control": "private, max-age=86400, immutable"}
        return Response(image, media_type="image/webp", headers=headers)
