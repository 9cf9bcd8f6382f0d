"""Nota naar aanleiding van het verslag: numbers, paragraphs of factions, and `Antwoord`."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.segment.closing import before_closing
from vraagbaak.segment.drafts import Draft
from vraagbaak.segment.families.factions import SPEAKS, factions, listed
from vraagbaak.segment.families.ordinals import with_labels
from vraagbaak.segment.families.replies import pleads, reply
from vraagbaak.segment.families.rising import is_answer, marks
from vraagbaak.segment.families.titles import titles
from vraagbaak.segment.families.typed import style_of_questions, turns
from vraagbaak.segment.families.unmarked import only_asks, start_of_answer, start_of_question

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.types import Document

NAME = re.compile(
    r"(?:Nr\.?\s*\w+\s+|[A-Z]{1,2}\s+)?(?:(?:\w+\s+)?nadere?\s+)?"
    r"(?:nota\s+naar\s+aanleiding\s+van\s+het\s+(?:\w+\s+){0,3}verslag|memorie\s+van\s+antwoord)"
    r"\d{0,2}(?:\s+(?:inzake|bij|over|betreffende|van)\s.{1,300}[^.?!])?\s*:?",
    re.IGNORECASE,
)
LAST_OF_HEAD = 60
"""The name of the paper stands among its first blocks."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands under the number of a question, under a heading, or before them all."""

    opening: Block | None
    labels: tuple[str, ...]
    section: str | None
    content: tuple[Block, ...]

    @property
    def answers(self) -> bool:
        return self.opening is not None and is_answer(self.opening)


def is_nota(_document: Document, blocks: Sequence[Block]) -> bool:
    """Tell the paper by its name, and by a faction that speaks in it."""
    named = any(NAME.fullmatch(block.text) for block in blocks[:LAST_OF_HEAD])
    return named and any(SPEAKS.search(block.text) for block in blocks)


def before_nota(blocks: Sequence[Block]) -> Sequence[Block]:
    """Take the head of the paper: what stands above the first section or question."""
    start = _body(blocks)
    opening = _parts(blocks[start:])[0]
    return blocks[: start + len(opening.content)]


def nota(blocks: Sequence[Block]) -> list[Draft]:
    """Pair the questions and answers that marks or type tell apart; nothing else is."""
    parts = _parts(blocks[_body(blocks) :])
    marked = any(part.labels or part.answers for part in parts)
    return with_labels(list(_drafts(parts) if marked else _typed(parts)))


def _body(blocks: Sequence[Block]) -> int:
    places = (at for at, block in enumerate(blocks[:LAST_OF_HEAD]) if NAME.fullmatch(block.text))
    return next(places, -1) + 1


def _parts(blocks: Sequence[Block]) -> list[_Part]:
    numbers = {mark.at: mark for mark in marks(blocks)}
    speaking = {at for at, block in enumerate(blocks) if SPEAKS.match(block.text)}
    heads = titles(blocks, {*numbers, *speaking})
    answers = {at for at, block in enumerate(blocks) if is_answer(block)}
    starts = sorted({*numbers, *heads, *answers})
    parts = [_Part(None, (), None, tuple(blocks[: next(iter(starts), len(blocks))]))]
    for at, end in itertools.pairwise([*starts, len(blocks)]):
        mark = numbers.get(at)
        content = blocks[mark.start if mark else at + 1 : end]
        if end == len(blocks):
            content = before_closing(content)
        section = blocks[at].text if at in heads else parts[-1].section
        parts.append(_Part(blocks[at], mark.labels if mark else (), section, tuple(content)))
    return parts


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked last and by whom; `told` is false where its beginning cannot be told."""

    labels: tuple[str, ...] = ()
    question: tuple[Block, ...] = ()
    by: tuple[str, ...] = ()
    told: bool = True

    def draft(self, part: _Part, answer: tuple[Block, ...]) -> Draft:
        """Give what was asked an answer, under the heading that stands above it, if any."""
        heading = part.opening.heading if part.opening and part.answers else None
        return Draft(
            labels=(heading and heading.labels) or self.labels,
            label=heading.printed if heading else "",
            question=self.question,
            answer=answer,
            by=listed(self.by),
            section=part.section,
        )


def _drafts(parts: Sequence[_Part]) -> Iterator[Draft]:
    asked = _Asked()
    for at, part in enumerate(parts):
        following = parts[at + 1] if at + 1 < len(parts) else None
        cut = _end(part, following)
        if part.answers:
            if asked.told and cut is not None:
                last = following is None or not following.answers
                yield asked.draft(part, reply(part.content[:cut], last=last))
            rest = part.content[cut:] if cut is not None else ()
            asked = _Asked((), rest, factions(_text(rest)) or asked.by, told=cut is not None)
            continue
        question = part.content[:cut]
        by = factions(_text(question)) or asked.by
        if not part.labels:
            asked = _Asked((), _without_introduction(question), by)
            continue
        above = asked if asked.labels and only_asks(asked.question) else _Asked()
        asked = _Asked((*above.labels, *part.labels), (*above.question, *question), by)
        if cut is not None:
            yield asked.draft(part, reply(part.content[cut:], last=True))
            asked = _Asked(by=by)


def _typed(parts: Sequence[_Part]) -> Iterator[Draft]:
    """Pair questions and answers by type, section by section."""
    style = style_of_questions([part.content for part in parts])
    by: tuple[str, ...] = ()
    for part in parts:
        for turn in turns(part.content, style) if style else ():
            by = factions(_text(turn.question)) or by
            yield Draft((), "", turn.question, turn.answer, listed(by), part.section)


def _end(part: _Part, following: _Part | None) -> int | None:
    """Find where an answer, or a question whose answer has no heading, ends in its part.

    None: an answer whose end cannot be told, or a question that has no answer in its part.
    """
    answered_next = following is not None and following.answers
    if part.answers:
        return start_of_question(part.content) if answered_next else len(part.content)
    return None if answered_next or not part.labels else start_of_answer(part.content)


def _without_introduction(content: Sequence[Block]) -> tuple[Block, ...]:
    """Leave out what stands above the first paragraph that asks."""
    asking = (at for at, block in enumerate(content) if pleads(block))
    return tuple(content[next(asking, len(content)) :])


def _text(content: Sequence[Block]) -> str:
    return "\n".join(block.text for block in content)
