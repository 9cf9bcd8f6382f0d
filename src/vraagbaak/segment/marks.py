"""The marks that open questions and answers: headings, or numbers where questions have none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.segment.blocks import NUMBERED
from vraagbaak.segment.labels import Heading, Side, labels
from vraagbaak.segment.numbers import FORMS, Numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vraagbaak.segment.blocks import Block

FEWEST_HEADED = 0.5
"""Questions have headings where there are so many for each heading of an answer."""
HANGS = re.compile(
    r"\b(?:aan|als|bij|dat|de|die|dit|een|en|het|in|is|met|mijn|naar|of|onder|ons|onze|ook|op|per|te"
    r"|tot|uit|uw|van|voor|waar|wat|zie)$",
    re.IGNORECASE,
)
"""No sentence ends on these words."""
GIVEN = re.compile(r"(?:Nader a|Aanvullend a|A)ntwoord(?:en)? van .*\(ontvangen\b.*", re.IGNORECASE)
"""Who answers, and when the answer came."""
GOES_ON = re.compile(r"[a-z]+\b")


@dataclass(frozen=True, slots=True)
class Mark:
    """What opens a question or an answer, at a place among the blocks.

    What it opens begins at block `start`: behind a heading, with a paragraph that shows its own
    number. Where `lost`, the question that should stand above an answer was not found: where the
    answer before it ends cannot be told.
    """

    at: int
    start: int
    heading: Heading
    lost: bool = False

    @property
    def asks(self) -> bool:
        """Whether it opens a question."""
        return self.heading.side is Side.QUESTION


def marks(blocks: Sequence[Block]) -> list[Mark]:
    """Find what opens the questions and answers of a paper, in reading order."""
    headings = [
        Mark(at, at + 1, block.heading)
        for at, block in enumerate(blocks)
        if block.heading and not _is_said(blocks, at)
    ]
    asking = sum(mark.asks for mark in headings)
    if asking and asking >= FEWEST_HEADED * (len(headings) - asking):
        return _headed(headings)
    if headings:
        answers = [mark for mark in headings if not mark.asks]
        found = [_counted(answers, numbers) for numbers in _numbers(blocks)]
        # A heading of a question among numbers is one that an answer names.
        found.insert(0, _headed(headings) if asking else [])
    elif apart := _apart(blocks):
        return apart
    else:
        # Where nothing says `Antwoord`, type must tell.
        styled = [Numbers(blocks, form, styled=True) for form in FORMS]
        found = [_opened(each, each.chain(range(len(blocks)), 1)) for each in styled]
    return max(found, key=lambda each: sum(not mark.lost for mark in each))


def _is_said(blocks: Sequence[Block], at: int) -> bool:
    """Tell words like a heading in the middle of a sentence, at the start of a line by chance."""
    before, after = blocks[max(at - 1, 0) : at], blocks[at + 1 : at + 2]
    hangs = any(block.heading is None and HANGS.search(block.text) for block in before)
    ends = blocks[at].text.endswith(".")
    return hangs and (ends or any(GOES_ON.match(block.text) for block in after))


def _headed(headings: Sequence[Mark]) -> list[Mark]:
    """Leave out headings without labels where nothing was asked: they are part of an answer."""
    asked = {name for mark in headings if mark.asks for name in mark.heading.labels}
    kept: list[Mark] = []
    for mark in headings:
        follows_question = bool(kept) and kept[-1].asks
        if mark.asks or follows_question or asked.intersection(mark.heading.labels):
            kept.append(mark)
        elif mark.heading.labels:
            kept.append(Mark(mark.at, mark.start, mark.heading, lost=True))
    return kept


def _counted(answers: Sequence[Mark], numbers: Numbers) -> list[Mark]:
    """Find the numbered questions above each answer, counting on from those before.

    An answer without labels above which nobody asks is part of the answer before it.
    """
    found: list[Mark] = []
    start, last, lost = 0, 0, False
    for answer in answers:
        names = [int(name) for name in answer.heading.labels if name.isdigit()]
        firsts = [last + 1, *names[:1], *([last + 2] if lost else [])]
        # An answer has words: what stands right below its heading is no question.
        between = range(start + bool(found), answer.at)
        chains = (numbers.chain(between, first) for first in firsts)
        chain = next(filter(None, chains), [])
        start = answer.start
        known = bool(chain) or (bool(names) and names[0] <= last)
        if not known and (not found or not (names or numbers.asked_in(between))):
            continue
        found += _opened(numbers, chain)
        last = numbers.value(chain[-1]) if chain else last
        found.append(Mark(answer.at, answer.start, answer.heading, lost=not known))
        lost = not known
    return found


def _opened(numbers: Numbers, chain: Sequence[int]) -> list[Mark]:
    return [Mark(at, numbers.start(at), numbers.heading(at)) for at in chain]


def _apart(blocks: Sequence[Block]) -> list[Mark]:
    """Find the questions above the line of who answers, and below it the numbers they had.

    Only where each is answered in its turn: any other number may belong to an answer.
    """
    above = max((at for at, block in enumerate(blocks) if GIVEN.fullmatch(block.text)), default=0)
    chains = [_opened(each, each.chain(range(above), 1)) for each in _numbers(blocks)]
    asked = max(chains, key=len)
    left = [name for mark in asked for name in mark.heading.labels]
    answers: list[Mark] = []
    for at in range(above + 1, len(blocks) if left else 0):
        text = blocks[at].text
        names = labels(text) if NUMBERED.fullmatch(text) else ()
        if names and names[:1] == tuple(left[:1]) and set(names) <= set(left):
            answers.append(Mark(at, at + 1, Heading(Side.ANSWER, text.rstrip(".)"), names)))
            left = [name for name in left if name not in names]
    return [] if left else [*asked, *answers]


def _numbers(blocks: Sequence[Block]) -> Iterator[Numbers]:
    return (Numbers(blocks, form) for form in FORMS)
