"""Part a paragraph that opens with its own heading: `Antwoord 3: Ja.`, `Vraag 4 Kunt u …?`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vraagbaak.segment.labels import Side, run_in
from vraagbaak.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.segment.labels import Heading, RunIn


ASKED = re.compile(r"\?[”\"’»)\]]*(?:\s?\[?\d{1,3}[\])]?)*$")
"""How a paragraph that asks ends, note marks behind it."""


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

    def expects(self, found: Heading, before: Sequence[Block]) -> bool:
        """Tell whether a heading comes in its turn: the next question, or one still open.

        That of an answer without a number does where the paragraph above it asks.
        """
        if not found.labels:
            return any(ASKED.search(block.text) for block in before)
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
        # Where blanks were dropped from its text, places in it are none in the document.
        whole = block.heading is None and len(block.span) == len(block.text)
        found = run_in(block.text) if whole else None
        if found and (found.closed or numbers.expects(found.heading, parted[-1:])):
            halves = _halves(block, found)
        else:
            halves = [block]
        parted += halves
        if halves[0].heading is not None:
            numbers.take(halves[0].heading)
    return tuple(parted)


def _halves(block: Block, found: RunIn) -> list[Block]:
    start, middle = block.span.start, block.span.start + found.end
    printed = block.text[: found.end].rstrip()
    first = Span(start, start + len(printed))
    return [
        replace(block, span=first, text=printed, heading=found.heading),
        replace(block, span=Span(middle, block.span.end), text=block.text[found.end :]),
    ]


def _next(asked: list[str]) -> str | None:
    """Name the question that follows the last one with a number alone."""
    last = asked[-1].rstrip("abcdefgh") if asked else ""
    return str(int(last) + 1) if last.isdigit() else None
