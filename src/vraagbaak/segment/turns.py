"""Where an answer ends and the next question begins, when only the answer has a heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.segment.labels import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.segment.labels import Heading

MARKER = r"(?:{}[.)]|{}\s*[.)]?$)\s*"
ITEM = re.compile(r"(?P<number>\d{1,3})[.)]\s")
OPENING_QUOTE = re.compile(r"[“„\"‘«]")
CLOSING_QUOTE = re.compile(r"[”\"’»][.,;]?$")
ASKERS = re.compile(r"\b(?:leden van de|deze leden|fractieleden|leden vragen)\b", re.IGNORECASE)
ANSWERING = re.compile(r"(?:Het kabinet|Ik|Wij|Ja|Nee|Zie|Voor het antwoord)\b")
"""How paragraphs of answers begin and those of questions do not."""
STYLED = 0.6
"""Type tells questions from answers if this part of the headings has italics right above it."""


def is_styled(blocks: Sequence[Block]) -> bool:
    """Tell whether italics mark the questions: they stand above the answer headings, not below."""
    at_heading = [
        (blocks[at - 1].italic, blocks[at + 1].italic)
        for at, block in enumerate(blocks)
        if 0 < at < len(blocks) - 1 and block.heading and block.heading.side is Side.ANSWER
    ]
    told = sum(above and not below for above, below in at_heading)
    return bool(at_heading) and told >= STYLED * len(at_heading)


def start_of_question(blocks: Sequence[Block], heading: Heading) -> int:
    """Find the first block of the question that `heading` answers, all blocks being questions."""
    return next(iter(_marked(blocks, heading)), 0)


def is_asked_in(blocks: Sequence[Block], heading: Heading) -> bool:
    """Tell whether the question that `heading` answers is marked among these blocks."""
    return bool(_marked(blocks, heading))


def end_of_answer(between: Sequence[Block], following: Heading | None, *, styled: bool) -> int:
    """Find where an answer ends: before the question of the next heading, if there is one."""
    if styled:
        marked = [at for at in _marked(between, following) if between[at].italic]
        return _first_unlisted(between, marked) if marked else _italic_tail(between)
    if following is None:
        return len(between)
    marked = [at for at in _marked(between, following) if _asks_from(between, at)]
    return _first_unlisted(between, marked) if marked else _asking_tail(between)


def _marked(between: Sequence[Block], heading: Heading | None) -> list[int]:
    """List the blocks that open with the number or letter of the first question answered next."""
    if heading is None or not heading.labels:
        return []
    for name in _names(heading.labels[0]):
        pattern = re.compile(MARKER.format(re.escape(name), re.escape(name)))
        found = [at for at, block in enumerate(between) if pattern.match(block.text)]
        if found:
            return found
    return []


def _names(label: str) -> Iterator[str]:
    """Give the ways in which a question with this label may be marked, the surest first."""
    if label.isdigit():
        yield label
        return
    number, letter = label[:-1], label[-1]
    yield f"{number}{letter}"
    yield f"{number} {letter}"
    if letter == "a":
        yield number
    yield letter


def _first_unlisted(between: Sequence[Block], marked: Sequence[int]) -> int:
    """Choose the first of the blocks with the right number that is no item of a list.

    An answer may count its own points: what follows on the number before it is one of those.
    """
    counted = 0
    for at, block in enumerate(between):
        item = ITEM.match(block.text)
        number = int(item["number"]) if item else None
        if at in marked and (number is None or number != counted + 1 or number == 1):
            return at
        counted = counted if number is None else number
    return marked[-1]


def _asks_from(between: Sequence[Block], at: int) -> bool:
    return any(_asks(block) for block in between[at:])


def _italic_tail(between: Sequence[Block]) -> int:
    """Walk back from the end over the italics of a question.

    An upright quotation that italics lead up to belongs to it; an italic one that upright type
    leads up to belongs to the answer.
    """
    start = len(between)
    while start > 0 and (between[start - 1].italic or _is_quoted_in(between, start - 1)):
        start -= 1
    while 0 < start < len(between) and between[start].italic and _is_quoted_in(between, start):
        start += 1
    return start


def _is_quoted_in(between: Sequence[Block], at: int) -> bool:
    """Tell a quotation that the block before it, in the other type, leads up to."""
    if at == 0 or between[at].italic == between[at - 1].italic:
        return False
    text = between[at].text
    whole = OPENING_QUOTE.match(text) and CLOSING_QUOTE.search(text)
    return bool(whole and between[at - 1].text.endswith(":"))


def _asking_tail(between: Sequence[Block]) -> int:
    """Walk back from the end over the blocks that ask."""
    start = len(between)
    while start > 0 and _asks(between[start - 1]):
        start -= 1
    return start


def _asks(block: Block) -> bool:
    """Tell a paragraph of a question by its words, where type says nothing."""
    text = block.text
    if "?" in text:
        return True
    if ANSWERING.match(text):
        return False
    quoted = OPENING_QUOTE.match(text) or text.count("”") > text.count("“")
    return bool(text.endswith(":") or quoted or ASKERS.search(text))
