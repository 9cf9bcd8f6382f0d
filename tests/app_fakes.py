"""An assistant in memory, for the tests of the chat."""

from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING, Any, cast

import gradio as gr

from app.chat import Chat
from app.conversation import Conversation
from app.filters import Filters
from app.originals import PageImages
from app.session import Session
from tests.filtering import told
from tests.in_loop import in_loop
from vraagbaak.cite import asked, cite, places, quote
from vraagbaak.errors import IndexDamagedError, UnknownDocumentError
from vraagbaak.index import DocumentEntry
from vraagbaak.selection import Selector
from vraagbaak.types import (
    Answer,
    Cited,
    Kind,
    Language,
    Member,
    Paper,
    Particulars,
    Respondent,
    Selection,
    Similar,
    Status,
)
from vraagbaak.verify import Checked, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.conftest import MakePaper
    from vraagbaak.index import Index
    from vraagbaak.selection import Choices
    from vraagbaak.types import Document, Exchange, Span


def havens(path: Path, make_paper: MakePaper) -> Paper:
    """Write a plain text with two answers about havens to `path`, and make its paper."""
    pairs = (
        ("Welke havens worden uitgebreid?", "Geen havens."),
        ("Wie beslist daarover in de gemeente?", "De havens zelf."),
    )
    paper = make_paper(path, *pairs)
    path.write_text(paper.document.text, encoding="utf-8")
    return make_paper(path, *pairs)


def parliament(folder: Path, make_paper: MakePaper) -> tuple[Paper, ...]:
    """Make three papers with an answer each: of two parties, two kinds and two years; one bare."""
    asked = {
        "havens.txt": ("Welke havens worden uitgebreid?", "Geen havens."),
        "wegen.txt": ("Welke wegen naar havens worden breder?", "De wegen naar de havens."),
        "losse.txt": ("Komt er een brug bij de havens?", "Er komt geen brug."),
    }
    havens, roads, loose = (make_paper(folder / name, pair) for name, pair in asked.items())
    return (
        _described(
            havens,
            title="Havens",
            kind=Kind.AANHANGSEL,
            date=datetime.date(2024, 3, 1),
            particulars=Particulars(
                askers=(Member("Kade", "SP"),),
                respondents=(Respondent("Minister", "Steiger", "Infrastructuur en Waterstaat"),),
            ),
        ),
        _described(
            roads,
            title="Wegen",
            kind=Kind.LETTER,
            date=datetime.date(2023, 5, 31),
            particulars=Particulars(
                askers=(Member("Berm", "VVD"),),
                respondents=(Respondent("Minister", "Munt", "Financiën"),),
            ),
        ),
        loose,
    )


def _described(paper: Paper, **fields: object) -> Paper:
    return Paper(replace(paper.document, **fields), paper.exchanges)  # type: ignore[arg-type]


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
    """Answers with the exchanges that hold the question's last word, the first one best.

    Earlier questions ask the same if they hold it.
    """

    def __init__(self, index: FakeIndex) -> None:
        self.index = index
        self.broken = ""
        self.histories: list[tuple[str, ...]] = []
        self.selections: list[Selection | None] = []

    @property
    def choices(self) -> Choices:
        """The values that filters can take."""
        return self._selector.choices

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        language: Language | None = None,
        selection: Selection | None = None,
    ) -> Answer:
        """Answer a question."""
        self._note(history, selection)
        among = [self._cited(each) for each in self._selected(selection)]
        found = [each for each in among if _last_word(question) in each.quote.text]
        status = Status.ANSWERED if found else Status.NOT_FOUND
        best = found[0] if found else None
        scope = self._selector.apply(selection).scope if selection else None
        others = found[1:] if found else among
        chosen = language or Language.DUTCH
        return Answer(question, chosen, status, 0.9, best, tuple(others), scope)

    def similar(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        language: Language | None = None,
        selection: Selection | None = None,
        limit: int = 5,
    ) -> Similar:
        """Find earlier questions."""
        self._note(history, selection)
        among = [self._cited(each) for each in self._selected(selection)]
        found = [each for each in among if _last_word(question) in each.asked.text]
        return Similar(question, language or Language.DUTCH, tuple(found[:limit]))

    def documents(self, selection: Selection | None = None) -> tuple[DocumentEntry, ...]:
        """List the documents."""
        self._note((), selection)
        chosen = self._selector.apply(selection or Selection()).documents
        counted = {each.id: len(self.index.exchanges(each.id)) for each in chosen}
        return tuple(
            DocumentEntry(each, counted[each.id], counted[each.id], 0, len(each.pages))
            for each in chosen
        )

    def verify(self, exchange_id: str) -> Checked:
        """Find every quote as it was, and those that there are not unknown."""
        self._note((), None)
        known = {exchange.id: exchange for exchange in self.index.exchanges()}
        if exchange_id not in known:
            raise UnknownDocumentError(exchange_id)
        exchange = known[exchange_id]
        document = self.index.document(exchange.document_id)
        at = datetime.datetime(2026, 3, 21, 9, 30, tzinfo=datetime.UTC)
        return Checked(Verdict.MATCH, exchange, document, document.sha256, at)

    @property
    def _selector(self) -> Selector:
        return Selector(cast("Index", self.index))

    def _note(self, history: Sequence[str], selection: Selection | None) -> None:
        if self.broken:
            raise IndexDamagedError(self.broken)
        self.histories.append(tuple(history))
        self.selections.append(selection)

    def recall(self, exchange_id: str, highlights: Sequence[Span] = (), **_: float) -> Cited:
        """Quote an answer by its id."""
        exchange = {each.id: each for each in self.index.exchanges()}[exchange_id]
        return self._cited(exchange, places(exchange.answer, highlights))

    def _selected(self, selection: Selection | None) -> list[Exchange]:
        exchanges = self.index.exchanges()
        if not selection:
            return list(exchanges)
        return list(compress(exchanges, self._selector.apply(selection).mask))

    def _cited(self, exchange: Exchange, marked: tuple[Span, ...] | None = None) -> Cited:
        document = self.index.document(exchange.document_id)
        made = quote(document, exchange, exchange.answer if marked is None else marked)
        return Cited(made, asked(document, exchange), cite(document, exchange), 1)


class Visitor:
    """Uses the chat of an assistant as the page's events do, and keeps what is shown."""

    def __init__(self, assistant: FakeAssistant, *, feedback: Path | None = None) -> None:
        self.chat = in_loop(lambda: Chat(assistant, PageImages(), feedback=feedback))
        self.conversation = Conversation()
        self.filters = Filters()
        self.parts: dict[str, Any] = {}
        """What each part of the page was last told to show, by its name."""

    def ask(self, question: str) -> str:
        """Put a question; gives the cards."""
        return self._take(self.chat.answer(question, self.conversation, self.filters))

    def press(self, action: str, **wanted: object) -> str:
        """Use a button of a card; gives the cards."""
        event = gr.EventData(None, {"action": action, **wanted})
        return self._take(self.chat.act(self.conversation, self.filters, event))

    def filter(self, *chosen: tuple[str, str], since: str = "", until: str = "") -> str:
        """Set the filters to these and no others; gives the filters."""
        event = gr.EventData(None, told(*chosen, since=since, until=until))
        self._take(self.chat.filter(Session(self.conversation), self.filters, event))
        return str(self.parts["filters"])

    def _take(self, updates: dict[Any, Any]) -> str:
        self.conversation = updates.pop(self.chat._conversation, self.conversation)
        self.filters = updates.pop(self.chat._filters, self.filters)
        self.parts |= {part.elem_id: value for part, value in updates.items()}
        return str(self.parts.get("cards", ""))


def _last_word(question: str) -> str:
    return question.rstrip("?").split()[-1]
