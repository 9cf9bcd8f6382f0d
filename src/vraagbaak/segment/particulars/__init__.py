"""What a paper says of itself: its kind, number, people and dates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vraagbaak.segment.particulars.head import is_aanhangsel, with_head
from vraagbaak.segment.particulars.letterhead import with_letterhead
from vraagbaak.types import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.types import Document


def with_particulars(
    document: Document, head: Sequence[Block], *, kind: Kind | None = None
) -> Document:
    """Fill in what the head says; `kind` is that of the family, None where no family was found."""
    known = document if kind is None else replace(document, kind=kind)
    if kind in {None, Kind.AANHANGSEL} and is_aanhangsel(document, head):
        known = with_head(known, head)
    return with_letterhead(known, head)
