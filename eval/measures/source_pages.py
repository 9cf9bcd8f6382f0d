"""Check cited pages against the source files, by another road than the program's own reader."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from vraagbaak.types import Cited


class SourcePages:
    """The page texts of the PDF files of an index, read when first needed."""

    def __init__(self, paths: Mapping[str, Path], *, plain: Callable[[str], str]) -> None:
        self._paths = paths
        self._plain = plain
        self._texts = cache(self._read)

    def cited_rightly(self, cited: Cited, must_quote: str) -> bool | None:
        """Say whether the quote's pages hold the words; None if no single page of a PDF does."""
        wanted = self._plain(must_quote)
        texts = self._texts(cited.citation.document_id)
        holding = {number for number, text in enumerate(texts, start=1) if wanted in text}
        if not holding:
            return None
        return bool(holding & {marks.page_number for marks in cited.quote.pages})

    def _read(self, document_id: str) -> tuple[str, ...]:
        path = self._paths[document_id]
        if path.suffix.lower() != ".pdf":
            return ()
        with pypdfium2.PdfDocument(path) as pdf:
            return tuple(self._plain(page.get_textpage().get_text_range()) for page in pdf)
