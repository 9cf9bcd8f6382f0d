"""Read and segment files on order, within the memory that they may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vraagbaak.errors import ReadError
from vraagbaak.guard.crew import Crew
from vraagbaak.guard.limits import GRACE, hold_memory, peak_mib, stop_after
from vraagbaak.guard.orders import FileRead, FileRefused, OutOfMemory, PagesRead, ReadFile
from vraagbaak.read import read
from vraagbaak.segment import segment

if TYPE_CHECKING:
    from collections.abc import Callable

SPENT_MIB = 256
"""A process that had so much memory in use may not have given all of it back."""


class FileReader:
    """Reads files one after the other, the same helpers at its side."""

    def __init__(self) -> None:
        self._crew: Crew | None = None

    def __call__(self, order: object, tell: Callable[[object], None]) -> None:
        """Carry out an order to read a file."""
        assert isinstance(order, ReadFile)
        if self._crew is None:
            hold_memory(order.limits.reader_mib)
            self._crew = Crew(order.limits)
        stop_after(order.limits.seconds + GRACE)
        tell(_answer(order, self._crew, tell))
        stop_after(0)


def _answer(order: ReadFile, crew: Crew, tell: Callable[[object], None]) -> object:
    def progress(done: int, total: int) -> None:
        tell(PagesRead(done, total))

    try:
        document = read(order.path, progress=progress, sheets_of=crew.read_sheets)
        return FileRead(segment(document), spent=peak_mib() > SPENT_MIB)
    except ReadError as error:
        return FileRefused(error.path, error.reason, error.remedy)
    except MemoryError:
        return OutOfMemory()
