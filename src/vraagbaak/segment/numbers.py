"""Numbers that questions open with where they have no heading: `3`, `3.`, `3)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.segment.labels import Heading, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block

UNCOUNTED = re.compile(r"(?P<printed>Vraag)(?:\s*:?$|\s*:\s+(?=\S))")
FORMS = (
    re.compile(r"(?P<printed>(?P<number>\d{1,4})\s?[.)]?)$"),
    re.compile(r"(?P<printed>(?P<number>\d{1,4})\.)(?:\s+(?=\S)|$)"),
    re.compile(r"(?P<printed>\(?(?P<number>\d{1,4})\))(?:\s+(?=\S)|$)"),
    re.compile(r"(?P<printed>(?P<number>\d{1,4}))(?:\s+(?=[A-Z“„‘\"«])|$)"),
    UNCOUNTED,
)
"""The number alone on its line; with a point, a bracket or nothing before the question.

Where questions have a word and no number, they are counted.
"""
ASKING = re.compile(
    r"(?:Kunt|Kan|Kunnen|Bent|Deelt|Heeft|Hebt|Wilt|Wil|Hoe|Hoeveel|Waarom|Wanneer|Is|Zijn|Klopt"
    r"|Waar|Erkent|Vindt|Acht|Ziet|Herinnert|Kent|Graag|Gaarne"
    r"|(?:\w+ )?(?:wat|welke?|wie|hoeverre))\b",
    re.IGNORECASE,
)
"""How a question begins that lost its question mark."""


class Numbers:
    """The blocks of a paper that open with a number of one form, and what they number."""

    def __init__(
        self, blocks: Sequence[Block], form: re.Pattern[str], *, styled: bool = False
    ) -> None:
        self._blocks = blocks
        self._found = {
            at: found
            for at, block in enumerate(blocks)
            if (found := form.match(block.text)) and (block.bold or block.italic or not styled)
        }
        self._values = {
            at: ordinal if form is UNCOUNTED else int(found["number"])
            for ordinal, (at, found) in enumerate(self._found.items(), start=1)
        }

    def value(self, at: int) -> int:
        """Give the number that a block opens with."""
        return self._values[at]

    def heading(self, at: int) -> Heading:
        """Give the heading that a number stands for."""
        return Heading(Side.QUESTION, self._found[at]["printed"], (str(self.value(at)),))

    def start(self, at: int) -> int:
        """Find the first block of a question: behind a number alone on its line."""
        return at + (self._found[at].end() == len(self._blocks[at].text))

    def asked_in(self, between: range) -> bool:
        """Tell whether anybody asks among these blocks."""
        return any("?" in self._blocks[at].text for at in between)

    def chain(self, between: range, first: int) -> list[int]:
        """List the questions from number `first` on among these blocks.

        What follows on the numbers of a list is an item of that list, unless nothing else can be
        the question.
        """
        numbered = [at for at in between if at in self._found]
        chain: list[int] = []
        place = 0
        while (found := self._next(numbered[place:], between.stop, first + len(chain))) is not None:
            chain.append(found)
            place = numbered.index(found, place) + 1
        return chain

    def _next(self, numbered: Sequence[int], stop: int, wanted: int) -> int | None:
        """Find the question with this number: better one that continues no list."""
        listed: int | None = None
        counted = 0
        for place, at in enumerate(numbered):
            value = self.value(at)
            if value == wanted and self._asks(at, numbered[place + 1 :], stop):
                if counted != wanted - 1 or counted == 0:
                    return at
                listed = at
            counted = value
        return listed

    def _asks(self, at: int, following: Sequence[int], stop: int) -> bool:
        """Tell whether anybody asks under a number, up to the same or the next one."""
        value = self.value(at)
        end = next((other for other in following if self.value(other) in {value, value + 1}), stop)
        first = self._blocks[self.start(at)].text if self.start(at) < end else ""
        bare = first[self._found[at].end() :] if self.start(at) == at else first
        return ASKING.match(bare) is not None or self.asked_in(range(at, end))
