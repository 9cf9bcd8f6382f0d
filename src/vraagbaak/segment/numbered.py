"""Papers with headings `Vraag 3` and `Antwoord 3, 4 en 5`, such as the Aanhangsel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.segment.drafts import Draft
from vraagbaak.segment.labels import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block

CLOSING = re.compile(r"(?:Toelichting|Mededeling|Bijlagen?|Noot|Noten)\s*:?|Hoogachtend\b.*", re.I)
"""What may stand behind the last answer and does not belong to it."""


def is_numbered(blocks: Sequence[Block]) -> bool:
    """Tell whether questions carry headings with numbers."""
    return any(block.heading and block.heading.side is Side.QUESTION for block in blocks)


def numbered(blocks: Sequence[Block]) -> list[Draft]:
    """Pair each answer with the questions that its heading names."""
    questions: dict[str, tuple[Block, ...]] = {}
    pending: list[str] = []
    drafts: list[Draft] = []
    for at, block in enumerate(blocks):
        if block.heading is None:
            continue
        content = _content(blocks, at)
        if block.heading.side is Side.QUESTION:
            questions.update(dict.fromkeys(block.heading.labels, content))
            pending += block.heading.labels
            continue
        names = block.heading.labels or tuple(pending)
        asked = dict.fromkeys(part for name in names for part in questions.get(name, ()))
        drafts.append(Draft(names, block.heading.printed, tuple(asked), content))
        pending = []
    return drafts


def _content(blocks: Sequence[Block], at: int) -> tuple[Block, ...]:
    """Take the blocks behind a heading up to the next, or up to what closes the paper."""
    content: list[Block] = []
    closing: int | None = None
    for block in blocks[at + 1 :]:
        if block.heading is not None:
            return tuple(content)
        if closing is None and CLOSING.fullmatch(block.text):
            closing = len(content)
        content.append(block)
    return tuple(content[:closing])
