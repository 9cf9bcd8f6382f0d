"""What a letter says it is about."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from vraagbaak.types import Measure, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.types import Document, Line

LABEL = re.compile(r"(?:Onderwerp|Betreft)\b\s*:?\s*", re.IGNORECASE)
OTHER_LABEL = re.compile(
    r"(?:Datum|Geachte|Aan\b|Bijlagen?\b|Inlichtingen|(?:Ons|Onze|Uw)\s+(?:kenmerk|referentie|brief)"
    r"|Kenmerk|\w+\s*:)",
    re.IGNORECASE,
)
FIRST_LINES = 90
INDENT = 10.0
"""Points by which a subject's further lines stand right of its label."""
LEADING = 2.0
"""A line further away than so many times its height is no part of the subject."""


def subject(document: Document) -> str | None:
    """Take the text behind `Onderwerp` or `Betreft`, all its lines; None if there is none."""
    lines = [line for line in document.lines[:FIRST_LINES] if line.role is not Role.FOOTNOTE]
    at = next((at for at, line in enumerate(lines) if LABEL.match(line.text)), None)
    if at is None:
        return None
    same = [line for line in lines[at:] if line.role is lines[at].role]
    count = _count(document, same)
    placed = [line.span for line in same[:count] if line.span is not None]
    # Out of the text, where words parted at the end of a line are whole again.
    printed = document.text[placed[0].start : placed[-1].end] if placed else ""
    text = " ".join((printed or " ".join(line.text for line in same[:count])).split())
    return LABEL.sub("", text, count=1) or None


def _count(document: Document, lines: Sequence[Line]) -> int:
    """Count the lines of the subject, that of the label with them."""
    alone = LABEL.fullmatch(lines[0].text) is not None
    count = 1
    for before, line in pairwise(lines):
        value_of_label = alone and count == 1
        if OTHER_LABEL.match(line.text) or line.page_number != before.page_number:
            break
        if not (value_of_label or _goes_on(document, lines[0], before, line)):
            break
        count += 1
    return count


def _goes_on(document: Document, label: Line, before: Line, line: Line) -> bool:
    if document.measure is Measure.POINTS:
        height = before.box.bottom - before.box.top
        near = line.box.top - before.box.top <= LEADING * height
        return near and line.box.x0 >= label.box.x0 + INDENT
    if before.span is None or line.span is None:
        return False
    return "\n" not in document.text[before.span.end : line.span.start]
