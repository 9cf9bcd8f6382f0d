"""The files that quotes come from, opened only for indexed documents and only while unchanged."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from vraagbaak.errors import VraagbaakError
from vraagbaak.read import read
from vraagbaak.read.pdf.page_image import render_page
from vraagbaak.read.source import Source
from vraagbaak.read.text import LINE_END, decoded
from vraagbaak.types import Measure

if TYPE_CHECKING:
    from PIL.Image import Image

    from vraagbaak.types import Document

SCALES = (2, 3, 4)
"""Pixels for a point of the page: what a screen of any sharpness, and zooming in, need."""
WEBP_QUALITY = 85
CACHE_BYTES = 64 * 2**20


class SourceChangedError(VraagbaakError):
    """The file of a document is gone, or is no longer what was indexed."""


class PageImages:
    """Pictures of pages as WebP, the ones used last kept in memory up to `limit_bytes`."""

    def __init__(self, *, limit_bytes: int = CACHE_BYTES) -> None:
        self._limit_bytes = limit_bytes
        self._held_bytes = 0
        self._images: OrderedDict[tuple[str, int, int], bytes] = OrderedDict()
        self._lock = threading.Lock()

    def webp(self, document: Document, page_number: int, *, scale: int = SCALES[0]) -> bytes:
        """Give the picture of a page; `scale` is one of `SCALES`.

        Raises:
            SourceChangedError: the file is gone or has other content.
            ReadError: the page cannot be drawn.
        """
        key = (document.id, page_number, scale)
        with self._lock:
            if key in self._images:
                self._images.move_to_end(key)
                return self._images[key]
        source = _unchanged(document)
        image = _encoded(render_page(source.path, page_number, scale=scale))
        self._keep(key, image)
        return image

    def _keep(self, key: tuple[str, int, int], image: bytes) -> None:
        with self._lock:
            if key in self._images:
                return
            self._images[key] = image
            self._held_bytes += len(image)
            while self._held_bytes > self._limit_bytes and self._images:
                _, dropped = self._images.popitem(last=False)
                self._held_bytes -= len(dropped)


def rows(document: Document) -> tuple[tuple[str, ...], ...]:
    """Read a file that has no picture, page by page: its lines, or its paragraphs.

    Raises:
        SourceChangedError: the file is gone or has other content.
        ReadError: the file cannot be read.
    """
    source = _unchanged(document)
    if document.measure is Measure.PARAGRAPHS:
        return (_paragraphs(read(document.path)),)
    sheets = decoded(source).split("\f")
    return tuple(tuple(LINE_END.split(sheet)) for sheet in sheets)


def _paragraphs(document: Document) -> tuple[str, ...]:
    """Write out every paragraph of a file, each letter at its place; some are empty."""
    written: dict[int, str] = {}
    for line in document.lines:
        place = int(line.box.top)
        written[place] = written.get(place, "").ljust(int(line.box.x0)) + line.text
    return tuple(written.get(place, "") for place in range(max(written, default=-1) + 1))


def _unchanged(document: Document) -> Source:
    changed = f"{document.path.name}: not what was indexed. Put it back, or add it again."
    if not document.path.is_file():
        raise SourceChangedError(changed)
    source = Source.of(document.path)
    if source.sha256 != document.sha256:
        raise SourceChangedError(changed)
    return source


def _encoded(image: Image) -> bytes:
    buffer = io.BytesIO()
    # Method 0 takes a fifth of the time of the default and makes a file a tenth larger.
    image.save(buffer, format="WEBP", quality=WEBP_QUALITY, method=0)
    return buffer.getvalue()
