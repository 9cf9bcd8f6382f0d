"""Read a file into a Document: what stands on its pages, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vraagbaak.errors import ReadError
from vraagbaak.read.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vraagbaak.types import Document

SUFFIXES = frozenset({".pdf", ".txt"})
"""The types of file that can be read."""


def read(path: Path, *, progress: Callable[[int, int], None] | None = None) -> Document:
    """Read a file; `progress` hears the number of the page just read and how many there are.

    Raises:
        ReadError: the file cannot be read as a document; the message says why and what to do.
    """
    # pdfplumber takes a third of a second to import, and plain text does not need it.
    from vraagbaak.read.pdf import read_pdf  # noqa: PLC0415
    from vraagbaak.read.text import read_plain  # noqa: PLC0415

    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(sorted(SUFFIXES))
        raise ReadError(path, f"files of type {suffix or 'none'} cannot be read", f"Use {known}.")
    source = Source.of(path)
    return read_pdf(source, progress=progress) if suffix == ".pdf" else read_plain(source)
