"""The log: one JSON object a line, on standard error where the server was started by hand.

{"at": "2026-03-21T09:30:00+00:00", "event": "ask", "language": "nl", "outcome": "answered",
 "milliseconds": 36}
"""

from __future__ import annotations

import datetime
import json
import logging
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

LOGGER: Final = logging.getLogger("vraagbaak.served")


@contextmanager
def logging_to_stderr() -> Iterator[None]:
    """Write the log to standard error for a while."""
    handler = logging.StreamHandler(sys.stderr)
    level, propagate = LOGGER.level, LOGGER.propagate
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False
    try:
        yield
    finally:
        LOGGER.removeHandler(handler)
        LOGGER.setLevel(level)
        LOGGER.propagate = propagate


def log(event: str, **told: object) -> None:
    """Write one event; without a log, nothing."""
    if LOGGER.isEnabledFor(logging.INFO):
        at = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        LOGGER.info("%s", json.dumps({"at": at, "event": event, **told}, ensure_ascii=False))
