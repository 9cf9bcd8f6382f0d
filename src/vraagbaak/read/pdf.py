"""Read a PDF file: the only place that uses pdfplumber."""

from __future__ import annotations

import io
import re
import struct
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from vraagbaak.errors import ReadError
from vraagbaak.read.flow import flow
from vraagbaak.read.furniture import printed_page_number, set_apart_furniture
from vraagbaak.read.glued import marks_by_type
from vraagbaak.read.layout import lines_of_page
from vraagbaak.read.notes import set_apart_footnotes
from vraagbaak.read.source import Source, document
from vraagbaak.types import Measure, Page, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

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
"""Fewer letters a page than this, on average, are stamps on a scan, not its text."""
UNTITLED = re.compile(
    r"none|untitled|unspecified|(?:microsoft word|document)\b.*|.*\.(?:docx?|pdf)"
)


@dataclass(frozen=True, slots=True, eq=False)
class _Sheets:
    """What comes off the pages of a file."""

    pages: list[Page]
    lines: list[PrintedLine]
    metadata: dict[str, Any]


def read_pdf(source: Source, *, progress: Callable[[int, int], None] | None = None) -> Document:
    """Read the text of a PDF with the place of each character.

    Raises:
        ReadError: the file is damaged, encrypted, or a scan without text.
    """
    if MAGIC not in source.content[:MAGIC_WITHIN]:
        raise ReadError(source.path, "this is not a PDF file", "Save it as PDF again.")
    sheets = _sheets(source, progress)
    letters = sum(char.isalpha() for line in sheets.lines for char in line.text)
    if letters < SCANNED * len(sheets.pages):
        reason = f"a scan without text ({letters} letters on {len(sheets.pages)} pages)"
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
    sheets = _Sheets([], [], pdf.metadata)
    for page in printed:
        with _naming_damage(source.path):
            number, chars = page.page_number, page.chars
            sheets.pages.append(Page(number, None, float(page.width), float(page.height)))
        sheets.lines.extend(lines_of_page(chars, number))
        page.close()
        if progress is not None:
            progress(number, len(printed))
    return sheets


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
