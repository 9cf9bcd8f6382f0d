"""Lijst van vragen en antwoorden: numbered questions, each with its answer."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.segment.closing import before_closing, without_strays
from vraagbaak.segment.drafts import Draft
from vraagbaak.segment.families.rising import LEADING, is_answer, marks
from vraagbaak.segment.families.titles import titles_in_type
from vraagbaak.segment.families.unmarked import only_asks, start_of_answer, start_of_question
from vraagbaak.types import Measure, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.segment.labels import Heading
    from vraagbaak.types import Document

NAME = re.compile(
    r"(?:(?:Nr\.?\s*)?\w+\s+)?(?:verslag\s+(?:houdende\s+)?(?:van\s+)?(?:een\s+)?)?"
    r"lijst\s+van\s+vragen\s+(?:en|met)\s+(?:de\s+)?(?:daarop\s+gegeven\s+)?antwoorden"
    r"\d{0,2}(?:\s+(?:inzake|bij|over|betreffende)\s.{1,300}[^.?!])?\s*:?",
    re.IGNORECASE,
)
TOLD = re.compile(
    r"heeft (?:\w+ ){0,3}vragen voorgelegd aan|lijst van vragen met de daarop gegeven antwoorden"
)
"""How the commission says that it asked."""
ADOPTED = re.compile(r"Vastgesteld \d")
LAST_OF_HEAD = 60
"""The name of the paper stands among its first blocks."""
SAME_LINE = 2.0
"""Characters whose tops differ by fewer points stand on one line."""
WIDE = 1.0
"""A gap wider than so many times the size of the type parts columns."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands under the number of a question or the heading of an answer."""

    labels: tuple[str, ...]
    heading: Heading | None
    section: str | None
    content: tuple[Block, ...]


def is_question_list(_document: Document, blocks: Sequence[Block]) -> bool:
    """Tell the paper by its name, or by what the commission says of it above its questions."""
    head = [block.text for block in blocks[:LAST_OF_HEAD]]
    told = any(map(ADOPTED.match, head)) and any(map(TOLD.search, head))
    return told or any(map(NAME.fullmatch, head))


def is_question_table(document: Document, blocks: Sequence[Block]) -> bool:
    """Tell a list in the columns of a table on a page: they cannot be told apart."""
    on_page = document.measure is Measure.POINTS
    return on_page and is_question_list(document, blocks) and _is_table(document, blocks)


def before_list(blocks: Sequence[Block]) -> Sequence[Block]:
    """Take the head of the paper: what stands above the first question."""
    return blocks[: next((mark.at for mark in marks(blocks)), len(blocks))]


def question_list(blocks: Sequence[Block]) -> list[Draft]:
    """Pair each answer with the questions that its heading names, else with those still open.

    An answer without a heading begins where type or the last question mark tells, or is not given.
    """
    questions: dict[str, tuple[Block, ...]] = {}
    pending: tuple[str, ...] = ()
    drafts: list[Draft] = []
    parts = _parts(blocks)
    for at, part in enumerate(parts):
        following = parts[at + 1] if at + 1 < len(parts) else None
        answered = following is not None and following.heading is not None
        if part.heading is None:
            cut = None if answered else start_of_answer(part.content)
            questions.update(dict.fromkeys(part.labels, part.content))
            open_ = cut is None and (answered or only_asks(part.content))
            pending = (*pending, *part.labels) if open_ else ()
            if cut is not None:
                drafts.append(_draft(part, part.labels, part.content[:cut], part.content[cut:]))
            continue
        names = part.heading.labels or pending
        known = [name for name in names if name in questions] or pending
        asked = dict.fromkeys(block for name in known for block in questions[name])
        if names:
            drafts.append(_draft(part, names, tuple(asked), _answer(part, following)))
        pending = ()
    return drafts


def no_drafts(_blocks: Sequence[Block]) -> list[Draft]:
    """Give none: what is asked and answered cannot be told apart."""
    return []


def _draft(
    part: _Part, labels: tuple[str, ...], question: tuple[Block, ...], answer: tuple[Block, ...]
) -> Draft:
    printed = part.heading.printed if part.heading else ""
    kept = tuple(without_strays(answer))
    return Draft(labels, printed, question, kept, section=part.section)


def _answer(part: _Part, following: _Part | None) -> tuple[Block, ...]:
    """Leave out a question without a number behind an answer; where it begins must be told."""
    if following is None or following.heading is None or following.heading.labels:
        return part.content
    cut = start_of_question(part.content)
    return part.content[:cut] if cut is not None else ()


def _parts(blocks: Sequence[Block]) -> list[_Part]:
    numbers = {mark.at: mark for mark in marks(blocks)}
    above = titles_in_type(blocks, numbers)
    heads = {at for at in above if not NAME.fullmatch(blocks[at].text)}
    answers = {at for at, block in enumerate(blocks) if is_answer(block)}
    first = min(numbers, default=len(blocks))
    starts = [at for at in sorted({*numbers, *answers, *heads}) if at >= first]
    section = blocks[first - 1].text if first - 1 in heads else None
    parts: list[_Part] = []
    for at, end in itertools.pairwise([*starts, len(blocks)]):
        if at in heads:
            section = blocks[at].text
            continue
        mark = numbers.get(at)
        content = blocks[mark.start if mark else at + 1 : end]
        if end == len(blocks):
            content = before_closing(content)
        heading = None if mark else blocks[at].heading
        parts.append(_Part(mark.labels if mark else (), heading, section, tuple(content)))
    return parts


def _is_table(document: Document, blocks: Sequence[Block]) -> bool:
    """Tell whether most questions have something beside them on the page."""
    asked = []
    for mark in marks(blocks):
        until = (block.span.end for block in blocks[mark.start :] if "?" in block.text)
        # Behind a number at the beginning of a paragraph there may be a tab.
        number = LEADING.match(blocks[mark.start].text)
        start = blocks[mark.start].span.start + (number.end() if number else 0)
        asked.append(_has_columns(document, Span(start, next(until, start))))
    return 2 * sum(asked) > len(asked)


def _has_columns(document: Document, span: Span) -> bool:
    """Tell whether a line goes on after a wide gap, or goes back."""
    letters = enumerate(document.text[span.start : span.end], start=span.start)
    printed = [at for at, letter in letters if document.chars.pages[at] and not letter.isspace()]
    x0, top, x1, bottom = document.chars.boxes[printed].T
    beside = (np.abs(np.diff(top)) < SAME_LINE) & (np.diff(document.chars.pages[printed]) == 0)
    gap, size = x0[1:] - x1[:-1], (bottom - top)[1:]
    return bool(np.any(beside & ((gap > WIDE * size) | (gap < -size))))
