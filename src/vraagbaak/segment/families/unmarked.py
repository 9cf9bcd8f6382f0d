"""Where answers and questions begin that have no mark: by type, else by what asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.segment.families.factions import SPEAKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block

ASKED = re.compile(
    r"\?[”\"’»)\]]*\d{0,3}"
    r"(?:\s+(?:Graag|Gaarne|Zo (?:ja|nee)|Kunt u|Kan de|Waarom|Indien)\b[^?]{0,300})?$"
)
"""How a paragraph that asks ends: on its question, or on a plea to explain the answer."""


def start_of_answer(content: Sequence[Block]) -> int | None:
    """Find the first block of the answer; None where it cannot be told."""
    if not content:
        return None
    styled = _end_of_style(content)
    if styled is not None:
        return styled
    asking = [at for at, block in enumerate(content) if "?" in block.text]
    if not asking:
        return _end_of_speech(content)
    end = asking[-1] + 1
    together = asking == list(range(asking[0], end))
    if not together or not ASKED.search(content[end - 1].text) or end == len(content):
        return None
    return end


def start_of_question(content: Sequence[Block]) -> int | None:
    """Find where a question without a number begins behind an answer; None: it cannot be told."""
    start = len(content)
    while start > 1 and _asks(content[start - 1]):
        start -= 1
    return start if start < len(content) else None


def only_asks(content: Sequence[Block]) -> bool:
    """Tell whether nothing stands behind what is asked."""
    return bool(content) and bool(ASKED.search(content[-1].text) or SPEAKS.match(content[-1].text))


def _end_of_style(content: Sequence[Block]) -> int | None:
    """Find where the type of the question ends, all of the answer being in another."""
    for style in ("bold", "italic"):
        told = [getattr(block, style) for block in content]
        end = told.index(False) if False in told else 0
        if end and not any(told[end:]) and any(map(_asks, content[:end])):
            return end
    return None


def _end_of_speech(content: Sequence[Block]) -> int | None:
    """Find where a faction that asks without a question mark has ended."""
    spoken = [bool(SPEAKS.match(block.text)) for block in content]
    end = spoken.index(False) if False in spoken else 0
    return end if end and not any(spoken[end:]) else None


def _asks(block: Block) -> bool:
    return "?" in block.text or bool(SPEAKS.match(block.text))
