"""Date and reference as the head of a letter names them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vraagbaak.segment.particulars.dates import DATE, dutch_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.types import Document

DATED = re.compile(rf"\bDatum:?\s+(?P<date>{DATE})", re.IGNORECASE)
REFERENCE = re.compile(
    r"\b(?:(?:Ons|Onze)\s+)?(?:kenmerk|referentie):?\s+(?P<reference>[\w./-]*\d[\w./-]*)",
    re.IGNORECASE,
)


def with_letterhead(document: Document, head: Sequence[Block]) -> Document:
    """Fill in date and reference from a letter's head, where nothing better is known."""
    text = " ".join(block.text for block in head)
    dated, reference = DATED.search(text), REFERENCE.search(text)
    return replace(
        document,
        date=document.date or (dutch_date(dated["date"]) if dated else None),
        reference=document.reference or (reference["reference"] if reference else None),
    )
