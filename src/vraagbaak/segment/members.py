"""Titles that name whose questions follow, where one paper answers more than one member."""

from __future__ import annotations

import bisect
import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.segment.drafts import Draft

TITLE = re.compile(
    r"(?:Beantwoording (?:van )?(?:de )?|Antwoord(?:en)? op (?:de )?)?(?:Kamer|schriftelijke )?"
    r"vragen (?:van|gesteld door) (?:het lid|de leden|de heer|mevrouw|de fractie van(?: de| het)?) "
    r"(?P<by>.+?)(?: (?:aan|over|inzake|betreffende|naar aanleiding) .*)?:?",
    re.IGNORECASE,
)
NEW_PAPER = re.compile(r"Vragen van (?:het lid|de leden|de heer|mevrouw) .*\(ingezonden\b.*")
"""The head of another paper, or of another member's questions in one letter."""
FIRST = re.compile(r"(?:Vraag\s*|Vragen\s*)?1\b", re.IGNORECASE)
"""How the first question begins."""
NEAR = 3
"""It stands so many blocks below the title at most."""
LONGEST = 300
"""A title has fewer characters."""


def asker(block: Block) -> str | None:
    """Read in a title whose questions follow; None for any other block."""
    text = block.text
    ended = text.endswith((".", "?", ";", ",")) and not NEW_PAPER.fullmatch(text)
    if block.heading is not None or len(text) > LONGEST or ended:
        return None
    found = TITLE.fullmatch(text) if text[:1].isupper() else None
    return found["by"] if found else None


def by_title(blocks: Sequence[Block], drafts: Sequence[Draft]) -> list[Draft]:
    """Name for each answer who asked, where titles among the answers do."""
    titles = [block for at, block in enumerate(blocks) if opens(blocks, at)]
    starts = [title.span.start for title in titles]
    first = next((draft.answer[0].span.start for draft in drafts if draft.answer), None)
    if not starts or first is None or starts[-1] < first:
        return list(drafts)
    return [_named(draft, titles, starts) for draft in drafts]


def opens(blocks: Sequence[Block], at: int) -> bool:
    """Tell a title under which questions are counted from 1."""
    if asker(blocks[at]) is None:
        return False
    return any(FIRST.match(block.text) for block in blocks[at + 1 : at + 1 + NEAR])


def _named(draft: Draft, titles: Sequence[Block], starts: Sequence[int]) -> Draft:
    at = bisect.bisect(starts, draft.answer[0].span.start) if draft.answer else 0
    if at == 0:
        return draft
    return replace(draft, by=asker(titles[at - 1]), section=titles[at - 1].text)
