"""Find the questions and answers of a document, by the family of its layout."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vraagbaak.segment.blocks import blocks
from vraagbaak.segment.drafts import exchanges
from vraagbaak.segment.head import is_aanhangsel, with_head
from vraagbaak.segment.labels import Side
from vraagbaak.segment.letterhead import with_letterhead
from vraagbaak.segment.numbered import is_numbered, numbered
from vraagbaak.segment.overleg import before_sections, is_overleg, overleg
from vraagbaak.types import Kind, Measure, Paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.types import Document


def segment(document: Document) -> Paper:
    """Recognise the family of a paper and cut its exchanges out.

    A paper of no known family has no exchanges: nothing is guessed.
    """
    parts = blocks(document)
    if is_overleg(parts):
        known = replace(document, kind=Kind.SCHRIFTELIJK_OVERLEG)
        known = with_letterhead(known, before_sections(parts))
        return Paper(known, exchanges(known, overleg(parts)))
    head = _head(parts)
    aanhangsel = is_aanhangsel(document, head)
    known = with_head(document, head) if aanhangsel else document
    known = with_letterhead(known, head)
    # Pages in columns need more than headings to be read right; plain text has none.
    if is_numbered(parts) and (aanhangsel or document.measure is Measure.CELLS):
        return Paper(known, exchanges(known, numbered(parts)))
    return Paper(known, ())


def _head(parts: Sequence[Block]) -> Sequence[Block]:
    """Take what stands above the first heading of a question, else of an answer."""
    headings = [(at, block.heading) for at, block in enumerate(parts) if block.heading is not None]
    asked = [at for at, heading in headings if heading.side is Side.QUESTION or heading.labels]
    first = next(iter(asked or [at for at, _ in headings]), len(parts))
    return parts[:first]
