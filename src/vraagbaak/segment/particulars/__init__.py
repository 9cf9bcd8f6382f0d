"""What a paper says of itself: its kind, number, people and dates."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vraagbaak.segment.particulars.audit_letter import audit_letter, is_audit_letter
from vraagbaak.segment.particulars.colophon import official
from vraagbaak.segment.particulars.debates import debate
from vraagbaak.segment.particulars.head import aanhangsel, is_aanhangsel
from vraagbaak.segment.particulars.kinds import kind_of
from vraagbaak.segment.particulars.letterhead import letterhead
from vraagbaak.segment.particulars.stating import first_of, with_stated
from vraagbaak.types import Kind, Stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.types import Document

NO_TITLE = re.compile(
    r"Ministerie van\b.*|(?:Tweede|Eerste) Kamer der\b.*|De voorzitter:?|Directoraat\b.*"
    r"|> ?Retouradres\b.*|Algemene Rekenkamer|Rijksoverheid",
    re.IGNORECASE,
)
"""What stands above a paper without being its title: logos, addresses."""
UNSURE = frozenset({None, Kind.AANHANGSEL, Kind.OTHER})
"""The kinds of families that do not tell what sort of paper it is."""


def with_particulars(
    document: Document, head: Sequence[Block], *, kind: Kind | None = None
) -> Document:
    """Fill in what the paper says of itself, then what the file beside it says.

    `kind` is that of the family, None where no family was found. `head` is what stands above the
    first question.
    """
    known = with_stated(document, _own(document, head, kind))
    if NO_TITLE.fullmatch(known.title):
        known = replace(known, title=document.path.stem)
    return with_stated(known, document.side.stated) if document.side else known


def _own(document: Document, head: Sequence[Block], kind: Kind | None) -> Stated:
    """Read what kind of paper it is and, by that, what stands where."""
    printed = official(document)
    if kind in UNSURE and is_aanhangsel(document, head):
        return first_of(aanhangsel(head, printed), printed)
    if kind is Kind.COURT_OF_AUDIT or (kind is not Kind.LETTER and is_audit_letter(head)):
        court = audit_letter(head)
        return first_of(court, Stated(reference=court.kenmerk))
    debated = debate(document)
    if kind is None and debated.kind:
        return debated
    # Headings of questions alone do not make a paper one of the Aanhangsel.
    family = None if kind in UNSURE else kind
    letter = letterhead(document, head)
    sort = Stated(kind=family or kind_of(document))
    return first_of(sort, printed, letter, Stated(reference=letter.kenmerk))
