"""What stands under each heading, and answers that only their type tells from the question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from vraagbaak.segment.closing import (
    before_closing,
    before_sources,
    before_unknown,
    cited,
    is_source,
    without_strays,
)
from vraagbaak.segment.labels import Heading, Side
from vraagbaak.segment.marks import GIVEN, marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vraagbaak.segment.blocks import Block

Style: TypeAlias = "Callable[[Block], bool]"
STYLES: tuple[Style, ...] = (attrgetter("bold"), attrgetter("italic"))
ASKED = 0.6
"""Type marks the questions if this part of them has it."""
ANSWERED = 0.2
"""And no larger part of the answers."""
FEWEST = 2
"""So many questions at least must be told from their answers by type, where nothing else does."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands under it."""

    heading: Heading
    content: tuple[Block, ...]
    broken: bool = False
    """Whether its end cannot be told: a heading of unknown form stands in it, or one is missing."""
    headed: bool = True
    """Whether an answer has a heading of its own; else it stands under that of its question."""

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.heading.side is Side.QUESTION


def parts(blocks: Sequence[Block]) -> list[Part]:
    """Take the blocks behind each heading up to the next, the last up to what closes the paper."""
    starts = marks(blocks)
    found = []
    for place, mark in enumerate(starts):
        following = starts[place + 1] if place + 1 < len(starts) else None
        content = blocks[mark.start : following.at if following else len(blocks)]
        if mark.asks:
            given = (at for at, block in enumerate(content) if GIVEN.fullmatch(block.text))
            content = content[: next(given, len(content))]
        if following is None:
            content = before_sources(before_closing(content), cited(blocks))
        kept = before_unknown(content) if mark.asks else without_strays(content)
        unsure = following is not None and following.lost
        broken = unsure or (mark.asks and len(kept) < len(content))
        found.append(Part(mark.heading, tuple(kept), broken=broken))
    return list(_parted(found))


def _parted(found: Sequence[Part]) -> Iterator[Part]:
    """Part the answers that stand under the heading of their question, where type tells them."""
    style = next((each for each in STYLES if _tells(found, each)), None)
    answered = {name for part in found if not part.asks for name in part.heading.labels}
    for place, part in enumerate(found):
        if style and part.asks and _is_unheaded(found[place:], answered):
            yield from _answer_apart(part, style)
        elif style and part.broken and not part.asks:
            yield from _question_apart(part, found[place + 1], style)
        else:
            yield part


def _answer_apart(part: Part, style: Style) -> Iterator[Part]:
    """Part an answer from the question under whose heading it stands."""
    at = _end_of_question(part, style)
    if not 0 < at < len(part.content):
        yield part
        return
    yield replace(part, content=part.content[:at])
    yield Part(replace(part.heading, side=Side.ANSWER), part.content[at:], headed=False)


def _question_apart(part: Part, following: Part, style: Style) -> Iterator[Part]:
    """Part a question that lost its heading from the answer above it."""
    at = len(part.content)
    while at > 0 and style(part.content[at - 1]):
        at -= 1
    asked = part.content[at:]
    if at == 0 or not any("?" in block.text for block in asked):
        yield part
        return
    yield replace(part, content=part.content[:at], broken=False)
    yield Part(replace(following.heading, side=Side.QUESTION), asked)


def _tells(found: Sequence[Part], style: Style) -> bool:
    """Tell whether type marks the questions and not the answers."""
    asked = [part for part in found if part.asks and part.content]
    answers = [style(part.content[0]) for part in found if not part.asks and part.content]
    if sum(style(part.content[0]) for part in asked) < ASKED * max(len(asked), 1):
        return False
    if answers:
        return sum(answers) <= ANSWERED * len(answers)
    told = sum(0 < _end_of_question(part, style) < len(part.content) for part in asked)
    return told >= max(FEWEST, ASKED * len(asked))


def _is_unheaded(following: Sequence[Part], answered: set[str]) -> bool:
    """Tell whether the first of these is a question that no heading further down can answer."""
    part = following[0]
    if not part.asks or part.broken or answered.intersection(part.heading.labels):
        return False
    if len(following) > 1 and not following[1].asks:
        return False
    answer = next((each for each in following if not each.asks), None)
    return answer is None or bool(answer.heading.labels)


def _end_of_question(part: Part, style: Style) -> int:
    """Count the blocks of the question: those in its type, if it is not taken up again below.

    None can be told from the answer where somebody asks in that type below other type.
    """
    styled = [style(block) for block in part.content]
    end = next((at for at, same in enumerate(styled) if not same), len(styled))
    again = any(same and "?" in part.content[at].text for at, same in enumerate(styled) if at > end)
    return 0 if again or all(is_source(block) for block in part.content[end:]) else end
