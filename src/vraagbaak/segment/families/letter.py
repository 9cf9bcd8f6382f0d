"""Letters that answer numbered questions, most in an annex of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.segment.closing import first_paper
from vraagbaak.segment.families.numbered import head_of_numbered, numbered, paired
from vraagbaak.segment.members import by_title, opens
from vraagbaak.segment.parts import parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.segment.drafts import Draft
    from vraagbaak.types import Document

ANSWERING = re.compile(
    r"\b(?:In antwoord op (?:uw|de)|Beantwoording (?:van )?(?:de )?(?:Kamer|schriftelijke )?vragen"
    r"|Antwoord(?:en)? (?:van|op) .{0,200}?\bvragen\b|Geachte (?:voorzitter|heer|mevrouw|leden)"
    r"|(?:bied|zend|stuur|doe)\w* (?:ik|wij) u\b.{0,120}?\bantwoord|Onze? (?:kenmerk|referentie)"
    r"|Retouradres)",
    re.IGNORECASE,
)
"""What a letter with answers says of itself."""
MOST = 0.5
"""More than this part of the answers must stand with a question that was found."""


def is_letter(_document: Document, blocks: Sequence[Block]) -> bool:
    """Tell whether a letter, or the annex of one, answers numbered questions."""
    head = " ".join(block.text for block in head_of_numbered(blocks))
    return ANSWERING.search(head) is not None and _pairs(blocks)


def is_answered(_document: Document, blocks: Sequence[Block]) -> bool:
    """Tell whether headings pair questions and answers, whatever the paper is."""
    return any(block.heading for block in blocks) and _pairs(blocks)


def letter(blocks: Sequence[Block]) -> list[Draft]:
    """Pair the answers of a letter: one who signs it may answer more than one member."""
    kept = first_paper(blocks, known={at for at in range(len(blocks)) if opens(blocks, at)})
    return by_title(kept, paired(parts(kept)))


def _pairs(blocks: Sequence[Block]) -> bool:
    """Tell whether most answers follow a question: a paper that only speaks of them pairs few."""
    drafts = [draft for draft in numbered(blocks) if draft.answer]
    asked = sum("?" in block.text for draft in drafts for block in draft.question[-1:])
    return asked > MOST * len(drafts)
