"""Start the chat: index what is asked for, open the index, serve the page."""

from __future__ import annotations

import contextlib
import hashlib
import socket
import sys
from typing import TYPE_CHECKING

import uvicorn

from app.allocator import giving_back, limit_arenas
from app.options import overrides, parser
from vraagbaak.cli.progress_bar import ProgressBar
from vraagbaak.cli.terminal import plain, stderr, tell
from vraagbaak.errors import IndexMissingError, VraagbaakError
from vraagbaak.settings import Detail, Settings
from vraagbaak.specimen import specimen_paths

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import Console

    from app.library import Shelf
    from vraagbaak.assistant import Assistant
    from vraagbaak.embed import Encoder

DONE = 0
UNUSABLE = 2


class PortTakenError(VraagbaakError):
    """Another program listens on the port."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `python -m app`; returns the exit status."""
    try:
        chosen = parser(__doc__).parse_args(arguments)
        settings = Settings.from_environment(overrides=overrides(chosen))
    except ValueError as error:
        return _refuse(str(error))
    return serve(settings, documents=chosen.documents)


def serve(settings: Settings, *, documents: Sequence[Path] = ()) -> int:
    """Index `documents`, then serve the chat until it is stopped; returns the exit status."""
    console = stderr()
    limit_arenas()
    try:
        with _listener(settings) as listener:
            assistant = prepare(settings, documents=documents, console=console)
            _run(assistant, listener, settings, console)
    except VraagbaakError as error:
        return _refuse(str(error))
    return DONE


def prepare(settings: Settings, *, documents: Sequence[Path], console: Console) -> Assistant:
    """Bring the index up to date, open it and load the model.

    Without an index and without documents, the built-in specimen is indexed first.
    """
    # Here and not above: these take seconds to load, and a wrong option should be told at once.
    from vraagbaak.assistant import Assistant  # noqa: PLC0415
    from vraagbaak.calibration import load_calibration  # noqa: PLC0415
    from vraagbaak.embed import LazyEncoder  # noqa: PLC0415

    encoder = LazyEncoder(settings, tell=lambda message: console.print(plain(message)))
    calibration = load_calibration()
    if documents:
        _index(settings.index, documents, encoder=encoder, console=console)
    try:
        assistant = Assistant(
            settings.index, encoder=encoder, calibration=calibration, cross_encoder=encoder
        )
    except IndexMissingError:
        console.print("There is no index yet: starting with the built-in specimen.")
        _index(settings.index, specimen_paths(), encoder=encoder, console=console)
        assistant = Assistant(
            settings.index, encoder=encoder, calibration=calibration, cross_encoder=encoder
        )
    if renewed := _renewed_specimen(assistant.index):
        _index(settings.index, renewed, encoder=encoder, console=console)
    # The first visitor should not be the one who waits for the model.
    encoder.load()
    return assistant


def _renewed_specimen(shelf: Shelf) -> tuple[Path, ...]:
    """List the files of the specimen that are indexed and came anew with the program since."""
    known = {document.path: document.sha256 for document in shelf.documents}
    return tuple(
        path
        for path in specimen_paths()
        if path in known and hashlib.sha256(path.read_bytes()).hexdigest() != known[path]
    )


def _index(folder: Path, paths: Sequence[Path], *, encoder: Encoder, console: Console) -> None:
    from vraagbaak.index import Outcome, add  # noqa: PLC0415

    with ProgressBar(stays=True) as progress:
        report = add(folder, paths, encoder=encoder, progress=progress)
    for row in (*report.having(Outcome.REFUSED), *report.having(Outcome.SKIPPED)):
        console.print(plain(f"{row.path}: {row.outcome}: {row.reason}"))


def _run(
    assistant: Assistant, listener: socket.socket, settings: Settings, console: Console
) -> None:
    from app.log import logging_to_stderr  # noqa: PLC0415
    from app.server import build  # noqa: PLC0415

    logged = settings.serving.log is not Detail.OFF
    web = build(assistant, settings, encoder=assistant.encoder)
    host, port = listener.getsockname()[:2]
    config = uvicorn.Config(
        web,
        log_level="warning",
        timeout_graceful_shutdown=2,
        # Whom to believe about proxies is for the settings to say.
        proxy_headers=False,
        server_header=False,
    )
    # Listening from here on, so that the address is good from the moment it is printed.
    listener.listen()
    place = f"[{host}]" if ":" in host else host
    prefix = settings.serving.root_path
    console.print(plain(f"Vraagbaak: http://{place}:{port}{prefix}  (Ctrl+C stops it)"))
    with (
        contextlib.suppress(KeyboardInterrupt),
        giving_back(),
        logging_to_stderr() if logged else contextlib.nullcontext(),
    ):
        uvicorn.Server(config).run(sockets=[listener])


def _listener(settings: Settings) -> socket.socket:
    """Take the port before the work begins; nothing is answered until the page is ready."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    # A port that was in use a moment ago is free, except on Windows, where this means another
    # thing.
    if sys.platform != "win32":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as error:
        listener.close()
        where = f"{settings.host}:{settings.port}"
        message = f"{where} cannot be used ({error.strerror}). Choose another port: --port N"
        raise PortTakenError(message) from error
    return listener


def _refuse(message: str) -> int:
    tell(message)
    return UNUSABLE
