"""Where the reply to a faction ends, and what the faction says next begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.segment.closing import without_strays
from vraagbaak.segment.families.factions import SPEAKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block

PLEADS = re.compile(r"\b(?:vragen|vraagt|verzoeken|verzoekt)\b|\?")
REPLIES = re.compile(r"\b(?:[Ii]k|[Mm]ij|[Mm]ijn)\b")
CONFIRMS = r"D[ai]t (?:klopt|is (?:niet )?(?:het geval|juist|zo))"
REPLIES_TO = re.compile(rf"[.?]\s+(?:De regering|Het kabinet|Ja|Nee|{CONFIRMS})\b[^?]*$")
"""Words of whoever answers, behind what was asked."""


def reply(content: Sequence[Block], *, last: bool) -> tuple[Block, ...]:
    """Leave out what factions say behind a reply: it introduces what comes next.

    `last` tells that no other answer follows before the next number or section.
    """
    kept = list(without_strays(content))
    other = (
        at
        for at, block in enumerate(kept[1:], start=1)
        if SPEAKS.match(block.text) and not _is_alike(block, kept[0])
    )
    kept = kept[: next(other, len(kept))]
    while last and len(kept) > 1 and introduces(kept[-1].text):
        kept.pop()
    return tuple(kept)


def pleads(block: Block) -> bool:
    """Tell a paragraph that asks for something."""
    return PLEADS.search(block.text) is not None


def introduces(text: str) -> bool:
    """Tell a paragraph in which a faction speaks and nobody replies."""
    if not SPEAKS.match(text) or REPLIES.search(text):
        return False
    return not (PLEADS.search(text) and REPLIES_TO.search(text))


def _is_alike(block: Block, other: Block) -> bool:
    return (block.bold, block.italic) == (other.bold, other.italic)
