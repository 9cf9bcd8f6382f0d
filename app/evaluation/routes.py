"""The addresses of the pages about evaluations; all of them are for admins."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse

from app.door.paths import EVALUATION
from app.door.refusals import language_of
from app.evaluation.pages import SET_KIB, Pages
from app.evaluation.runner import (
    BusyError,
    CannotCompareError,
    FullError,
    Runner,
    committed_sets,
    set_name,
)
from app.evaluation.shelf import MAX_RUNS, REPORT
from app.texts import say
from app.visitor import visitor_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response

    from app.evaluation.shelf import Run

_KIB: Final = 2**10


def serve_evaluation(server: FastAPI, runner: Runner) -> None:
    """Add the list of runs, a page about each, and the ways to begin, compare and remove them."""
    pages = _Routes(runner)
    one = f"{EVALUATION}/runs/{{run_id}}"
    for path, answer, method in (
        (EVALUATION, pages.listed, "GET"),
        (f"{EVALUATION}/compare", pages.compared, "GET"),
        (one, pages.one, "GET"),
        (f"{one}/progress", pages.progress, "GET"),
        (f"{one}/report", pages.report, "GET"),
        (f"{one}/remove", pages.asked_to_remove, "GET"),
        (f"{one}/remove", pages.removed, "POST"),
        (f"{one}/stop", pages.stopped, "POST"),
        (f"{one}/again", pages.again, "POST"),
    ):
        server.add_route(path, _for_admins(answer), methods=[method])
    server.add_route(f"{EVALUATION}/begin", pages.begun, methods=["POST"])


def _for_admins(answer: Callable[[Request], Response]) -> Callable[[Request], Response]:
    def answered(request: Request) -> Response:
        return answer(request) if visitor_of(request).is_admin else _refused(request)

    return answered


def _refused(request: Request) -> Response:
    words = say(language_of(request), "runs_for_admins")
    return _pages(request).remark(words, HTTPStatus.FORBIDDEN)


class _Routes:
    """Answers requests of admins."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner

    def listed(self, request: Request) -> Response:
        """List the runs."""
        return _pages(request).runs(self._runner, committed_sets())

    async def begun(self, request: Request) -> Response:
        """Begin to run a set of the program's, or the one that is sent."""
        if not visitor_of(request).is_admin:
            return _refused(request)
        async with request.form(max_files=1, max_fields=1) as form:
            own, chosen = form.get("own"), form.get("set")
            if isinstance(own, UploadFile) and own.filename:
                name, content = set_name(own.filename), await own.read()
            else:
                path = committed_sets().get(str(chosen))
                if path is None:
                    return _remark(request, HTTPStatus.BAD_REQUEST, "runs_nothing")
                name, content = path.stem, path.read_bytes()
        return await run_in_threadpool(self._begin, request, name, content)

    def again(self, request: Request) -> Response:
        """Run the set of a run once more."""
        run = self._run(request)
        path = self._runner.questions(run) if run else None
        if run is None or path is None:
            return _remark(request, HTTPStatus.NOT_FOUND, "runs_no_such")
        return self._begin(request, run.set, path.read_bytes())

    def one(self, request: Request) -> Response:
        """Tell about a run."""
        run = self._run(request)
        if run is None:
            return _remark(request, HTTPStatus.NOT_FOUND, "runs_no_such")
        return _pages(request).run(self._runner, run)

    def progress(self, request: Request) -> Response:
        """Tell how far a run is."""
        run = self._run(request)
        told = self._runner.progress(run) if run else {"stage": "ended"}
        return JSONResponse(told, headers={"Cache-Control": "no-store"})

    def report(self, request: Request) -> Response:
        """Give the report of a run."""
        run = self._run(request)
        path = self._runner.shelf.result(run, REPORT) if run else None
        if path is None:
            return _remark(request, HTTPStatus.NOT_FOUND, "runs_no_report")
        return FileResponse(path, media_type="text/html", headers={"Cache-Control": "no-store"})

    def compared(self, request: Request) -> Response:
        """Compare two runs."""
        shelf = self._runner.shelf
        first, second = (shelf.get(request.query_params.get(each, "")) for each in ("a", "b"))
        if first is None or second is None or first == second:
            return _remark(request, HTTPStatus.BAD_REQUEST, "runs_choose_two")
        try:
            return HTMLResponse(self._runner.compare(first, second))
        except CannotCompareError as error:
            status = HTTPStatus.BAD_REQUEST
            return _remark(request, status, "runs_not_compared", reason=str(error))

    def stopped(self, request: Request) -> Response:
        """Break off a run."""
        run = self._run(request)
        if run is None:
            return _remark(request, HTTPStatus.NOT_FOUND, "runs_no_such")
        self._runner.stop(run)
        return _seen(request, run)

    def asked_to_remove(self, request: Request) -> Response:
        """Ask whether a run is to be removed."""
        run = self._run(request)
        if run is None:
            return _remark(request, HTTPStatus.NOT_FOUND, "runs_no_such")
        return _pages(request).remove(run)

    def removed(self, request: Request) -> Response:
        """Remove a run; one that is going on is broken off first."""
        run = self._run(request)
        if run is None:
            return _remark(request, HTTPStatus.NOT_FOUND, "runs_no_such")
        self._runner.stop(run)
        self._runner.shelf.remove(run)
        return _seen(request)

    def _begin(self, request: Request, name: str, content: bytes) -> Response:
        if len(content) > SET_KIB * _KIB:
            status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            return _remark(request, status, "runs_own", limit=SET_KIB)
        try:
            return _seen(request, self._runner.begin(name, content))
        except BusyError:
            return _remark(request, HTTPStatus.CONFLICT, "runs_busy")
        except FullError:
            return _remark(request, HTTPStatus.CONFLICT, "runs_full", count=MAX_RUNS)
        except OSError:
            return _remark(request, HTTPStatus.INSUFFICIENT_STORAGE, "runs_not_kept")

    def _run(self, request: Request) -> Run | None:
        return self._runner.shelf.get(request.path_params["run_id"])


def _remark(
    request: Request, status: HTTPStatus, key: str, *, reason: str = "", **values: object
) -> Response:
    words = say(language_of(request), key, **values)
    return _pages(request).remark(words, status, reason=reason)


def _pages(request: Request) -> Pages:
    return Pages(language_of(request), _root(request))


def _seen(request: Request, run: Run | None = None) -> Response:
    address = f"{_root(request)}{EVALUATION}"
    place = f"{address}/runs/{run.id}" if run else address
    return RedirectResponse(place, HTTPStatus.SEE_OTHER)


def _root(request: Request) -> str:
    return str(request.scope.get("root_path", ""))
