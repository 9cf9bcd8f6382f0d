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
    found: set[int] = set()
    leads = False
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        told = _is_title(block)
        styled = block.bold or block.italic
        if told and (leads or (styled and NUMBERED.fullmatch(block.text))):
            found.add(at)
        leads = at in targets or (told and leads)
    return found


def _is_title(block: Block) -> bool:
    if block.heading is not None or len(block.text) > LONGEST or SENTENCE_END.search(block.text):
        return False
    if SECTION_LINE.fullmatch(block.text) or block.text.isupper():
        return True
    styled = (block.bold or block.italic) and block.text[0].isupper()
    return styled or bool(NUMBERED.fullmatch(block.text) or ARTICLE.fullmatch(block.text))
