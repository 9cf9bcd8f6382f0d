"""Words looked for within one document, and the places where they stand."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vraagbaak.cite.marks import inked, page_marks
from vraagbaak.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vraagbaak.types import Box, Document

MAX_WORDS_CHARACTERS = 100
MAX_HITS = 500
"""Words that stand in more places than these are not looked for any further."""
SNIPPET_CHARACTERS = 45
"""So much is shown on either side of a hit."""

_SAME = str.maketrans("‘’‚“”„«»–—‑", '\'\'\'"""""---')
"""Signs that nobody types as they are printed."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand, and the page that it begins on."""

    span: Span
    page_number: int


@dataclass(frozen=True, slots=True)
class Search:
    """What was looked for and found, in reading order; `current` is the hit on view.

    `apart` tells that the words stand nowhere together, so that each was looked for by itself.
    """

    words: str
    hits: tuple[Hit, ...] = ()
    current: int = 0
    apart: bool = False

    def from_page(self, page_number: int) -> Search:
        """Go to the first hit on a page or behind it; where there is none, to the first of all."""
        behind = (at for at, hit in enumerate(self.hits) if hit.page_number >= page_number)
        return replace(self, current=next(behind, 0))

    def at(self, number: int) -> Search:
        """Go to a hit; behind the last one comes the first."""
        return replace(self, current=number % len(self.hits)) if self.hits else self


@dataclass(frozen=True, slots=True)
class Snippet:
    """A hit with some of the words around it."""

    before: str
    words: str
    after: str


def search(document: Document, words: str) -> Search:
    """Look for `words` in a document; capitals and accents make no difference."""
    wanted = " ".join(words.split())[:MAX_WORDS_CHARACTERS]
    text = _folded(document.text)
    terms = [re.escape(term) for term in _folded(wanted).split()]
    if not terms:
        return Search("")
    together = tuple(_hits(document, r"\s+".join(terms), text))
    if together or len(terms) == 1:
        return Search(wanted, together)
    each = rf"\b(?:{'|'.join(sorted(terms, key=len, reverse=True))})"
    return Search(wanted, tuple(_hits(document, each, text)), apart=True)


def hit_boxes(document: Document, span: Span, page_number: int) -> tuple[Box, ...]:
    """Give the boxes of a hit on a page: it can run over the end of a line, or of a page."""
    marks = page_marks(document, (span,))
    return tuple(box for each in marks if each.page_number == page_number for box in each.boxes)


def snippet(document: Document, span: Span) -> Snippet:
    """Cut a hit out with the words around it, on one line."""
    start, end = max(span.start - SNIPPET_CHARACTERS, 0), span.end + SNIPPET_CHARACTERS
    before, after = document.text[start : span.start], document.text[span.end : end]
    if start > 0:
        before = "…" + before.partition(" ")[2]
    if end < len(document.text):
        after = after.rpartition(" ")[0] + "…"
    return Snippet(_in_line(before), _in_line(span.of(document.text)), _in_line(after))


def _hits(document: Document, pattern: str, text: str) -> Iterator[Hit]:
    found = 0
    for match in re.finditer(pattern, text):
        span = Span(*match.span())
        printed = inked(document, (span,))
        if not len(printed):
            continue
        yield Hit(span, int(document.chars.pages[printed[0]]))
        found += 1
        if found == MAX_HITS:
            return


def _folded(text: str) -> str:
    """Take capitals and accents away, character by character, so that places stay the same."""
    return text.translate({ord(each): _plain(each) for each in set(text)}).translate(_SAME)


def _plain(character: str) -> str:
    bare = unicodedata.normalize("NFD", character)[0].lower()
    return bare if len(bare) == 1 else character


def _in_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
