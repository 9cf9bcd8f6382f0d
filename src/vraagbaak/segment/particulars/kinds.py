"""What sort of paper a document is, by what it prints of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.types import Kind

if TYPE_CHECKING:
    from vraagbaak.types import Document

FIRST_LINES = 90
NAMES = (
    (Kind.MOTION, re.compile(r"(?:Nr\. ?\d+\s+)?(?:GEWIJZIGDE |NADER GEWIJZIGDE )?MOTIE VAN .+")),
    (Kind.NOTA, re.compile(r"(?:Nr\. ?\d+\s+)?NOTA NAAR AANLEIDING VAN HET .*VERSLAG\b.*")),
    (Kind.QUESTION_LIST, re.compile(r"(?:Nr\. ?\d+\s+)?LIJST VAN VRAGEN\b.*")),
    (
        Kind.SCHRIFTELIJK_OVERLEG,
        re.compile(
            r"(?:(?:Nr\. ?\d+|[A-Z]{1,2})\s+)?(?:NADER )?VERSLAG VAN EEN (?:NADER )?"
            r"SCHRIFTELIJK OVERLEG\b.*"
        ),
    ),
    (Kind.LETTER, re.compile(r"(?:(?:Nr\. ?\d+|[A-Z]{1,2})\s+)?BRIEF VAN DE .+")),
)
"""The names of parliamentary papers, on a line of their own."""
SALUTATION = re.compile(
    r"(?:Geachte (?:heer|mevrouw|voorzitter|leden|dames)|Hoogachtend)\b.*", re.IGNORECASE
)
ROW = re.compile(r"(?:Onderwerp|Betreft)\b.*", re.IGNORECASE)
DATE_ROW = re.compile(r"Datum\b.*", re.IGNORECASE)


def kind_of(document: Document) -> Kind | None:
    """Tell by the name a paper bears, or by the rows of a letter; None where neither tells."""
    texts = [line.text.strip() for line in document.lines[:FIRST_LINES]]
    for kind, name in NAMES:
        if any(map(name.fullmatch, texts)):
            return kind
    about, greeted = any(map(ROW.fullmatch, texts)), any(map(SALUTATION.fullmatch, texts))
    if about and (greeted or any(map(DATE_ROW.fullmatch, texts))):
        return Kind.LETTER
    return None
