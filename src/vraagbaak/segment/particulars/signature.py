"""Who signed a paper."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vraagbaak.segment.particulars.people import OFFICE, respondents
from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.types import Document, Respondent

SIGNED = re.compile(
    rf"(?P<also>mede namens\s+)?de\s+(?P<signed>{OFFICE.pattern}(?:,?\s+[^.?!:;()\d]+?)?)\s*,?",
    re.IGNORECASE,
)
BEGINS = re.compile(rf"(?:mede namens\s+)?de\s+{OFFICE.pattern}", re.IGNORECASE)
SMALL_WORDS = frozenset(
    [
        "van",
        "de",
        "den",
        "der",
        "ten",
        "ter",
        "te",
        "in",
        "het",
        "el",
        "al",
        "’t",
        "'t",
        "drs.",
        "dr.",
        "mr.",
        "ir.",
        "ing.",
        "prof.",
        "mw.",
        "dhr.",
    ]
)
NAME_WORDS = range(2, 8)
NO_NAME = re.compile(r"[\d:;?!]|[.,]$|\ben\b", re.IGNORECASE)
"""What a sentence or the rest of an office has, and no name."""
LONGEST = 300
"""Characters of a line: what is longer is no signature."""
MOST_LINES = 3
"""An office of more lines than these is a sentence."""


@dataclass(frozen=True, slots=True)
class _Signed:
    """An office that signed, and how many lines it takes with the name."""

    respondent: Respondent
    lines: int
    also: bool


def signatories(document: Document) -> tuple[Respondent, ...]:
    """List who signed: an office on lines of its own, with a name under it.

    An office on whose behalf another signed has no name; it comes behind those who signed.
    """
    texts = [line.text[:LONGEST].strip() for line in document.lines if line.role is Role.BODY]
    found: list[_Signed] = []
    at = 0
    while at < len(texts):
        signed = _signed(texts[at : at + MOST_LINES + 2]) if BEGINS.match(texts[at]) else None
        if signed:
            found.append(signed)
        at += signed.lines if signed else 1
    ranked = sorted(found, key=lambda each: each.also)
    return tuple(dict.fromkeys(each.respondent for each in ranked))


def _signed(texts: Sequence[str]) -> _Signed | None:
    for count in range(1, min(MOST_LINES, len(texts) - 1) + 1):
        office, following = SIGNED.fullmatch(" ".join(texts[:count])), texts[count]
        if office is None:
            continue
        also = office["also"] is not None
        given = respondents(office["signed"])
        if len(given) == 1 and _is_name(following):
            # With `mede namens` above it, the name is that of the office below.
            return _Signed(replace(given[0], name=following), count + 1, also)
        if len(given) == 1 and also and _signs(texts[count:]):
            return _Signed(given[0], count, also)
    return None


def _signs(texts: Sequence[str]) -> bool:
    return bool(BEGINS.match(texts[0])) and _signed(texts) is not None


def _is_name(text: str) -> bool:
    """Tell a name: a few words with capitals, no sentence."""
    words = text.split()
    if len(words) not in NAME_WORDS or NO_NAME.search(text):
        return False
    return all(word in SMALL_WORDS or word.lstrip("(")[:1].isupper() for word in words)
