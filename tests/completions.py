"""An endpoint on this machine that answers as a language model's does, or as a broken one."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Endpoint:
    """What the endpoint was sent, and what it says: a status and a body."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.bodies: list[dict[str, Any]] = []
        self.authorizations: list[str | None] = []
        self.status = 200
        self.reply: bytes = completion("It is forbidden.")
        self.before: Callable[[], object] = lambda: None
        self.url = ""


def completion(words: object) -> bytes:
    """Write a chat completion with these words."""
    message = {"role": "assistant", "content": words}
    return json.dumps({"object": "chat.completion", "choices": [{"message": message}]}).encode()


@contextmanager
def endpoint() -> Iterator[Endpoint]:
    """Serve an endpoint on the loopback."""
    made = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            made.paths.append(self.path)
            made.authorizations.append(self.headers.get("Authorization"))
            made.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            made.before()
            self.send_response(made.status)
            self.send_header("Content-Length", str(len(made.reply)))
            self.end_headers()
            try:
                self.wfile.write(made.reply)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=60)
