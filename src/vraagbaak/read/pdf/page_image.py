"""A page of a PDF as a picture, to show where a quote stands."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import PIL.Image
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
    return _on_whole_sheet(page, page.render(scale=fitting).to_pil(), fitting)


def _on_whole_sheet(page: pdfium.PdfPage, picture: Image, scale: float) -> Image:
    """Put the picture of a cropped page where it lies on its sheet.

    PDFium draws the crop box; the places of characters are measured on the whole media box.
    """
    margins = _margins(page)
    if not any(margins):
        return picture
    left, top, right, bottom = (round(margin * scale) for margin in margins)
    size = (picture.width + left + right, picture.height + top + bottom)
    sheet = PIL.Image.new("RGB", size, "white")
    sheet.paste(picture, (left, top))
    return sheet


def _margins(page: pdfium.PdfPage) -> tuple[float, ...]:
    """Measure what the crop box leaves out at the left, top, right and bottom, as displayed."""
    media, crop = page.get_mediabox(), page.get_cropbox()
    west, south = (max(crop[at] - media[at], 0.0) for at in (0, 1))
    east, north = (max(media[at] - crop[at], 0.0) for at in (2, 3))
    turned = (west, north, east, south)
    quarters = page.get_rotation() // 90
    # Turning the page clockwise brings what was at the bottom to the left.
    return (*turned[4 - quarters :], *turned[: 4 - quarters])
