"""Take the lines off the pages of a PDF file: the only place that uses pdfplumber."""

from __future__ import annotations

import io
import struct
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from vraagbaak.errors import ReadError
from vraagbaak.read.pdf.layout import lines_of_page
from vraagbaak.read.pdf.turned import Turn
from vraagbaak.types import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pdfplumber.page import Page as PdfPage

    from vraagbaak.read.pdf.runs import PdfChar
    from vraagbaak.read.printed import PrintedLine
    from vraagbaak.read.source import Source

DAMAGE = (
    *(PdfminerException, MalformedPDFException, PSException),
    *(LookupError, TypeError, ValueError, ArithmeticError, AttributeError, AssertionError),
    *(RecursionError, EOFError, struct.error, zlib.error),
)
"""What pdfminer and pdfplumber raise when a file's objects are not what they should be."""
FARTHEST = 1e5
"""No place is so many points away: the largest page measures 14,400 (PDF 1.7, Annex C)."""
PICTURED = 0.5
"""A picture that covers this part of a page is the page."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """What comes off one page, held so that its text reads.

    It is `pictured` if a picture is the page, `mirrored` if all of its letters are.
    """

    turn: Turn
    lines: tuple[PrintedLine, ...]
    pictured: bool
    mirrored: bool


class PdfFile:
    """An open PDF file.

    Raises:
        ReadError: the file is damaged or encrypted; its pages may say so later.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        with _naming_damage(source.path):
            pdf = pdfplumber.open(io.BytesIO(source.content))
            self._pages: list[PdfPage] = list(pdf.pages)
        self.metadata: dict[str, Any] = pdf.metadata

    @property
    def page_count(self) -> int:
        """The number of pages."""
        return len(self._pages)

    def sheet(self, page_number: int) -> Sheet:
        """Read one page, counted from 1.

        Raises:
            ReadError: the page is damaged.
        """
        page = self._pages[page_number - 1]
        with _naming_damage(self.source.path):
            chars, pictured = _placed(_from_corner(page)), _pictured(page)
            whole = Page(page_number, None, float(page.width), float(page.height))
            turn = Turn.of(chars, whole)
        page.close()
        lines = lines_of_page(turn.upright(chars), page_number)
        mirrored = not lines and any(not char["text"].isspace() for char in chars)
        return Sheet(turn, tuple(lines), pictured=pictured, mirrored=mirrored)


def _from_corner(page: PdfPage) -> list[PdfChar]:
    """Measure the characters from the top left corner of the sheet, wherever its origin lies."""
    left, top = page.bbox[:2]
    if not (left or top):
        return list(page.chars)
    across, down = dict.fromkeys(("x0", "x1"), left), dict.fromkeys(("top", "bottom"), top)
    shifts = {**across, **down}
    return [{**char, **{side: char[side] - shifts[side] for side in shifts}} for char in page.chars]


def _placed(chars: Sequence[PdfChar]) -> list[PdfChar]:
    """Leave out what has no place that can be: damaged files give endless figures."""
    return [
        char
        for char in chars
        if all(-FARTHEST < char[each] < FARTHEST for each in ("x0", "top", "x1", "bottom", "size"))
    ]


def _pictured(page: PdfPage) -> bool:
    covered = max((image["width"] * image["height"] for image in page.images), default=0.0)
    return bool(covered > PICTURED * page.width * page.height)


@contextmanager
def _naming_damage(path: Path) -> Iterator[None]:
    try:
        yield
    except DAMAGE as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> ReadError:
    cause = error.args[0] if error.args else error
    if isinstance(cause, MemoryError):
        # pdfplumber wraps what it meets: a file that is too large is not damaged.
        raise cause
    if isinstance(cause, PDFPasswordIncorrect):
        return ReadError(path, "the PDF is encrypted", "Save it without a password first.")
    return ReadError(path, "the PDF is damaged", "Download or export it again.")
