"""Find the footnotes that stand before running heads in a text without rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from vraagbaak.read.notes import UNIT
from vraagbaak.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST = 900
"""The notes of a page have at most so many characters."""
MOST_SKIPPED = 2
"""So many notes may be missing in between."""
NOTE = re.compile(r"(?<=\s)(?P<mark>\d{1,2}) (?=[A-Z‘’'\"“(]|https?:|www\.|zie )")
COUNTED = re.compile(
    r"(?:\b(?:nrs?|pp?|pag|pagina|blz|vraag|vragen|tabel|figuur|artikel|art|hoofdstuk|paragraaf"
    r"|bijlage|deel|lid|en|of|van|tot)\.?|§|[\d,–-]) $",
    re.IGNORECASE,
)
"""What a number belongs to that begins no note."""
AS_ASKED = re.compile(
    r"(?:1 )?De vra(?:gen|ag)(?: van de \w+ Kamer)? (?:zijn|is) hier exact weergegeven"
)
"""The note that says that the questions stand as asked; scans often lose its number."""
SOURCE = re.compile(
    r"(?<=[.?!;”’)] )(?:[^\w\s“(] ?)?(?=[A-Z])"
    r"(?:(?:[A-Z][^\s.,?!:;(]*|van|de|der|den|en|voor|het|bij|gemeente|&),? ){1,12}"
    r"\((?:19|20)\d\d[a-z]?\)\. (?=[A-Z‘“])"
)
"""A source as notes name it, author and year: behind a sentence, and its own number lost."""
SENTENCE_END = re.compile(r"[.?!](?=\s|$)")


@dataclass(frozen=True, slots=True)
class InlineNote:
    """A note within a text, its mark in front, and the mark that points to it."""

    span: Span
    pointer: Span | None


def inline_notes(text: str, heads: Sequence[Span]) -> list[InlineNote]:
    """Find the notes at the end of each page; `heads` is the furniture between the pages."""
    found: list[InlineNote] = []
    due = 1
    for page in _pages(text, heads):
        for note in _on_page(text, page, due):
            found.append(note)
            mark = re.match(r"\d+", note.span.of(text))
            due = int(mark[0]) + 1 if mark else due
    return found


def _pages(text: str, heads: Sequence[Span]) -> Iterator[Span]:
    """Part a text at its furniture, page marks apart: these stand behind a page's first line."""
    tops = [head for head in heads if "/" not in head.of(text)[:6]]
    edges = [Span(0, 0), *tops, Span(len(text), len(text))]
    for before, after in pairwise(edges):
        yield Span(before.end, after.start)


def _on_page(text: str, page: Span, due: int) -> list[InlineNote]:
    starts: list[tuple[int, Span | None]] = []
    asked = AS_ASKED.search(text, page.start, page.end)
    if asked:
        starts.append((asked.start(), _pointer(text, Span(page.start, asked.start()), 1)))
        due = 2
    for found in NOTE.finditer(text, max(page.start, page.end - LONGEST), page.end):
        number, start = int(found["mark"]), found.start()
        if not due <= number <= due + MOST_SKIPPED or COUNTED.search(text, page.start, start):
            continue
        if starts and start <= starts[-1][0]:
            continue
        body = starts[0][0] if starts else start
        pointer = _pointer(text, Span(page.start, body), number)
        if pointer is not None:
            starts.append((start, pointer))
            due = number + 1
    if not starts and page.end < len(text):
        source = SOURCE.search(text, max(page.start, page.end - LONGEST), page.end)
        starts += [(source.start(), None)] if source else []
    return [
        InlineNote(_note(text, Span(start, end)), pointer)
        for (start, pointer), (end, _) in pairwise([*starts, (page.end, None)])
    ]


def _note(text: str, span: Span) -> Span:
    """End a note that cannot fill the rest of its page at its sentence."""
    end = span.end
    if len(span) > LONGEST:
        sentence = SENTENCE_END.search(text, span.start, span.end)
        end = sentence.end() if sentence else end
    return Span(span.start, end)


def _pointer(text: str, body: Span, number: int) -> Span | None:
    """Find the number glued to a word that points to a note, the last on its page."""
    glued = re.compile(rf"(?:(?<=[^\W\d_])|(?<=\S[.,;:?!”\"’»)\]])){number}(?![\w%/]|[.,]\d)")
    places = [
        found
        for found in glued.finditer(text, body.start, body.end)
        if not UNIT.search(text[max(body.start, found.start() - 20) : found.start()])
        and not re.search(r"\d[.,]$", text[max(body.start, found.start() - 2) : found.start()])
    ]
    return Span(places[-1].start(), places[-1].end()) if places else None
