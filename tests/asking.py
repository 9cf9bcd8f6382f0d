"""A fake that gives one answer to everything, for the tests of what the command line shows."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from vraagbaak.cite import asked, cite, quote
from vraagbaak.cli.answer_view import answer_view
from vraagbaak.types import (
    Answer,
    Cited,
    Footnote,
    Language,
    NoteMark,
    Scope,
    Selection,
    Similar,
    Span,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pytest

    from tests.conftest import MakePaper
    from vraagbaak.settings import Settings
    from vraagbaak.types import Document


class FakeIndex:
    """Holds one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def document(self, document_id: str) -> Document:
        """Give the document."""
        return {self._document.id: self._document}[document_id]


class FakeAssistant:
    """Gives one answer to everything, and remembers what it was asked."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.asked: list[tuple[str, tuple[str, ...], Language | None]] = []
        self.selections: list[Selection | None] = []
        self.limits: list[int] = []
        self.index: FakeIndex | None = None
        """What holds the document of the answer, for those that export it."""

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        language: Language | None = None,
        selection: Selection | None = None,
    ) -> Answer:
        """Answer; any selection leaves 34 answers."""
        self.asked.append((question, tuple(history), language))
        self.selections.append(selection)
        scope = Scope(selection, 34) if selection else None
        return replace(self.answer, question=question, scope=scope)

    def similar(
        self,
        question: str,
        *,
        language: Language | None = None,
        selection: Selection | None = None,
        limit: int,
    ) -> Similar:
        """Find what answers everything."""
        answer = self.ask(question, language=language, selection=selection)
        self.limits.append(limit)
        found = (answer.best,) if answer.best else ()
        return Similar(question, answer.language, found, answer.scope)


def answer_of(make_paper: MakePaper, words: str = "Tien meter. En soms elf.") -> Answer:
    paper = make_paper(Path("/papers/dijken.txt"), ("Hoe hoog is de [b]dijk[/b]?", words))
    (exchange,) = paper.exchanges
    start = exchange.answer[0].start
    document = replace(paper.document, note_marks=(NoteMark("7", start + 4, 1),))
    exchange = replace(exchange, by="PVV", footnotes=(Footnote("7", Span(0, 5), 1),))
    cited = Cited(
        quote=quote(document, exchange, (Span(start, start + 11),)),
        asked=asked(document, exchange),
        citation=cite(document, exchange),
        score=0.41,
    )
    return Answer("Hoe hoog?", Language.DUTCH, Status.ANSWERED, 0.934, cited, (cited,))


def open_fake(monkeypatch: pytest.MonkeyPatch, answer: Answer) -> FakeAssistant:
    """Let the command line open an assistant that gives one answer."""
    fake = FakeAssistant(answer)

    def opened(_: Settings, *, tell: Callable[[str], None]) -> FakeAssistant:
        tell("Opening.")
        return fake

    monkeypatch.setattr("vraagbaak.cli.asking.Assistant.open", opened)
    return fake


def shown(answer: Answer, *, colour: bool = False) -> str:
    """Print an answer to a console of 100 columns."""
    console = Console(file=io.StringIO(), width=100, force_terminal=colour, highlight=False)
    console.print(answer_view(answer))
    printed = console.file
    assert isinstance(printed, io.StringIO)
    return printed.getvalue()
