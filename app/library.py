"""What the chat asks of the assistant and its index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.index import DocumentEntry
    from vraagbaak.selection import Choices
    from vraagbaak.types import (
        Answer,
        Cited,
        Document,
        Exchange,
        Language,
        Selection,
        Similar,
        Span,
    )
    from vraagbaak.verify import Checked


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

    @property
    def choices(self) -> Choices:
        """The values that filters can take."""

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        language: Language | None = None,
        selection: Selection | None = None,
    ) -> Answer:
        """Answer one question; earlier ones of the same conversation come first in `history`.

        Raises:
            FilterError: Nothing in the index has one of the selection's values.
        """

    def similar(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        language: Language | None = None,
        selection: Selection | None = None,
        limit: int = 5,
    ) -> Similar:
        """Find earlier questions in parliament that ask the same, each with its answer.

        Raises:
            FilterError: Nothing in the index has one of the selection's values.
        """

    def documents(self, selection: Selection | None = None) -> tuple[DocumentEntry, ...]:
        """List the documents that fit a selection, or all, with their figures.

        Raises:
            FilterError: Nothing in the index has one of the selection's values.
        """

    def verify(self, exchange_id: str) -> Checked:
        """Read the source of a quote again and compare.

        Raises:
            UnknownDocumentError: The index holds no answer with this id.
        """

    def recall(
        self, exchange_id: str, highlights: Sequence[Span] = (), *, score: float = 1.0
    ) -> Cited:
        """Quote an answer by its id, with these parts of its text marked.

        Raises:
            KeyError: The index holds no such answer.
        """
