"""Check quotes and cited pages against the source files, read again when an answer needs it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pypdfium2

from eval.measures.judgement import plain
from vraagbaak.cite import quote
from vraagbaak.errors import ReadError
from vraagbaak.verify.comparison import matches

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vraagbaak.index import Index
    from vraagbaak.types import Cited, Paper


class SourceFiles:
    """The source files of an index; each is read once, by `read`, and nothing from the index."""

    def __init__(self, index: Index, *, read: Callable[[Path], Paper]) -> None:
        self._index = index
        self._paths = {document.id: document.path for document in index.documents}
        self._read = read
        self._papers = cache(self._paper)
        self._texts = cache(self._page_texts)

    def exact(self, cited: Cited) -> bool | None:
        """Say whether the file has the words of the quote, letter by letter, at its heading.

        None if the file is gone or cannot be read: that is no fault of the quote.
        """
        paper = self._papers(cited.citation.document_id)
        if paper is None:
            return None
        exchange = self._index.exchange(cited.citation.exchange_id)
        match = matches((exchange,), paper.exchanges)[exchange.id]
        return match is not None and quote(paper.document, match).text == cited.quote.text

    def cited_rightly(self, cited: Cited, must_quote: str) -> bool | None:
        """Say whether the quote's pages hold the words; None if no single page of a PDF does.

        Pages are read by pdfium, another road than the program's own reader takes.
        """
        wanted = plain(must_quote)
        texts = self._texts(cited.citation.document_id)
        holding = {number for number, text in enumerate(texts, start=1) if wanted in text}
        if not holding:
            return None
        return bool(holding & {marks.page_number for marks in cited.quote.pages})

    def _paper(self, document_id: str) -> Paper | None:
        try:
            return self._read(self._paths[document_id])
        except ReadError:
            return None

    def _page_texts(self, document_id: str) -> tuple[str, ...]:
        path = self._paths[document_id]
        if path.suffix.lower() != ".pdf" or self._papers(document_id) is None:
            return ()
        with pypdfium2.PdfDocument(path) as pdf:
            return tuple(plain(page.get_textpage().get_text_range()) for page in pdf)
