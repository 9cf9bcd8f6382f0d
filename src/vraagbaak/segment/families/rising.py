"""Numbers of questions that stand on their own line and rise through the paper."""

from __future__ import annotations

import bisect
import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.segment.families.factions import SPEAKS
from vraagbaak.segment.labels import LABELS, Side, labels
from vraagbaak.segment.turns import ASKERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vraagbaak.segment.blocks import Block

BARE = re.compile(rf"{LABELS}\s*[.:)]?")
LEADING = re.compile(rf"(?:Vraag\s+)?(?P<labels>{LABELS})\s*[.:)]?\s+(?=[A-Z«“‘(\"])")
FIRST_NUMBER = re.compile(r"\d+")
LETTERS = 27
"""Places for a label between two numbers: `3`, `3a` to `3z`."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of a question, as a block of its own: where it stands, and its labels."""

    at: int
    labels: tuple[str, ...]
    sure: bool
    """Whether a question follows for certain, or the word `Vraag` stands before the number."""
    start: int
    """Where the question begins: behind the number, or with it in one paragraph."""
    certain: bool = False
    """Whether it is a number wherever it stands: by the word `Vraag`, or by question and answer."""

    @property
    def first(self) -> int:
        """The place of the first label among all labels."""
        return _rank(self.labels[0])

    @property
    def last(self) -> int:
        """The place of the last label among all labels."""
        return max(map(_rank, self.labels))


def is_answer(block: Block) -> bool:
    """Tell the heading of an answer."""
    return block.heading is not None and block.heading.side is Side.ANSWER


def is_number(block: Block) -> bool:
    """Tell a block that may be the number of a question."""
    asked = block.heading is not None and block.heading.side is Side.QUESTION
    return asked or BARE.fullmatch(block.text) is not None


def asks(block: Block) -> bool:
    """Tell a paragraph that asks, or in which a faction is named."""
    return "?" in block.text or bool(SPEAKS.match(block.text) or ASKERS.search(block.text))


def marks(blocks: Sequence[Block]) -> list[Mark]:
    """Choose the numbers of questions, on their own line or at the beginning of questions.

    Those that are certain are taken though they do not rise: some are misprinted, or printed
    twice. Without any heading of an answer, others must count from 1 with few gaps.
    """
    alone = list(_alone(blocks))
    found = max(_rising(alone), _rising(_leading(blocks)), key=len)
    if not (any(map(is_answer, blocks)) or _is_whole(found)):
        found = []
    places = {mark.at: mark for mark in (*found, *(mark for mark in alone if mark.certain))}
    return [places[at] for at in sorted(places)]


def _is_whole(found: Sequence[Mark]) -> bool:
    """Tell whether numbers count from 1 with few gaps."""
    counted = sum(len(mark.labels) for mark in found)
    whole = bool(found) and found[0].first < 2 * LETTERS
    return whole and found[-1].last <= 2 * counted * LETTERS


def _rising(candidates: Iterable[Mark]) -> list[Mark]:
    """Choose the marks that rise through the paper.

    Cells of tables and points of lists are numbers too. Of all ways to rise, that with the most
    numbers is taken, those with a question for certain counting twice.
    """
    # The best ways so far: a later one ends on a higher number and has a higher score.
    ways = [_Way(0, None, None)]
    for mark in candidates:
        below = bisect.bisect_left(ways, mark.first, key=_last)
        before = ways[max(below, 1) - 1]
        way = _Way(before.score + 1 + mark.sure, mark, before)
        at = bisect.bisect_left(ways, mark.last, key=_last)
        if ways[at - 1].score < way.score:
            end = at
            while end < len(ways) and ways[end].score <= way.score:
                end += 1
            ways[at:end] = [way]
    return list(ways[-1].marks())[::-1]


@dataclass(frozen=True, slots=True, eq=False)
class _Way:
    """A chain of rising numbers, by its last."""

    score: int
    mark: Mark | None
    before: _Way | None

    def marks(self) -> Iterator[Mark]:
        way: _Way | None = self
        while way is not None and way.mark is not None:
            yield way.mark
            way = way.before


def _last(way: _Way) -> int:
    return way.mark.last if way.mark else 0


def _alone(blocks: Sequence[Block]) -> Iterator[Mark]:
    """Give the numbers under which something is asked, or above an answer's heading."""
    places = [at for at, block in enumerate(blocks) if is_number(block)]
    for at, end in itertools.pairwise([*places, len(blocks)]):
        heading, under = blocks[at].heading, blocks[at + 1 : end]
        if heading is not None:
            yield Mark(at, heading.labels, sure=True, start=at + 1, certain=True)
            continue
        named = labels(blocks[at].text)
        answered = next((place for place, block in enumerate(under) if is_answer(block)), None)
        sure = any(map(asks, under[:1]))
        told = sure or answered or any(map(asks, under))
        if told and answered != 0 and _rank(named[0]) > 0:
            yield Mark(at, named, sure, at + 1, certain=sure and answered is not None)


def _leading(blocks: Sequence[Block]) -> Iterator[Mark]:
    for at, block in enumerate(blocks):
        found = LEADING.match(block.text)
        if found and block.heading is None and _is_question(block.text[found.end() :]):
            yield Mark(at, labels(found["labels"]), sure=True, start=at)


def _is_question(text: str) -> bool:
    return "?" in text or SPEAKS.match(text) is not None


def _rank(label: str) -> int:
    number = FIRST_NUMBER.match(label)
    letter = ord(label[-1]) - ord("a") + 1 if label[-1].isalpha() else 0
    return LETTERS * int(number[0]) + letter + 1 if number else 0
