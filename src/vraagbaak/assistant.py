"""The only wiring: open an index and ask it questions."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vraagbaak.answer import answer, cited, cited_again
from vraagbaak.answerability import Judge
from vraagbaak.calibration import Calibration, load_calibration
from vraagbaak.embed import LazyEncoder
from vraagbaak.errors import UnknownDocumentError
from vraagbaak.highlight import Highlighter
from vraagbaak.index import Index, require_model
from vraagbaak.index.generation import current
from vraagbaak.language import detect_language
from vraagbaak.retrieve import Retriever, SimilarQuestions
from vraagbaak.selection import Selector
from vraagbaak.types import Similar
from vraagbaak.verify import check_quote

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vraagbaak.embed import CrossEncodes, Encoder
    from vraagbaak.index import DocumentEntry
    from vraagbaak.selection import Choices
    from vraagbaak.settings import Settings
    from vraagbaak.types import Answer, Cited, Language, Selection, Span
    from vraagbaak.verify import Checked

MOST_SIMILAR = 5


@dataclass(frozen=True, slots=True)
class _Opened:
    """One generation of the index and what searches it."""

    index: Index
    retriever: Retriever
    selector: Selector
    similar: SimilarQuestions


def _silent(_message: str) -> None:
    """Tell nobody."""


class Assistant:
    """Answers questions from an index; safe to use from several threads.

    When another process adds documents, the next question is answered from the new generation.
    """

    def __init__(
        self,
        folder: Path,
        *,
        encoder: Encoder,
        calibration: Calibration,
        cross_encoder: CrossEncodes | None = None,
    ) -> None:
        self._folder = folder
        self._encoder = encoder
        self._cross_encoder = cross_encoder
        self._calibration = calibration
        self._lock = threading.Lock()
        self._opened = self._open()

    @classmethod
    def open(cls, settings: Settings, *, tell: Callable[[str], None] = _silent) -> Assistant:
        """Open the index of the settings; the model is loaded at the first question.

        Raises:
            IndexMissingError: There is no index in the folder.
            IndexDamagedError: A file of it is missing or changed, or another model made it.
        """
        encoder = LazyEncoder(settings, tell=tell)
        return cls(
            settings.index,
            encoder=encoder,
            calibration=load_calibration(),
            cross_encoder=encoder,
        )

    @property
    def encoder(self) -> Encoder:
        """What embeds the questions, and whatever is added to the index."""
        return self._encoder

    @property
    def index(self) -> Index:
        """The generation of the index that is current now."""
        return self._current().index

    @property
    def retriever(self) -> Retriever:
        """What searches the generation that is current now."""
        return self._current().retriever

    @property
    def choices(self) -> Choices:
        """The values that filters can take in the current generation."""
        return self._current().selector.choices

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        language: Language | None = None,
        selection: Selection | None = None,
    ) -> Answer:
        """Answer a question with a quote, or say that the documents hold no answer.

        `history` are the earlier questions of the conversation, the oldest first. Only what fits
        `selection` is searched.

        Raises:
            FilterError: Nothing in the index has one of the selection's values.
        """
        opened = self._current()
        language = language or detect_language(question)
        selected = opened.selector.apply(selection) if selection else None
        hits = opened.retriever.search(
            question,
            language=language,
            history=history,
            among=selected.mask if selected else None,
        )
        if self._cross_encoder is not None:
            judge = Judge(opened.index, self._cross_encoder, self._calibration.marks)
            hits = judge.judged(question, hits, language=language, history=history)
        given = answer(
            question, hits, language=language, index=opened.index, calibration=self._calibration
        )
        return replace(given, scope=selected.scope) if selected else given

    def similar(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        language: Language | None = None,
        selection: Selection | None = None,
        limit: int = MOST_SIMILAR,
    ) -> Similar:
        """Find earlier questions of parliament that ask the same, each with its answer.

        Raises:
            FilterError: Nothing in the index has one of the selection's values.
        """
        opened = self._current()
        language = language or detect_language(question)
        selected = opened.selector.apply(selection) if selection else None
        hits = opened.similar.search(
            question,
            language=language,
            history=history,
            among=selected.mask if selected else None,
            limit=limit,
        )
        highlighter = Highlighter(question, language, self._calibration.marks)
        return Similar(
            question=question,
            language=language,
            found=tuple(
                cited(each, highlighter, index=opened.index, score=each.score) for each in hits
            ),
            scope=selected.scope if selected else None,
        )

    def documents(self, selection: Selection | None = None) -> tuple[DocumentEntry, ...]:
        """List the documents that fit a selection, or all, with their figures.

        Raises:
            FilterError: Nothing in the index has one of the selection's values.
        """
        opened = self._current()
        if not selection:
            return opened.index.entries()
        fit = {document.id for document in opened.selector.apply(selection).documents}
        return tuple(each for each in opened.index.entries() if each.document.id in fit)

    def verify(self, exchange_id: str) -> Checked:
        """Read the source of a quote again and compare; takes as long as reading the file.

        Raises:
            UnknownDocumentError: The index holds no answer with this id.
        """
        try:
            return check_quote(self.index, exchange_id)
        except KeyError:
            raise UnknownDocumentError(
                f"The index holds no answer with the id {exchange_id}. "
                "Give the exchange of a citation."
            ) from None

    def recall(
        self, exchange_id: str, highlights: Sequence[Span] = (), *, score: float = 1.0
    ) -> Cited:
        """Quote an answer by its id, with these parts of its text marked.

        Raises:
            KeyError: The index holds no such answer.
        """
        return cited_again(exchange_id, highlights, index=self.index, score=score)

    def _current(self) -> _Opened:
        with self._lock:
            latest = current(self._folder)
            if latest is not None and latest.name != self._opened.index.generation:
                self._opened = self._open()
            return self._opened

    def _open(self) -> _Opened:
        index = Index.open(self._folder)
        require_model(index, self._encoder)
        retriever = Retriever(index, encoder=self._encoder, calibration=self._calibration)
        similar = SimilarQuestions(
            index,
            nearness=retriever.nearness,
            twins=retriever.twins,
            calibration=self._calibration,
        )
        return _Opened(index, retriever, Selector(index), similar)
