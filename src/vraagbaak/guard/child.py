"""A process of this package that takes orders on standard input and answers on standard output."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

from vraagbaak.guard.orders import Ready

PROGRAM = """
import os, sys
# One thread each: the processes share the cores, and threads cost memory.
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
sys.path[:] = sys.argv[2:]
from vraagbaak.guard.serving import main
main(sys.argv[1])
"""
"""Started so, and not by `multiprocessing`, which runs the main script of the user again."""


class ChildDiedError(Exception):
    """The process ended without an answer; `status` is negative if a signal ended it."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Child:
    """A process in the part of `reader` or `helper`; see `serving`."""

    def __init__(self, part: str) -> None:
        paths = [str(Path(path).absolute()) for path in sys.path]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", PROGRAM, part, *paths],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # Ctrl-C goes to the program in the terminal alone, which then ends this one.
            process_group=0,
        )
        self._ready = False

    def wait_until_ready(self) -> None:
        """Wait until the process has loaded what it needs.

        Raises:
            ChildDiedError: It could not.
        """
        if not self._ready:
            self._ready = isinstance(self.receive(), Ready)

    def send(self, order: object) -> None:
        """Give an order.

        Raises:
            ChildDiedError: There is nobody to take it.
        """
        try:
            pickle.dump(order, self._incoming, protocol=pickle.HIGHEST_PROTOCOL)
            self._incoming.flush()
        except OSError as error:
            raise ChildDiedError(self._process.wait()) from error

    def receive(self) -> Any:  # noqa: ANN401, what is answered depends on the order
        """Wait for the next answer.

        Raises:
            ChildDiedError: It ended without one.
        """
        try:
            return pickle.load(self._outgoing)
        except (EOFError, pickle.UnpicklingError) as error:
            raise ChildDiedError(self._process.wait()) from error

    def kill(self) -> None:
        """End the process; whoever waits for its answer hears of it."""
        self._process.kill()

    def close(self) -> None:
        """End the process and forget it."""
        self._process.kill()
        self._process.wait()
        self._outgoing.close()
        try:
            self._incoming.close()
        except OSError:
            # What was still to be sent has nobody to go to.
            return

    @property
    def _incoming(self) -> IO[bytes]:
        assert self._process.stdin
        return self._process.stdin

    @property
    def _outgoing(self) -> IO[bytes]:
        assert self._process.stdout
        return self._process.stdout
