"""Headings of sections between questions and answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.segment.labels import SECTION_LINE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vraagbaak.segment.blocks import Block

NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.?|[A-Z]\.)\s+[A-ZÀ-Ý«‘“].*")
ARTICLE = re.compile(
    r"(?:Artikel(?:en)?|Onderdelen|Onderdeel|Hoofdstuk|Paragraaf)\s+[\dA-Z].*", re.I
)
SENTENCE_END = re.compile(r"[.?!:;,…][”\"’»)\]]*$")
LONGEST = 200


def titles(blocks: Sequence[Block], targets: Collection[int]) -> set[int]:
    """Find the headings that lead up to one of the blocks `targets`, or have number and type.

    Any other heading may stand in the middle of an answer.
    """
    told = {at for at, block in enumerate(blocks) if _is_title(block)}
    numbered = {at for at in told if _is_styled(blocks[at]) and NUMBERED.fullmatch(blocks[at].text)}
    return numbered | _leading(told, targets)


def titles_in_type(blocks: Sequence[Block], targets: Collection[int]) -> set[int]:
    """Find the headings in type of their own that lead up to one of the blocks `targets`."""
    told = {at for at, block in enumerate(blocks) if _is_styled(block) and _is_title(block)}
    return _leading(told, targets)


def _leading(told: Collection[int], targets: Collection[int]) -> set[int]:
    found: set[int] = set()
    for at in sorted(told, reverse=True):
        if at + 1 in targets or at + 1 in found:
            found.add(at)
    return found


def _is_styled(block: Block) -> bool:
    return block.bold or block.italic


def _is_title(block: Block) -> bool:
    if block.heading is not None or len(block.text) > LONGEST or SENTENCE_END.search(block.text):
        return False
    if SECTION_LINE.fullmatch(block.text) or block.text.isupper():
        return True
    styled = _is_styled(block) and block.text[0].isupper()
    return styled or bool(NUMBERED.fullmatch(block.text) or ARTICLE.fullmatch(block.text))
