"""An assistant in memory, for the tests of the chat."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from vraagbaak.cite import asked, cite, quote
from vraagbaak.errors import IndexDamagedError
from vraagbaak.types import Answer, Cited, Language, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.conftest import MakePaper
    from vraagbaak.types import Document, Exchange, Paper

Made = TypeVar("Made")


def havens(path: Path, make_paper: MakePaper) -> Paper:
    """Write a plain text with two answers about havens to `path`, and make its paper."""
    pairs = (
        ("Welke havens worden uitgebreid?", "Geen havens."),
        ("Wie beslist daarover in de gemeente?", "De havens zelf."),
    )
    paper = make_paper(path, *pairs)
    path.write_text(paper.document.text, encoding="utf-8")
    return make_paper(path, *pairs)


class FakeIndex:
    """An index of papers in memory."""

    def __init__(self, *papers: Paper) -> None:
        self.documents: Sequence[Document] = tuple(paper.document for paper in papers)
        self._exchanges = tuple(exchange for paper in papers for exchange in paper.exchanges)

    def document(self, document_id: str) -> Document:
        """Give a document by its id."""
        return {document.id: document for document in self.documents}[document_id]

    def exchanges(self, document_id: str | None = None) -> tuple[Exchange, ...]:
        """Give the exchanges of one document, or of all."""
        return tuple(e for e in self._exchanges if document_id in {None, e.document_id})


class FakeAssistant:
    """Answers with the exchanges that hold the question's last word, the first one best."""

    def __init__(self, index: FakeIndex) -> None:
        self.index = index
        self.broken = ""
        self.histories: list[tuple[str, ...]] = []

    def ask(
        self, question: str, *, history: Sequence[str] = (), language: Language | None = None
    ) -> Answer:
        """Answer a question."""
        if self.broken:
            raise IndexDamagedError(self.broken)
        self.histories.append(tuple(history))
        word = question.rstrip("?").split()[-1]
        found = [
            each for each in map(self._cited, self.index.exchanges()) if word in each.quote.text
        ]
        status = Status.ANSWERED if found else Status.NOT_FOUND
        best = found[0] if found else None
        others = found[1:] if found else [self._cited(each) for each in self.index.exchanges()]
        chosen = language or Language.DUTCH
        return Answer(question, chosen, status, 0.9, best, tuple(others))

    def _cited(self, exchange: Exchange) -> Cited:
        document = self.index.document(exchange.document_id)
        made = quote(document, exchange, exchange.answer)
        return Cited(made, asked(document, exchange), cite(document, exchange), 1)


def in_loop(make: Callable[[], Made]) -> Made:
    """Make something of Gradio's in an event loop: without one it opens its own for good."""

    async def made() -> Made:
        return make()

    return asyncio.run(made())
