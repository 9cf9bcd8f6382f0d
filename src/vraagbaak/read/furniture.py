"""Set apart what the press puts on every page: headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vraagbaak.read.notes import START, raised_runs
from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vraagbaak.read.printed import PrintedLine
    from vraagbaak.types import Page

EDGE = 0.13
"""The part of the page's height at the top and at the bottom where furniture stands."""
TOUCHING = 1.7
"""Lines whose tops are less than so many times the font size apart belong together."""
SAME_HEIGHT = 4.0
"""Furniture stands at the same height on every page, to so many points."""
COLOPHON = re.compile(
    r"(?:Tweede|Eerste) Kamer(?: der Staten-Generaal)?, vergaderjaar \d{4}.{1,3}\d{2,4}\b.*"
    r"|(?:ah|kv|kst|h|blg|nds)-(?:tk|ek|vv)?-?\d[\w.-]*"
    r"|(?:ISSN [\d\s–-]{8,}|0921\s?[–-]\s?73\d\d\b)(?:\D.*)?"
    r"|K(?:VR|ST)\d{4,6}|\d{4}tkk(?:vr|st)\w+|Sdu Uitgevers.*"
    r"|['’‘]s[-\s]Gravenhage \d{4}"
    r"|\d*Pagina\d+van\d+"
)
"""What the official press prints at the foot: the series, the paper's number, its colophon.

Also what is left of a page number that a letter's template has put in a frame nobody sees.
"""
RETURN_ADDRESS = re.compile(r"[>›\s]*Retouradres\b.*")
LETTERHEAD = 0.3
"""The part of the page's height at the top that the head of a letter fills."""
PAGE_OF = re.compile(r"(?:Pagina|Blad|Page)\s*(\d{1,4})(?:\s*(?:van|of|/)\s*\d{1,4})?", re.I)
BARE_NUMBER = re.compile(r"[-–]?\s*(\d{1,4})\s*[-–]?")
COUNTED = re.compile(r"(?:p\.|blz\.)?\s*(\d{1,4})\s*(?:(?:/|van)\s*\d{1,4})?", re.I)
NUMBER = re.compile(r"\d+")
LAST_NUMBER = re.compile(r"\d+(?=\D*$)")
TEXT = re.compile(
    r"(?:Vraag|Vragen|Antwoord|Antwoorden|Reactie)\b(?!.*\bKamer\b).{0,40}|.*[a-z][.?!;:]"
)
"""A heading of a question or answer, or a sentence."""


@dataclass(frozen=True, slots=True)
class _Trace:
    """What repeats from page to page: words, height, and how numbers differ from the page's own."""

    words: str
    height: int
    offsets: tuple[int, ...]


def set_apart_furniture(lines: Sequence[PrintedLine], pages: Sequence[Page]) -> list[PrintedLine]:
    """Give the lines that are headers and footers their role."""
    heights = {page.number: page.height for page in pages}
    text = [line for line in lines if line.role is Role.BODY]
    repeated = _repeated(_without_notes(text), heights)
    by_page: dict[int, list[PrintedLine]] = {number: [] for number in heights}
    for line in text:
        by_page[line.page_number].append(line)
    marked = []
    for line in lines:
        edge = _edge(line, heights[line.page_number])
        known = edge is not None and _is_known(line)
        again = (
            edge is not None
            and line.role is Role.BODY
            and _trace(line) in repeated
            and not _touches(line, by_page[line.page_number], repeated)
        )
        marked.append(replace(line, role=edge) if edge and (known or again) else line)
    return _with_numbers_beside(_with_return_address(marked, heights))


def _without_notes(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Leave out footnotes: one source may be named at the foot of page after page."""
    marks: dict[int, set[str]] = {}
    for line in lines:
        marks.setdefault(line.page_number, set()).update(raised_runs(line))
    return [
        line
        for line in lines
        if not ((found := START.match(line.text)) and found["mark"] in marks[line.page_number])
    ]


def _with_return_address(
    lines: Sequence[PrintedLine], heights: dict[int, float]
) -> list[PrintedLine]:
    """Set apart the line above the address in a window envelope, and a stray number before it."""
    marked = list(lines)
    for at, line in enumerate(lines):
        high = line.box.bottom < LETTERHEAD * heights[line.page_number]
        if high and line.role is Role.BODY and RETURN_ADDRESS.fullmatch(line.text):
            marked[at] = replace(line, role=Role.HEADER)
            before = lines[at - 1] if at else None
            if before and before.page_number == line.page_number and before.text.isdigit():
                marked[at - 1] = replace(before, role=Role.HEADER)
    return marked


def printed_page_number(lines: Iterable[PrintedLine]) -> str | None:
    """Find the number printed on one page, among its headers and footers."""
    apart = [line for line in lines if line.role in {Role.HEADER, Role.FOOTER, Role.SIDE}]
    furniture = [line for line in apart if line.role is not Role.SIDE]
    for pattern, among in ((PAGE_OF, apart), (BARE_NUMBER, furniture), (COUNTED, furniture)):
        for line in among:
            found = pattern.fullmatch(line.text)
            if found:
                return found[1]
    return None


def _edge(line: PrintedLine, page_height: float) -> Role | None:
    if line.box.bottom < EDGE * page_height:
        return Role.HEADER
    if line.box.top > (1 - EDGE) * page_height:
        return Role.FOOTER
    return None


def _is_known(line: PrintedLine) -> bool:
    return bool(COLOPHON.fullmatch(line.text) or PAGE_OF.fullmatch(line.text))


def _touches(line: PrintedLine, page: Sequence[PrintedLine], repeated: frozenset[_Trace]) -> bool:
    """Tell whether a line stands against one that is no furniture: then it is text as well."""
    near = (
        other
        for other in page
        if 0 < abs(other.box.top - line.box.top) < TOUCHING * line.size
        and other.box.x0 < line.box.x1
        and other.box.x1 > line.box.x0
    )
    return any(_trace(other) not in repeated and not _is_known(other) for other in near)


def _trace(line: PrintedLine) -> _Trace:
    return _Trace(
        words=NUMBER.sub("#", line.text),
        height=round(line.box.top / SAME_HEIGHT),
        offsets=tuple(int(number[-9:]) - line.page_number for number in NUMBER.findall(line.text)),
    )


def _traces(line: PrintedLine) -> tuple[_Trace, ...]:
    """Trace a line as it may repeat: its numbers grow with the page, or one of them, or none."""
    own = _trace(line)
    rest = NUMBER.sub("#", line.text, count=1)
    start = LAST_NUMBER.sub("#", line.text)
    return (
        own,
        replace(own, words=f"1{rest}", offsets=own.offsets[:1]),
        replace(own, words=f"-1{start}", offsets=own.offsets[-1:]),
        replace(own, words=f"={line.text}", offsets=()),
    )


def _repeated(lines: Sequence[PrintedLine], heights: dict[int, float]) -> frozenset[_Trace]:
    """Find what stands at the edge of at least two pages and of two fifths of them all.

    What reads as text must be on nearly all pages, and nothing is furniture at a height where more
    pages have something else: `Ja.` may open several pages.
    """
    at_edge = [line for line in lines if _edge(line, heights[line.page_number]) is not None]
    seen: dict[_Trace, set[int]] = {}
    for line in at_edge:
        for trace in _traces(line):
            seen.setdefault(trace, set()).add(line.page_number)
    repeating: list[PrintedLine] = []
    single: list[PrintedLine] = []
    for line in at_edge:
        often = max(len(seen[trace]) for trace in _traces(line)) >= _needed(line, len(heights))
        (repeating if often else single).append(line)
    having, others = _pages_by_height(repeating), _pages_by_height(single)
    return frozenset(
        trace
        for trace in map(_trace, repeating)
        if len(having[trace.height]) >= len(others.get(trace.height, set()))
    )


def _needed(line: PrintedLine, pages: int) -> float:
    if TEXT.fullmatch(line.text):
        return max(3, 0.8 * pages)
    return max(2, 0.4 * pages)


def _pages_by_height(lines: Iterable[PrintedLine]) -> dict[int, set[int]]:
    pages: dict[int, set[int]] = {}
    for line in lines:
        pages.setdefault(_trace(line).height, set()).add(line.page_number)
    return pages


def _with_numbers_beside(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Take a bare number beside a header or footer along with it: the page's number."""
    places = Counter(
        (line.page_number, line.role, round(line.box.bottom))
        for line in lines
        if line.role is not Role.BODY
    )
    marked = []
    for line in lines:
        beside = [
            role
            for role in (Role.HEADER, Role.FOOTER)
            if places[line.page_number, role, round(line.box.bottom)]
        ]
        number = line.role is Role.BODY and beside and BARE_NUMBER.fullmatch(line.text)
        marked.append(replace(line, role=beside[0]) if number else line)
    return marked
