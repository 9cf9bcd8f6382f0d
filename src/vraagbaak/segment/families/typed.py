"""Questions and answers that alternate, told apart by type alone."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from vraagbaak.segment.families.factions import SPEAKS
from vraagbaak.segment.families.replies import introduces, pleads, reply
from vraagbaak.segment.turns import OPENING_QUOTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vraagbaak.segment.blocks import Block

FEWEST = 2
MOST = 2 / 3
"""Type marks the questions if at least this part of what is set in it asks."""


class Style(StrEnum):
    """The type in which questions stand."""

    BOLD = "bold"
    ITALIC = "italic"

    def holds(self, block: Block) -> bool:
        """Tell whether a paragraph is set in it."""
        return block.bold if self is Style.BOLD else block.italic


@dataclass(frozen=True, slots=True)
class Turn:
    """What is asked, and the answer to it."""

    question: tuple[Block, ...]
    answer: tuple[Block, ...]


def style_of_questions(sections: Iterable[Sequence[Block]]) -> Style | None:
    """Find the type in which factions ask throughout the paper; None: type tells nothing."""
    sections = list(sections)
    return next((style for style in Style if _marks_questions(style, sections)), None)


def turns(section: Sequence[Block], style: Style) -> Iterator[Turn]:
    """Part a section where its type changes; leave out an answer in which a faction asks on."""
    question: tuple[Block, ...] = ()
    answer: tuple[Block, ...] = ()
    told = True
    for group in _groups(section, style):
        if not group.styled:
            answer = (*answer, *group.blocks)
        elif any(map(_asks, group.blocks)):
            yield from _told(question, answer, told=told)
            question, answer, told = group.blocks, (), True
        else:
            # A quotation within an answer; what else stands in this type is nobody's for certain.
            told = told and bool(answer) and _is_quoted(answer[-1], group.blocks[0])
            answer = (*answer, *group.blocks)
    yield from _told(question, answer, told=told)


def _told(question: tuple[Block, ...], answer: tuple[Block, ...], *, told: bool) -> Iterator[Turn]:
    kept = reply(answer, last=True)
    asks_on = any(pleads(block) and introduces(block.text) for block in kept)
    if told and question and kept and not asks_on:
        yield Turn(question, kept)


@dataclass(frozen=True, slots=True)
class _Group:
    """Paragraphs that follow each other in one type."""

    styled: bool
    blocks: tuple[Block, ...]


def _groups(section: Sequence[Block], style: Style) -> Iterator[_Group]:
    for styled, group in itertools.groupby(section, key=style.holds):
        yield _Group(styled, tuple(group))


def _marks_questions(style: Style, sections: Iterable[Sequence[Block]]) -> bool:
    """Tell whether a type is that of questions: factions speak in it, and little else is."""
    groups = [group for section in sections for group in _groups(section, style) if group.styled]
    spoken = sum(any(SPEAKS.match(block.text) for block in group.blocks) for group in groups)
    asking = sum(any(map(_asks, group.blocks)) for group in groups)
    return spoken >= FEWEST and 2 * spoken >= asking >= MOST * len(groups)


def _asks(block: Block) -> bool:
    return "?" in block.text or SPEAKS.match(block.text) is not None


def _is_quoted(before: Block, block: Block) -> bool:
    return before.text.endswith(":") or OPENING_QUOTE.match(block.text) is not None
