"""Read a PDF file: its pages, then the text that runs over them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from vraagbaak.errors import ReadError
from vraagbaak.read.endnotes import Noted, with_endnotes
from vraagbaak.read.flow import flow
from vraagbaak.read.furniture import printed_page_number, set_apart_furniture
from vraagbaak.read.glued import marks_by_type
from vraagbaak.read.notes import printed_notes, set_apart_footnotes
from vraagbaak.read.pdf.sheets import PdfFile
from vraagbaak.read.pdf.side import with_known_side
from vraagbaak.read.pdf.turned import as_displayed
from vraagbaak.read.source import Source, document
from vraagbaak.read.title import title_of
from vraagbaak.types import Measure, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vraagbaak.read.pdf.sheets import Sheet
    from vraagbaak.read.printed import PrintedLine
    from vraagbaak.types import Document

MAGIC = b"%PDF-"
MAGIC_WITHIN = 1024
"""The header may stand this many bytes into the file (PDF 1.7, Annex H, note 13)."""
SCANNED = 25
"""Fewer letters a page than this, on average, on a picture are stamps on a scan, not its text."""


class ReadsSheets(Protocol):
    """Reads all pages of a PDF file, by itself or with the help of other processes."""

    def __call__(
        self, pdf: PdfFile, *, progress: Callable[[int, int], None] | None = None
    ) -> Sequence[Sheet]:
        """Give the pages in order; `progress` hears how many are read, and how many there are."""


def read_sheets(
    pdf: PdfFile, *, progress: Callable[[int, int], None] | None = None
) -> Sequence[Sheet]:
    """Read all pages, one after the other."""
    sheets = []
    for number in range(1, pdf.page_count + 1):
        sheets.append(pdf.sheet(number))
        if progress is not None:
            progress(number, pdf.page_count)
    return sheets


def read_pdf(
    source: Source,
    *,
    progress: Callable[[int, int], None] | None = None,
    sheets_of: ReadsSheets = read_sheets,
) -> Document:
    """Read the text of a PDF with the place of each character.

    Raises:
        ReadError: the file is damaged, encrypted, mirrored, or a scan without text.
    """
    if MAGIC not in source.content[:MAGIC_WITHIN]:
        raise ReadError(source.path, "this is not a PDF file", "Save it as PDF again.")
    pdf = PdfFile(source)
    sheets = sheets_of(pdf, progress=progress)
    _refuse_scan(source, sheets)
    printed = with_known_side([line for sheet in sheets for line in sheet.lines])
    held = [sheet.turn.held for sheet in sheets]
    lines = set_apart_footnotes(set_apart_furniture(printed, held))
    noted = with_endnotes(Noted(lines, printed_notes(lines), marks_by_type(lines)))
    named = [pdf.metadata.get(key) for key in ("Title", "Subject")]
    text = flow(noted.lines, noted.marks, notes=noted.notes)
    return document(
        source,
        as_displayed(text, {sheet.turn.page.number: sheet.turn for sheet in sheets}),
        title=title_of(named, noted.lines, stem=source.path.stem),
        pages=_numbered([sheet.turn.page for sheet in sheets], lines),
        measure=Measure.POINTS,
    )


def _refuse_scan(source: Source, sheets: Sequence[Sheet]) -> None:
    """Refuse a file whose pages are pictures, with hardly a letter on them."""
    letters = sum(char.isalpha() for sheet in sheets for line in sheet.lines for char in line.text)
    few = letters < SCANNED * len(sheets) and any(sheet.pictured for sheet in sheets)
    if not letters and any(sheet.mirrored for sheet in sheets):
        reason = "its letters are mirrored"
        raise ReadError(source.path, reason, "Save it as PDF again, not mirrored.")
    if few or not letters:
        reason = f"a scan without text ({letters} letters on {len(sheets)} pages)"
        raise ReadError(source.path, reason, "Run text recognition (OCR) on it first.")


def _numbered(pages: Sequence[Page], lines: Sequence[PrintedLine]) -> tuple[Page, ...]:
    """Give each page the number printed on it."""
    furniture: dict[int, list[PrintedLine]] = {page.number: [] for page in pages}
    for line in lines:
        furniture[line.page_number].append(line)
    return tuple(
        replace(page, printed=printed_page_number(furniture[page.number])) for page in pages
    )
