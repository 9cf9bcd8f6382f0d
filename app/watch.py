"""Watches over the assistant: how many questions at once, how long they take, what becomes of them.

Of a question nothing is counted but its language and its outcome; its text goes to the log only
where the settings say so.
"""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from app.limits import MAX_READING_AT_ONCE
from app.log import log
from vraagbaak.errors import VraagbaakError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.library import Asks, Shelf
    from vraagbaak.index import DocumentEntry
    from vraagbaak.selection import Choices
    from vraagbaak.types import Answer, Cited, Language, Selection, Similar, Span
    from vraagbaak.verify import Checked

FAILED: Final = "error"


@dataclass(slots=True)
class Asked:
    """One question while it is answered."""

    kind: str
    question: str | None = None
    language: str = ""
    outcome: str = FAILED
    seconds: float = 0.0


class Counts(Protocol):
    """Counts questions: the figures for Prometheus, or a list in a test."""

    def count(self, asked: Asked) -> None:
        """Count one question, once it is answered or refused."""


class WatchedAssistant:
    """An assistant that answers `workers` questions at once; others wait their turn."""

    def __init__(
        self, assistant: Asks, counts: Counts, *, workers: int, log_questions: bool = False
    ) -> None:
        self._assistant = assistant
        self._counts = counts
        self._log_questions = log_questions
        self._asking = threading.BoundedSemaphore(workers)
        self._reading = threading.BoundedSemaphore(MAX_READING_AT_ONCE)

    @property
    def index(self) -> Shelf:
        """The index that questions are put to."""
        return self._assistant.index

    @property
    def choices(self) -> Choices:
        """The values that filters can take."""
        return self._assistant.choices

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        language: Language | None = None,
        selection: Selection | None = None,
    ) -> Answer:
        """Answer one question."""
        with self._watching(Asked("ask", question), self._asking) as asked:
            given = self._assistant.ask(
                question, history=history, language=language, selection=selection
            )
            asked.language, asked.outcome = given.language.value, given.status.value
        return given

    def similar(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        language: Language | None = None,
        selection: Selection | None = None,
        limit: int = 5,
    ) -> Similar:
        """Find earlier questions that ask the same."""
        with self._watching(Asked("similar", question), self._asking) as asked:
            given = self._assistant.similar(
                question, history=history, language=language, selection=selection, limit=limit
            )
            asked.language = given.language.value
            asked.outcome = "answered" if given.found else "not_found"
        return given

    def recall(
        self, exchange_id: str, highlights: Sequence[Span] = (), *, score: float = 1.0
    ) -> Cited:
        """Quote an answer by its id."""
        return self._assistant.recall(exchange_id, highlights, score=score)

    def documents(self, selection: Selection | None = None) -> tuple[DocumentEntry, ...]:
        """List the documents."""
        with self._asking:
            return self._assistant.documents(selection)

    def verify(self, exchange_id: str) -> Checked:
        """Read the source of a quote again and compare."""
        with self._watching(Asked("verify"), self._reading) as asked:
            checked = self._assistant.verify(exchange_id)
            asked.outcome = checked.verdict.value
        return checked

    @contextmanager
    def _watching(self, asked: Asked, room: threading.BoundedSemaphore) -> Iterator[Asked]:
        # What a visitor waits for counts, waiting for others too.
        begun = time.perf_counter()
        try:
            with room:
                yield asked
        except VraagbaakError:
            asked.outcome = "refused"
            raise
        finally:
            asked.seconds = time.perf_counter() - begun
            self._counts.count(asked)
            self._tell(asked)

    def _tell(self, asked: Asked) -> None:
        told = {"question": asked.question} if self._log_questions and asked.question else {}
        log(
            asked.kind,
            language=asked.language,
            outcome=asked.outcome,
            milliseconds=round(asked.seconds * 1000),
            **told,
        )
