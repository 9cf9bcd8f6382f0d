"""Part a paragraph that opens with its own heading: `Antwoord 3: Ja.`, `Vraag 4 Kunt u …?`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vraagbaak.segment.labels import Side, heading, run_in
from vraagbaak.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vraagbaak.segment.blocks import Block
    from vraagbaak.segment.labels import Heading


class _Numbers:
    """The numbers asked and answered so far."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.open: set[str] = set()

    def take(self, found: Heading) -> None:
        if found.side is Side.QUESTION:
            self.asked += found.labels
            self.open.update(found.labels)
        else:
            self.open.difference_update(found.labels or self.asked)

    def expects(self, found: Heading) -> bool:
        """Tell whether a heading comes in its turn: the next question, or one still open."""
        if found.side is Side.ANSWER:
            return bool(self.open.intersection(found.labels))
        return found.labels[0].rstrip("abcdefgh") in {"1", _next(self.asked)}


def with_headings_apart(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Make blocks of their own of the headings that paragraphs open with.

    One that ends on a colon is a heading by its form; any other only where its number is due.
    """
    parted: list[Block] = []
    numbers = _Numbers()
    for block in blocks:
        printed = run_in(block.text) if block.heading is None else None
        found = block.heading if printed is None else heading(printed)
        if found is not None and printed is not None:
            if not (":" in printed or numbers.expects(found)) or len(block.span) != len(block.text):
                parted.append(block)
                continue
            parted += _halves(block, len(printed), found)
        else:
            parted.append(block)
        if found is not None:
            numbers.take(found)
    return tuple(parted)


def _halves(block: Block, at: int, found: Heading) -> list[Block]:
    start, middle = block.span.start, block.span.start + at
    printed = block.text[:at].rstrip()
    first = replace(block, span=Span(start, start + len(printed)), text=printed, heading=found)
    return [first, replace(block, span=Span(middle, block.span.end), text=block.text[at:])]


def _next(asked: list[str]) -> str | None:
    """Name the question that follows the last one with a number alone."""
    last = asked[-1].rstrip("abcdefgh") if asked else ""
    return str(int(last) + 1) if last.isdigit() else None
