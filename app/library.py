"""What the chat asks of the assistant and its index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.types import Answer, Document, Exchange, Language


class Shelf(Protocol):
    """The indexed documents."""

    @property
    def documents(self) -> Sequence[Document]:
        """All documents, in the order they were added."""

    def document(self, document_id: str) -> Document:
        """Give a document; raises KeyError if there is none of that id."""

    def exchanges(self, document_id: str | None = None) -> tuple[Exchange, ...]:
        """Give the exchanges of one document, or of all, in reading order."""


class Asks(Protocol):
    """Answers questions from the documents of an index: an Assistant, or a fake in a test."""

    @property
    def index(self) -> Shelf:
        """The index that questions are put to."""

    def ask(
        self, question: str, *, history: Sequence[str] = (), language: Language | None = None
    ) -> Answer:
        """Answer one question; earlier ones of the same conversation come first in `history`."""
