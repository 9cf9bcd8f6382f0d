"""Reading reports of single documents, made when they are asked for."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from vraagbaak.guard import Guard, Limits
from vraagbaak.reading_report import ReadingReport

if TYPE_CHECKING:
    from vraagbaak.settings import Settings
    from vraagbaak.types import Document

KEPT: Final = 4
"""So many reports are kept in memory; each holds pictures of all pages of a paper."""


class Reports:
    """Makes one report at a time, for it reads the file again and draws its pages."""

    def __init__(self, settings: Settings) -> None:
        self._limits = Limits.of(settings)
        self._alone = threading.Lock()
        self._made: OrderedDict[str, bytes] = OrderedDict()

    def of(self, document: Document) -> bytes:
        """Give the report of a document, as an HTML page that needs no other file.

        Raises:
            ReadError: The file is gone, or cannot be read any more.
            ReportError: The disk is full.
        """
        with self._alone:
            if document.sha256 not in self._made:
                self._made[document.sha256] = self._make(document.path)
                while len(self._made) > KEPT:
                    self._made.popitem(last=False)
            self._made.move_to_end(document.sha256)
            return self._made[document.sha256]

    def _make(self, path: Path) -> bytes:
        with TemporaryDirectory() as folder:
            written = Path(folder) / "report.html"
            with ReadingReport(written) as report, Guard(self._limits) as guard:
                report.add(guard.read(path))
            return written.read_bytes()
