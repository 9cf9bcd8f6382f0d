"""Read a file into a Document: what stands on its pages, and where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vraagbaak.errors import ReadError
from vraagbaak.read.side_file import side_file
from vraagbaak.read.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vraagbaak.read.pdf import ReadsSheets
    from vraagbaak.types import Document

SUFFIXES = frozenset({".docx", ".htm", ".html", ".pdf", ".txt", ".xml"})
"""The types of file that can be read."""


def read(
    path: Path,
    *,
    progress: Callable[[int, int], None] | None = None,
    sheets_of: ReadsSheets | None = None,
) -> Document:
    """Read a file, and the side file if it has one.

    `progress` hears how many pages are read and how many there are.
    `sheets_of` reads the pages of a PDF in another way than one after the other.

    Raises:
        ReadError: the file cannot be read as a document; the message says why and what to do.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(sorted(SUFFIXES))
        raise ReadError(path, f"files of type {suffix or 'none'} cannot be read", f"Use {known}.")
    # First, so that a side file that is refused costs no reading of pages.
    side = side_file(path)
    source = Source.of(path)
    return replace(_read(source, suffix, progress, sheets_of), side=side)


def _read(
    source: Source,
    suffix: str,
    progress: Callable[[int, int], None] | None,
    sheets_of: ReadsSheets | None,
) -> Document:
    # A format's package is imported where it is read: pdfplumber alone takes a third of a second.
    if suffix == ".pdf":
        from vraagbaak.read.pdf import read_pdf, read_sheets  # noqa: PLC0415

        return read_pdf(source, progress=progress, sheets_of=sheets_of or read_sheets)
    return _reader(suffix)(source)


def _reader(suffix: str) -> Callable[[Source], Document]:
    """Find what reads files without sheets."""
    from vraagbaak.read.markup import read_html, read_xml  # noqa: PLC0415
    from vraagbaak.read.text import read_plain  # noqa: PLC0415
    from vraagbaak.read.word import read_docx  # noqa: PLC0415

    readers = {".docx": read_docx, ".xml": read_xml, ".html": read_html, ".htm": read_html}
    return readers.get(suffix, read_plain)
