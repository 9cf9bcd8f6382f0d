"""Signs of life and figures of use: `/healthz`, `/metrics` for Prometheus, and the access log."""

from __future__ import annotations

import time
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from starlette.responses import JSONResponse, Response

from app.door.paths import HEALTH, METRICS, route
from app.log import log
from app.visitor import VISITOR, Visitor
from vraagbaak.errors import VraagbaakError
from vraagbaak.settings import Detail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi import FastAPI
    from prometheus_client import Metric
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from app.library import Asks
    from app.watch import Asked

BUCKETS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""Upper bounds of the latency histogram, in seconds."""


class Figures:
    """Counts of one server; no text of a question is among them."""

    def __init__(self, assistant: Asks) -> None:
        self.registry = CollectorRegistry()
        self._questions = Counter(
            "vraagbaak_questions",
            "Questions by kind, language and outcome: answered, not_found, refused, error; "
            "match, changed or missing for verify.",
            ["kind", "language", "outcome"],
            registry=self.registry,
        )
        self._seconds = Histogram(
            "vraagbaak_question_seconds",
            "Seconds from a question to its answer, waiting for others included.",
            ["kind"],
            buckets=BUCKETS,
            registry=self.registry,
        )
        self._requests = Counter(
            "vraagbaak_requests", "Requests by status.", ["status"], registry=self.registry
        )
        self.registry.register(_IndexSize(assistant))
        ProcessCollector(registry=self.registry)

    def count(self, asked: Asked) -> None:
        """Count one question, once it is answered or refused."""
        self._questions.labels(asked.kind, asked.language, asked.outcome).inc()
        self._seconds.labels(asked.kind).observe(asked.seconds)

    def count_request(self, status: int) -> None:
        """Count one request."""
        self._requests.labels(str(status)).inc()

    def exposition(self) -> bytes:
        """Write all figures in Prometheus' text format."""
        return generate_latest(self.registry)


class _IndexSize(Collector):
    """How much there is in the index, looked up when it is asked for."""

    def __init__(self, assistant: Asks) -> None:
        self._assistant = assistant

    def describe(self) -> Iterator[Metric]:
        yield from ()

    def collect(self) -> Iterator[Metric]:
        try:
            shelf = self._assistant.index
        except VraagbaakError:
            # /healthz tells that the index cannot be used; the other figures are still good.
            return
        sizes = {"documents": len(shelf.documents), "answers": len(shelf.exchanges())}
        for name, size in sizes.items():
            yield GaugeMetricFamily(f"vraagbaak_index_{name}", f"Indexed {name}.", value=size)


def serve_signs_of_life(server: FastAPI, assistant: Asks, figures: Figures) -> None:
    """Add `/healthz` and `/metrics`.

    The server is built only once index and model are loaded, so that what is left to ask is whether
    the index can still be used.
    """

    def healthz(_request: Request) -> Response:
        try:
            shelf = assistant.index
        except VraagbaakError:
            told = {"status": "index unusable"}
            return JSONResponse(told, HTTPStatus.SERVICE_UNAVAILABLE)
        sizes = {"documents": len(shelf.documents), "answers": len(shelf.exchanges())}
        return JSONResponse({"status": "ok", **sizes})

    def metrics(_request: Request) -> Response:
        return Response(figures.exposition(), media_type=CONTENT_TYPE_LATEST)

    server.add_route(HEALTH, healthz, methods=["GET"])
    server.add_route(METRICS, metrics, methods=["GET"])


class AccessLog:
    """Counts every request, and tells of those that the log is to tell of.

    Neither the query of an address nor a body goes into the log: both may hold a question.
    """

    def __init__(self, app: ASGIApp, *, figures: Figures, detail: Detail) -> None:
        self._app = app
        self._figures = figures
        self._detail = detail

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        status = HTTPStatus.INTERNAL_SERVER_ERROR.value

        async def send_and_see(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_see)
        finally:
            self._figures.count_request(status)
            if self._detail is Detail.REQUESTS or status >= HTTPStatus.BAD_REQUEST:
                self._tell(scope, status, time.perf_counter() - begun)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        visitor = scope.get(VISITOR)
        name = visitor.name if isinstance(visitor, Visitor) else None
        log(
            "request",
            status=status,
            method=scope["method"],
            path=route(scope),
            milliseconds=round(seconds * 1000),
            client=scope["client"][0] if scope.get("client") else None,
            **({"visitor": name} if name else {}),
        )
