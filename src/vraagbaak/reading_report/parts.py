"""Which part of a paper each of its characters was taken for, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.cite.marks import page_marks
from vraagbaak.segment.labels import heading
from vraagbaak.types import Box, Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vraagbaak.types import Document, Exchange, Line, Paper


class Part(StrEnum):
    """What a piece of a paper was taken for."""

    QUESTION = "question"
    ANSWER = "answer"
    HEADING = "heading"
    """The heading of a question or an answer."""
    FOOTNOTE = "footnote"
    HEADER = "header"
    FOOTER = "footer"
    SIDE = "side"
    UNUSED = "unused"
    """Text that belongs to no exchange."""


_APART = {
    Role.HEADER: Part.HEADER,
    Role.FOOTER: Part.FOOTER,
    Role.SIDE: Part.SIDE,
    Role.FOOTNOTE: Part.FOOTNOTE,
}


@dataclass(frozen=True, slots=True)
class Region:
    """A piece of one line: its place on the page, its words, its part, and whose it is.

    `owner` names the exchange it was given to; it is empty where it was given to none.
    """

    page_number: int
    box: Box
    text: str
    part: Part
    owner: str


@dataclass(frozen=True, slots=True)
class _Given:
    """A span of the text that was given to an exchange."""

    span: Span
    part: Part
    owner: str


def name_of(exchange: Exchange) -> str:
    """Name an answer as short as it can be told from the others of its paper."""
    return _of_section(exchange, exchange.label or f"({', '.join(exchange.labels)})")


def _question_name(exchange: Exchange) -> str:
    return _of_section(exchange, f"Vraag {', '.join(exchange.labels)}")


def _of_section(exchange: Exchange, name: str) -> str:
    return f"{exchange.by}: {name}" if exchange.section and exchange.by else name


def regions(paper: Paper) -> tuple[Region, ...]:
    """Take a paper apart into regions, in the order of its lines; footnotes come last."""
    document = paper.document
    ownership = _Ownership(paper)
    found: list[Region] = []
    for line in document.lines:
        if line.role is Role.BODY:
            found += _of_body(document, line, ownership)
        elif line.role is not Role.FOOTNOTE:
            found.append(_whole(line, _APART[line.role]))
    return (*found, *_of_notes(paper))


class _Ownership:
    """Which exchange each character of a document's text was given to, and as what."""

    def __init__(self, paper: Paper) -> None:
        self._given = [
            given
            for exchange in paper.exchanges
            for given in (
                *(_Given(s, Part.QUESTION, _question_name(exchange)) for s in exchange.question),
                *(_Given(s, Part.ANSWER, name_of(exchange)) for s in exchange.answer),
            )
        ]
        self._owners = np.zeros(len(paper.document.text), dtype=np.int32)
        for number, given in enumerate(self._given, start=1):
            self._owners[given.span.start : given.span.end] = number

    def runs(self, span: Span) -> Iterator[_Given]:
        """Part a span where the owner changes; what nobody owns has no name."""
        owners = self._owners[span.start : span.end]
        edges = [0, *(np.flatnonzero(np.diff(owners)) + 1).tolist(), len(owners)]
        for start, end in pairwise(edges):
            run = Span(span.start + start, span.start + end)
            number = int(owners[start])
            given = self._given[number - 1] if number else _Given(run, Part.UNUSED, "")
            yield replace(given, span=run)


def _of_body(document: Document, line: Line, ownership: _Ownership) -> Iterator[Region]:
    """Part a line of the body where it passes from one part of the paper to another."""
    if line.span is None:
        return
    for run in ownership.runs(line.span):
        words = run.span.of(document.text)
        part = run.part if run.owner else _unowned(words)
        for page in page_marks(document, (run.span,)):
            for box in page.boxes:
                yield Region(page.page_number, box, words, part, run.owner)


def _unowned(words: str) -> Part:
    return Part.HEADING if heading(words) else Part.UNUSED


def _whole(line: Line, part: Part) -> Region:
    return Region(line.page_number, line.box, line.text, part, "")


def _of_notes(paper: Paper) -> Iterator[Region]:
    document = paper.document
    for note in document.footnotes:
        owners = [name_of(each) for each in paper.exchanges if note in each.footnotes]
        owner = f"{note.mark} → {', '.join(owners)}" if owners else ""
        for page in page_marks(document, (note.span,)):
            for box in page.boxes:
                words = note.span.of(document.text)
                yield Region(page.page_number, box, words, Part.FOOTNOTE, owner)
