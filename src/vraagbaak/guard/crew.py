"""Read the pages of a PDF in several processes; the pages do not show how many there were."""

from __future__ import annotations

import threading
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from vraagbaak.errors import ReadError
from vraagbaak.guard.child import Child, ChildDiedError
from vraagbaak.guard.limits import GRACE, HELPER_MIB, hold_memory, stop_after
from vraagbaak.guard.orders import ReadPages, SheetsRead
from vraagbaak.read.pdf import read_sheets
from vraagbaak.read.pdf.sheets import PdfFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vraagbaak.guard.limits import Limits
    from vraagbaak.read.pdf.sheets import Sheet
    from vraagbaak.read.source import Source

WORTH_HELPERS = 8
"""Helpers are started for so many pages, of one file or of several."""
MOST_AT_ONCE = 16
"""An order is for so many pages at most, so that the last ones are not waited for long."""


class Crew:
    """Helpers that read pages beside this process, from the first larger file on."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._helpers: list[Child] = []
        self._pages = 0

    def read_sheets(
        self, pdf: PdfFile, *, progress: Callable[[int, int], None] | None = None
    ) -> Sequence[Sheet]:
        """Read all pages of a file; see `read.pdf.ReadsSheets`."""
        self._pages += pdf.page_count
        if not self._limits.helpers or self._pages < WORTH_HELPERS or pdf.page_count == 1:
            return read_sheets(pdf, progress=progress)
        while len(self._helpers) < self._limits.helpers:
            self._helpers.append(Child("helper"))
        shared = _Shared(pdf, self._limits)
        try:
            shared.read(self._helpers, progress)
        finally:
            for helper in shared.failed:
                helper.close()
                self._helpers.remove(helper)
        return [shared.sheets[number] for number in range(1, pdf.page_count + 1)]

    def close(self) -> None:
        """End the helpers."""
        while self._helpers:
            self._helpers.pop().close()


class _Shared:
    """The pages of one file, some read, some waiting for whoever is free."""

    def __init__(self, pdf: PdfFile, limits: Limits) -> None:
        self.sheets: dict[int, Sheet] = {}
        self.failed: list[Child] = []
        self._pdf = pdf
        self._limits = limits
        count = pdf.page_count
        step = max(1, min(MOST_AT_ONCE, count // (4 * (limits.helpers + 1))))
        starts = range(1, count + 1, step)
        self._waiting = deque(range(start, min(start + step, count + 1)) for start in starts)

    def read(self, helpers: Sequence[Child], progress: Callable[[int, int], None] | None) -> None:
        """Read all pages, here and by helpers; what they cannot read is read here at the end.

        So an error is one of this process, and the same as without helpers.
        """
        threads = [threading.Thread(target=self._lend, args=(each,)) for each in helpers]
        for thread in threads:
            thread.start()
        try:
            for number in self._own():
                self.sheets[number] = self._pdf.sheet(number)
                if progress is not None:
                    progress(len(self.sheets), self._pdf.page_count)
        finally:
            self._waiting.clear()
            for thread in threads:
                thread.join()
        for number in range(1, self._pdf.page_count + 1):
            if number not in self.sheets:
                self.sheets[number] = self._pdf.sheet(number)
        if progress is not None:
            progress(self._pdf.page_count, self._pdf.page_count)

    def _lend(self, helper: Child) -> None:
        """Have a helper read pages as long as some are waiting and it can."""
        source: Source | None = self._pdf.source
        try:
            helper.wait_until_ready()
            for numbers in self._orders():
                helper.send(ReadPages(source, numbers, self._limits))
                source = None
                answer: SheetsRead = helper.receive()
                if not answer.sheets:
                    self.failed.append(helper)
                    return
                self.sheets.update(zip(numbers, answer.sheets, strict=True))
        except (ChildDiedError, MemoryError):
            self.failed.append(helper)

    def _own(self) -> Iterator[int]:
        for numbers in self._orders():
            yield from numbers

    def _orders(self) -> Iterator[range]:
        """Take from what is waiting, until nothing is."""
        with suppress(IndexError):
            while True:
                yield self._waiting.popleft()


class PageReader:
    """Reads pages of one PDF file after the other, on order."""

    def __init__(self) -> None:
        self._pdf: PdfFile | None = None

    def __call__(self, order: object, tell: Callable[[object], None]) -> None:
        """Carry out an order to read pages."""
        assert isinstance(order, ReadPages)
        hold_memory(HELPER_MIB)
        stop_after(order.limits.seconds + GRACE)
        tell(SheetsRead(self._sheets(order)))
        stop_after(0)

    def _sheets(self, order: ReadPages) -> tuple[Sheet, ...]:
        try:
            if order.source is not None:
                self._pdf = PdfFile(order.source)
            assert self._pdf is not None
            return tuple(self._pdf.sheet(number) for number in order.page_numbers)
        except (ReadError, MemoryError):
            return ()
