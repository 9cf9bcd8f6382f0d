"""Find the questions and answers of a document, by the family of its layout."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vraagbaak.segment.blocks import blocks
from vraagbaak.segment.drafts import exchanges
from vraagbaak.segment.families import family
from vraagbaak.segment.families.numbered import head_of_numbered
from vraagbaak.segment.particulars import with_particulars
from vraagbaak.segment.references import with_references
from vraagbaak.types import Kind, Paper

if TYPE_CHECKING:
    from vraagbaak.types import Document


def segment(document: Document) -> Paper:
    """Recognise the family of a paper and cut its exchanges out.

    A paper of no known family has no exchanges: nothing is guessed.
    """
    parts = blocks(document)
    found = family(document, parts)
    if found is None:
        return Paper(with_particulars(document, head_of_numbered(parts)), ())
    known = with_particulars(document, found.head(parts), kind=found.kind)
    made = exchanges(known, found.drafts(parts))
    if made and known.kind is Kind.KAMERVRAGEN:
        # Its head is that of questions alone; what follows says better.
        known = replace(known, kind=found.kind)
    return Paper(known, with_references(known, made))
