"""Read a PDF file: the only place that uses pdfplumber."""

from __future__ import annotations

import io
import re
import struct
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from vraagbaak.errors import ReadError
from vraagbaak.read.flow import flow
from vraagbaak.read.furniture import printed_page_number, set_apart_furniture
from vraagbaak.read.notes import set_apart_footnotes
from vraagbaak.read.pdf.glued import marks_by_type
from vraagbaak.read.pdf.layout import PdfChar, lines_of_page
from vraagbaak.read.source import Source, document
from vraagbaak.types import Measure, Page, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pdfplumber.page import Page as PdfPage

    from vraagbaak.read.printed import PrintedLine
    from vraagbaak.types import Document

MAGIC = b"%PDF-"
MAGIC_WITHIN = 1024
"""The header may stand this many bytes into the file (PDF 1.7, Annex H, note 13)."""
DAMAGE = (
    *(PdfminerException, MalformedPDFException, PSException),
    *(LookupError, TypeError, ValueError, ArithmeticError, AttributeError, AssertionError),
    *(RecursionError, EOFError, struct.error, zlib.error),
)
"""What pdfminer and pdfplumber raise when a file's objects are not what they should be."""
TITLE_WITHIN = 30
"""The title stands within so many lines."""
SCANNED = 25
"""Fewer letters a page than this, on average, on a picture are stamps on a scan, not its text."""
PICTURED = 0.5
"""A picture that covers this part of a page is the page."""
UNTITLED = re.compile(
    r"none|untitled|unspecified|(?:microsoft word|document)\b.*|.*\.(?:docx?|pdf)"
)


@dataclass(frozen=True, slots=True, eq=False)
class _Sheets:
    """What comes off the pages of a file."""

    metadata: dict[str, Any]
    pages: list[Page] = field(default_factory=list)
    lines: list[PrintedLine] = field(default_factory=list)
    pictured: list[bool] = field(default_factory=list)

    @property
    def scanned(self) -> bool:
        """Whether the pages are pictures, with hardly a letter on them."""
        few = self.letters < SCANNED * len(self.pages)
        return not self.letters or (few and any(self.pictured))

    @property
    def letters(self) -> int:
        """The number of letters on all pages."""
        return sum(char.isalpha() for line in self.lines for char in line.text)


def read_pdf(source: Source, *, progress: Callable[[int, int], None] | None = None) -> Document:
    """Read the text of a PDF with the place of each character.

    Raises:
        ReadError: the file is damaged, encrypted, or a scan without text.
    """
    if MAGIC not in source.content[:MAGIC_WITHIN]:
        raise ReadError(source.path, "this is not a PDF file", "Save it as PDF again.")
    sheets = _sheets(source, progress)
    if sheets.scanned:
        reason = f"a scan without text ({sheets.letters} letters on {len(sheets.pages)} pages)"
        raise ReadError(source.path, reason, "Run text recognition (OCR) on it first.")
    lines = set_apart_footnotes(set_apart_furniture(sheets.lines, sheets.pages))
    pages = tuple(
        replace(page, printed=printed_page_number(_of_page(lines, page))) for page in sheets.pages
    )
    return document(
        source,
        flow(lines, marks_by_type(lines)),
        title=_title(sheets, lines, source.path.stem),
        pages=pages,
        measure=Measure.POINTS,
    )


def _sheets(source: Source, progress: Callable[[int, int], None] | None) -> _Sheets:
    with _naming_damage(source.path):
        pdf = pdfplumber.open(io.BytesIO(source.content))
        printed = list(pdf.pages)
    sheets = _Sheets(pdf.metadata)
    for page in printed:
        with _naming_damage(source.path):
            number, chars = page.page_number, _from_corner(page)
            sheets.pictured.append(_pictured(page))
            sheets.pages.append(Page(number, None, float(page.width), float(page.height)))
        sheets.lines.extend(lines_of_page(chars, number))
        page.close()
        if progress is not None:
            progress(number, len(printed))
    return sheets


def _from_corner(page: PdfPage) -> list[PdfChar]:
    """Measure the characters from the top left corner of the sheet, wherever its origin lies."""
    left, top = page.bbox[:2]
    if not (left or top):
        return list(page.chars)
    across, down = dict.fromkeys(("x0", "x1"), left), dict.fromkeys(("top", "bottom"), top)
    shifts = {**across, **down}
    return [{**char, **{side: char[side] - shifts[side] for side in shifts}} for char in page.chars]


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
    if isinstance(cause, PDFPasswordIncorrect):
        return ReadError(path, "the PDF is encrypted", "Save it without a password first.")
    return ReadError(path, "the PDF is damaged", "Download or export it again.")


def _of_page(lines: list[PrintedLine], page: Page) -> list[PrintedLine]:
    return [line for line in lines if line.page_number == page.number]


def _title(sheets: _Sheets, lines: list[PrintedLine], stem: str) -> str:
    """Take the title from the file's own data, else its largest or boldest first words."""
    for key in ("Title", "Subject"):
        value = sheets.metadata.get(key)
        if isinstance(value, str) and value.strip():
            title = " ".join(value.split())
            if not UNTITLED.fullmatch(title.lower()):
                return title
    first = [line for line in lines if line.role is Role.BODY][:TITLE_WITHIN]
    bold = [line.text for line in first if line.bold]
    return next(iter(bold or [line.text for line in first]), stem)
