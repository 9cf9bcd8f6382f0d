"""The addresses of the pages about the documents."""

from __future__ import annotations

import re
import secrets
import threading
from collections import OrderedDict
from http import HTTPStatus
from typing import IO, TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse

from app.door.paths import DOCUMENTS, UPLOADS
from app.door.refusals import language_of, refuse
from app.papers.document_page import document_page, remark_page, remove_page
from app.papers.list_page import Listed, list_page
from app.papers.listing import Wish
from app.papers.upload_part import MAX_FILES
from app.texts import say
from app.visitor import visitor_of
from vraagbaak.errors import VraagbaakError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response

    from app.library import Asks
    from app.papers.cabinet import Cabinet, Result
    from app.papers.reports import Reports
    from vraagbaak.index import DocumentEntry

REMEMBERED: Final = 50
_ID: Final = re.compile(r"[0-9a-f]{16}")


def serve_papers(
    server: FastAPI, assistant: Asks, cabinet: Cabinet, reports: Reports, *, upload_mib: int
) -> None:
    """Add the list of documents, a page about each, and the ways to add and remove them."""
    pages = _Pages(assistant, cabinet, reports, upload_mib=upload_mib)
    one = f"{DOCUMENTS}/{{document_id}}"
    server.add_route(DOCUMENTS, pages.listed, methods=["GET"])
    server.add_route(UPLOADS, pages.added, methods=["POST"])
    server.add_route(f"{DOCUMENTS}/progress", pages.progress, methods=["GET"])
    server.add_route(one, pages.one, methods=["GET"])
    server.add_route(f"{one}/report", pages.report, methods=["GET"])
    server.add_route(f"{one}/remove", pages.asked_to_remove, methods=["GET"])
    server.add_route(f"{one}/remove", pages.removed, methods=["POST"])


class _Told:
    """What became of uploads and removals, to be shown on the page that follows."""

    def __init__(self) -> None:
        self._results: OrderedDict[str, tuple[Sequence[Result], str]] = OrderedDict()
        self._alone = threading.Lock()

    def keep(self, results: Sequence[Result] = (), notice: str = "") -> str:
        name = secrets.token_urlsafe(16)
        with self._alone:
            self._results[name] = (results, notice)
            while len(self._results) > REMEMBERED:
                self._results.popitem(last=False)
        return name

    def of(self, name: str) -> tuple[Sequence[Result], str]:
        return self._results.get(name, ((), ""))


class _Pages:
    """Answers requests; what takes long runs in a thread, so that the chat goes on."""

    def __init__(
        self, assistant: Asks, cabinet: Cabinet, reports: Reports, *, upload_mib: int
    ) -> None:
        self._assistant = assistant
        self._cabinet = cabinet
        self._reports = reports
        self._upload_mib = upload_mib
        self._told = _Told()

    def listed(self, request: Request) -> Response:
        """List the documents."""
        asked = request.query_params
        wish = Wish.of(
            words=asked.get("q", ""),
            sort=asked.get("sort", ""),
            order=asked.get("order", ""),
            page=asked.get("page", ""),
        )
        visitor = visitor_of(request)
        may_change = visitor.may_change
        results, notice = self._told.of(asked.get("told", "")) if may_change else ((), "")
        try:
            entries = self._assistant.documents()
        except VraagbaakError as error:
            return self._remark(request, str(error), HTTPStatus.SERVICE_UNAVAILABLE)
        return list_page(
            Listed(
                entries,
                language_of(request),
                _root(request),
                wish,
                upload_mib=self._upload_mib if may_change else None,
                results=results,
                notice=notice,
                is_admin=visitor.is_admin,
            )
        )

    async def added(self, request: Request) -> Response:
        """Take in what a visitor sends."""
        if not visitor_of(request).may_change:
            return refuse(request, HTTPStatus.FORBIDDEN, "refused_no_upload")
        try:
            # One more than may be sent, so that it is told in words what is too much.
            async with request.form(max_files=MAX_FILES + 1, max_fields=MAX_FILES) as form:
                files: list[tuple[str, IO[bytes]]] = [
                    (each.filename or "", each.file)
                    for each in form.getlist("files")
                    if isinstance(each, UploadFile) and (each.filename or each.size)
                ]
                if not files:
                    return self._not_added(request, HTTPStatus.BAD_REQUEST, "upload_nothing")
                if len(files) > MAX_FILES:
                    return self._not_added(request, HTTPStatus.BAD_REQUEST, "upload_too_many")
                results = await run_in_threadpool(self._cabinet.take_in, files)
        except OSError:
            status = HTTPStatus.INSUFFICIENT_STORAGE
            return self._not_added(request, status, "upload_not_kept")
        return _seen(request, self._told.keep(results))

    def _not_added(self, request: Request, status: HTTPStatus, why: str) -> Response:
        """Tell the script, or a visitor without one, why nothing was added."""
        if "text/html" in request.headers.get("accept", ""):
            words = say(language_of(request), why, count=MAX_FILES)
            return self._remark(request, words, status)
        return refuse(request, status, why, count=MAX_FILES)

    def progress(self, request: Request) -> Response:
        """Tell how far the files are that are read now."""
        if not visitor_of(request).may_change:
            return refuse(request, HTTPStatus.FORBIDDEN, "refused_no_upload")
        return JSONResponse(self._cabinet.work.told(), headers={"Cache-Control": "no-store"})

    def one(self, request: Request) -> Response:
        """Tell about one document."""
        entry = self._entry(request)
        if entry is None:
            return self._no_such(request)
        return document_page(
            entry,
            self._assistant.index.exchanges(entry.document.id),
            language=language_of(request),
            root=_root(request),
            may_change=visitor_of(request).may_change,
        )

    def report(self, request: Request) -> Response:
        """Make the reading report of a document."""
        entry = self._entry(request)
        if entry is None:
            return self._no_such(request)
        try:
            return HTMLResponse(self._reports.of(entry.document))
        except VraagbaakError as error:
            reason = str(error).replace(str(entry.document.path), entry.document.path.name)
            words = say(language_of(request), "papers_report_gone", reason=reason)
            return self._remark(request, words, HTTPStatus.NOT_FOUND)

    def asked_to_remove(self, request: Request) -> Response:
        """Ask whether a document is to be removed."""
        if not visitor_of(request).may_change:
            return refuse(request, HTTPStatus.FORBIDDEN, "refused_no_upload")
        entry = self._entry(request)
        if entry is None:
            return self._no_such(request)
        return remove_page(
            entry.document,
            language=language_of(request),
            root=_root(request),
            uploaded=self._cabinet.holds(entry.document.path),
        )

    def removed(self, request: Request) -> Response:
        """Remove a document."""
        if not visitor_of(request).may_change:
            return refuse(request, HTTPStatus.FORBIDDEN, "refused_no_upload")
        entry = self._entry(request)
        if entry is None:
            return self._no_such(request)
        try:
            name = self._cabinet.give_up(entry.document.id)
        except (VraagbaakError, OSError) as error:
            reason = self._cabinet.reason(error)
            words = say(language_of(request), "papers_not_removed", reason=reason)
        else:
            words = say(language_of(request), "papers_removed", name=name)
        return _seen(request, self._told.keep(notice=words))

    def _entry(self, request: Request) -> DocumentEntry | None:
        asked = request.path_params["document_id"]
        if not _ID.fullmatch(asked):
            return None
        found = (each for each in self._assistant.documents() if each.document.id == asked)
        return next(found, None)

    def _no_such(self, request: Request) -> Response:
        words = say(language_of(request), "papers_no_such")
        return self._remark(request, words, HTTPStatus.NOT_FOUND)

    @staticmethod
    def _remark(request: Request, words: str, status: HTTPStatus) -> Response:
        language = language_of(request)
        return remark_page(words, language=language, root=_root(request), status=status)


def _seen(request: Request, told: str) -> Response:
    return RedirectResponse(f"{_root(request)}{DOCUMENTS}?told={told}", HTTPStatus.SEE_OTHER)


def _root(request: Request) -> str:
    return str(request.scope.get("root_path", ""))
