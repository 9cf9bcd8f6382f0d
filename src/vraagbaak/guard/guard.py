"""Have files read by another process, and stop it when it takes too much."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Self

from vraagbaak.errors import ReadError
from vraagbaak.guard.child import Child, ChildDiedError
from vraagbaak.guard.orders import FileRead, FileRefused, OutOfMemory, PagesRead, ReadFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vraagbaak.guard.limits import Limits
    from vraagbaak.types import Paper

ALLOW_MORE = "If the file is sound, allow more: {}."
CRASHED = "the reader failed on it"
"""How the reason begins when the fault is the program's."""


class Guard:
    """Reads files one at a time in a process that is kept for the next; close it, or use `with`.

    The process is started with the first file.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._child: Child | None = None
        self._busy = False

    def __enter__(self) -> Self:
        """Give this guard; nothing is started yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self.close()

    def close(self) -> None:
        """End the process."""
        if self._child is not None:
            self._child.close()
        self._child = None

    def read(self, path: Path, *, progress: Callable[[int, int], None] | None = None) -> Paper:
        """Read and segment a file; `progress` hears how many pages are read, and of how many.

        Raises:
            ReadError: the file cannot be read as a document, or takes too much time or memory.
        """
        try:
            answer = self._answer(path, progress)
        except ChildDiedError as death:
            raise _crash(path, death) from death
        self._busy = False
        return self._paper(path, answer)

    def _answer(self, path: Path, progress: Callable[[int, int], None] | None) -> object:
        child = self._idle_child()
        late = threading.Event()

        def stop() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(self._limits.seconds, stop)
        timer.start()
        try:
            child.send(ReadFile(path, self._limits))
            return _last(child, progress)
        except ChildDiedError as death:
            if late.is_set():
                raise self._late(path) from death
            raise
        finally:
            timer.cancel()
            timer.join()
            if late.is_set():
                # It may have answered in the very last moment; it cannot be asked again.
                self.close()

    def _idle_child(self) -> Child:
        """Give the process that reads; one that was left in the middle of a file is not used."""
        if self._busy:
            self.close()
        child = self._child = self._child or Child("reader")
        self._busy = True
        child.wait_until_ready()
        return child

    def _paper(self, path: Path, answer: object) -> Paper:
        if isinstance(answer, FileRead):
            if answer.spent:
                self.close()
            return answer.paper
        if isinstance(answer, FileRefused):
            raise ReadError(answer.path, answer.reason, answer.remedy)
        assert isinstance(answer, OutOfMemory)
        self.close()
        reason = f"reading took more than {self._limits.memory_mib} MiB of memory"
        raise ReadError(path, reason, ALLOW_MORE.format("VRAAGBAAK_READ_MEMORY"))

    def _late(self, path: Path) -> ReadError:
        reason = f"reading took longer than {self._limits.seconds:g} seconds"
        return ReadError(path, reason, ALLOW_MORE.format("VRAAGBAAK_READ_SECONDS"))


def _last(child: Child, progress: Callable[[int, int], None] | None) -> object:
    """Wait for the answer behind those that only tell of progress."""
    while True:
        answer = child.receive()
        if not isinstance(answer, PagesRead):
            return answer
        if progress is not None:
            progress(answer.done, answer.total)


def _crash(path: Path, death: ChildDiedError) -> ReadError:
    how = f"signal {-death.status}" if death.status < 0 else f"exit status {death.status}"
    remedy = "This may be a fault of the program: please report the file."
    return ReadError(path, f"{CRASHED} ({how})", remedy)
