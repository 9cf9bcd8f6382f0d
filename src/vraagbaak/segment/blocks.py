"""Paragraphs and headings of a document, with their type: what recognisers work on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.segment.labels import (
    LABELS,
    SECTION_LINE,
    TITLE,
    Heading,
    Side,
    continues,
    ends_section_heading,
    heading,
    run_in,
    stated_heading,
)
from vraagbaak.segment.run_in import with_headings_apart
from vraagbaak.types import Opening, Role, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.types import Document, Line

SIDES = {Opening.QUESTION: Side.QUESTION, Opening.ANSWER: Side.ANSWER}
MOST = 0.6
"""A block has a style if more than this part of its characters has it."""
MOST_LINES = 8
"""No heading of a section has more lines."""
THREE = 3
NUMBERED = re.compile(rf"{LABELS}\s?[.)]?")
"""The numbers of questions and nothing else."""
ENDED = re.compile(r"[.?!:;…][”\"’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list item or a heading of the body: a span of the document's text.

    `opens` is what the file's format says begins with it, None where it does not say.
    """

    span: Span
    text: str
    bold: bool
    italic: bool
    heading: Heading | None
    opens: Opening | None = None


def blocks(document: Document) -> tuple[Block, ...]:
    """Part the body of a document into blocks, in reading order."""
    placed = [line for line in document.lines if line.role is Role.BODY and line.span is not None]
    groups: list[list[Line]] = []
    closed = True
    for index, line in enumerate(placed):
        if groups and _continues_heading(document, groups[-1], line):
            groups[-1].append(line)
            closed = True
            continue
        text = _text(document, [line])
        is_heading = heading(text) is not None or TITLE.fullmatch(text) is not None
        opens = is_heading or SECTION_LINE.fullmatch(text) is not None
        opens = opens or (index > 0 and _runs_in(placed[index - 1].text, text))
        if groups and not closed and len(groups[-1]) <= MOST_LINES:
            closed = ends_section_heading(_text(document, groups[-1]), text)
        parted = closed or opens or _parted(document, placed[index - 1], line)
        alone = _stands_alone(placed[index - 1 : index + 2], parted=parted)
        if parted or alone:
            groups.append([])
        groups[-1].append(line)
        closed = is_heading or alone
    found = [_block(document, group) for group in groups]
    stated = any(block.opens for block in found)
    return tuple(found) if stated else with_headings_apart(found)


def _continues_heading(document: Document, group: Sequence[Line], line: Line) -> bool:
    """Tell whether a heading of one line goes on with the next."""
    return len(group) == 1 and continues(_text(document, group), _text(document, [line]))


def _stands_alone(lines: Sequence[Line], *, parted: bool) -> bool:
    """Tell a line that is but the number of what begins on the next, from three in a row."""
    if len(lines) < THREE or NUMBERED.fullmatch(lines[1].text) is None:
        return False
    return (parted or bool(ENDED.search(lines[0].text))) and lines[2].text[0].isupper()


def _runs_in(before: str, text: str) -> bool:
    """Tell a line that opens with a heading, where the line above it ends a sentence."""
    found = run_in(text)
    return found is not None and ENDED.search(before) is not None


def _parted(document: Document, before: Line, line: Line) -> bool:
    assert before.span is not None and line.span is not None  # noqa: PT018
    return "\n" in document.text[before.span.end : line.span.start]


def _span(group: Sequence[Line]) -> Span:
    first, last = group[0].span, group[-1].span
    assert first is not None and last is not None  # noqa: PT018
    return Span(first.start, last.end)


def _text(document: Document, group: Sequence[Line]) -> str:
    return " ".join(_span(group).of(document.text).split())


def _block(document: Document, group: Sequence[Line]) -> Block:
    length = sum(len(line.text) for line in group)
    text = _text(document, group)
    opens = group[0].opens
    return Block(
        span=_span(group),
        text=text,
        bold=sum(len(line.text) for line in group if line.bold) > MOST * length,
        italic=sum(len(line.text) for line in group if line.italic) > MOST * length,
        heading=stated_heading(text, SIDES[opens]) if opens in SIDES else heading(text),
        opens=opens,
    )
