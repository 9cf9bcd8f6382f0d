"""A page of a PDF as a picture, to show where a quote stands."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from vraagbaak.errors import ReadError

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

MAX_SIDE_PIXELS = 4000

# PDFium may be used by one thread at a time, whatever the file.
_pdfium = threading.Lock()


def render_page(path: Path, page_number: int, *, scale: float) -> Image:
    """Draw one page; `scale` is pixels for a PDF point.

    A page so large that a side would pass `MAX_SIDE_PIXELS` is drawn smaller, in proportion.

    Raises:
        ReadError: the file cannot be opened or drawn as a PDF, or has no such page.
    """
    with _pdfium:
        try:
            with pdfium.PdfDocument(path) as pdf:
                return _drawn(pdf, path, page_number=page_number, scale=scale)
        except (pdfium.PdfiumError, OSError) as error:
            reason = f"page {page_number} cannot be drawn ({error})"
            raise ReadError(path, reason, "Put the PDF back, or index it again.") from error


def _drawn(pdf: pdfium.PdfDocument, path: Path, *, page_number: int, scale: float) -> Image:
    if not 1 <= page_number <= len(pdf):
        reason = f"there is no page {page_number}; the file has {len(pdf)}"
        raise ReadError(path, reason, "Ask for a page that the file has.")
    page = pdf[page_number - 1]
    longest = max(page.get_size())
    fitting = min(scale, MAX_SIDE_PIXELS / longest)
    image: Image = page.render(scale=fitting).to_pil()
    return image
