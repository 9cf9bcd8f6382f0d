"""The other side of a `Child`: carry out orders until the process that gave them is gone."""

from __future__ import annotations

import logging
import os
import pickle
import queue
import sys
import threading
from typing import IO, TYPE_CHECKING, Protocol

from vraagbaak.guard.crew import PageReader
from vraagbaak.guard.limits import die_with_parent
from vraagbaak.guard.orders import Ready
from vraagbaak.guard.reader import FileReader

if TYPE_CHECKING:
    from collections.abc import Callable


class Part(Protocol):
    """What a process does with an order; it answers by `tell`, as often as it likes."""

    def __call__(self, order: object, tell: Callable[[object], None]) -> None:
        """Carry out one order."""


def main(part: str) -> None:
    """Serve as a reader of files or as a helper that reads pages."""
    die_with_parent()
    # What libraries remark about a file is not for the user.
    logging.disable()
    outgoing = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever else is printed here must not get between the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    carry_out: Part = FileReader() if part == "reader" else PageReader()
    # A copy: at the end of the program Python would wait for the thread that listens to its own.
    incoming = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    serve(carry_out, incoming, outgoing)


def serve(carry_out: Part, incoming: IO[bytes], outgoing: IO[bytes]) -> None:
    """Answer the orders of `incoming` until it ends, which ends this process at once."""

    def tell(answer: object) -> None:
        pickle.dump(answer, outgoing, protocol=pickle.HIGHEST_PROTOCOL)
        outgoing.flush()

    orders: queue.SimpleQueue[object] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(incoming, orders), daemon=True).start()
    tell(Ready())
    while True:
        carry_out(orders.get(), tell)


def _listen(incoming: IO[bytes], orders: queue.SimpleQueue[object]) -> None:
    """Take in orders while others are carried out, so that the end is noticed at any moment."""
    while True:
        try:
            orders.put(pickle.load(incoming))
        except (EOFError, pickle.UnpicklingError):
            # There is nobody left to answer; whatever this process does is done for nothing.
            os._exit(0)
