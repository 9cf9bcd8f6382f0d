"""Find what the press put on every page of a text that is one long line without rows."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from vraagbaak.read.text.misread import whole_heads
from vraagbaak.read.text.running_heads import marks_in, page_marks
from vraagbaak.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from difflib import Match

    from vraagbaak.read.text.running_heads import PageMark

WINDOW = 450
BEHIND = 200
"""A running head stands at most so many characters before or behind its page's mark."""
SHORTEST_HEAD, LONGEST_HEAD = 30, 300
MOST_ALIKE = 0.75
"""So much of a head is the same on every page, whatever a scan made of it."""
WHOLE = 0.6
"""What is less than this part of a passage that most pages have is only a part of the head."""
GAP = 8
"""What differs between two passages of a head that agree is at most so long."""
FEWEST_ALIKE = 4
"""Fewer characters in a row agree by chance."""
WORD = re.compile(r"\S+")
SENTENCE_END = re.compile(r"[.?!][”’»]?$|[^\W\d_][.?!] [A-Z]")
"""What no head has: several pages may end with the same short answer."""
VOTES = 30
"""So many pages tell what is on all."""
CANDIDATES = 12
LAST_PAGES = 12_000
"""Behind the last page mark that was read right there are at most so many characters."""
TITLED = re.compile(
    r"(?P<named>\b(?:de|het|in|van|op|bij|deze|onze|die) )?"
    r"(?:Antwoord(?:en)? Algemene Rekenkamer|Beantwoording vra(?:ag|gen))\b"
)
"""How the running heads of the Algemene Rekenkamer begin; a sentence may name them too."""
LONG_HEAD = 60
FEWEST_MARKS = 4
"""So many page marks are none by chance, even if no head repeats."""


def furniture(text: str) -> list[Span]:
    """Find page marks and the running heads beside them.

    Where no head repeats, marks alone are found only if they are many; where there are no marks,
    heads only if they are long and say whose they are.
    """
    marks = page_marks(marks_in(text, 0))
    places = [Span(mark.start, mark.end) for mark in marks]
    if len(marks) < 2:  # noqa: PLR2004
        titled = list(_from_titles(text))
        heads = _heads(text, titled, titled, LONG_HEAD)
        return [*heads, *(place for place in places if any(_near(head, place) for head in heads))]
    above, below = list(_above(marks)), list(_below(text, marks))
    anywhere = [*above, *below, *_unmarked(text, marks)]
    for windows in (above, below):
        heads = _heads(text, windows, anywhere, SHORTEST_HEAD)
        if heads:
            return sorted([*heads, *places])
    return places if len(marks) >= FEWEST_MARKS else []


def _near(head: Span, place: Span) -> bool:
    return 0 <= place.start - head.end < BEHIND


def _from_titles(text: str) -> Iterator[Span]:
    """Take what stands from each title on, up to the next."""
    titles = list(TITLED.finditer(text))
    ends = [*(found.start() for found in titles[1:]), len(text)]
    for found, end in zip(titles, ends, strict=False):
        if found["named"] is None:
            yield Span(found.start(), min(found.start() + WINDOW, end))


def _heads(
    text: str, windows: Sequence[Span], anywhere: Sequence[Span], shortest: int
) -> list[Span]:
    """Find the head that most windows have, in these and wherever else it may stand."""
    head = _common_head([window.of(text) for window in windows], shortest)
    if head is None:
        return []
    found = {each for window in anywhere for each in _places(text, window, head)}
    return whole_heads(text, sorted(found))


def _above(marks: Sequence[PageMark]) -> Iterator[Span]:
    """Take what stands before each page mark, not beyond the mark of the page before."""
    start = 0
    for mark in marks:
        yield Span(max(start, mark.start - WINDOW), mark.start)
        start = mark.end


def _below(text: str, marks: Sequence[PageMark]) -> Iterator[Span]:
    """Take what stands behind each page mark, not beyond the next."""
    ends = [*(mark.start for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=True):
        yield Span(mark.end, min(end, mark.end + BEHIND))


def _unmarked(text: str, marks: Sequence[PageMark]) -> Iterator[Span]:
    """Take what stands between page marks, and behind the last, where a mark may be misread."""
    for mark, following in pairwise(marks):
        if following.page > mark.page + 1:
            yield Span(mark.end, max(mark.end, following.start - WINDOW))
    yield Span(marks[-1].end, min(len(text), marks[-1].end + LAST_PAGES))


def _common_head(windows: Sequence[str], shortest: int) -> str | None:
    """Choose the passage that two pages share and most have: the shortest, but a whole one."""
    voting = windows[:VOTES]
    shared = (_shared(one, other) for one, other in pairwise(voting))
    long = dict.fromkeys(
        head
        for head in shared
        if shortest <= len(head) <= LONGEST_HEAD and not SENTENCE_END.search(head)
    )
    counts = {
        head: sum(_likeness(window, head) is not None for window in voting)
        for head in list(long)[:CANDIDATES]
    }
    most = max(counts.values(), default=0)
    if most < max(2, len(voting) / 2):
        return None
    longest = max(len(head) for head in counts if counts[head] >= MOST_ALIKE * most)
    whole = [head for head in counts if len(head) >= WHOLE * longest]
    return max(whole, key=lambda head: (counts[head], -len(head)))


def _shared(one: str, other: str) -> str:
    """Take the longest passage of whole words that two texts share, but for single letters."""
    blocks = _cluster(one, other)
    if not blocks:
        return ""
    start, end = blocks[0].a, blocks[-1].a + blocks[-1].size
    inside = one[start:end]
    if start and one[start - 1] != " ":
        inside = inside.partition(" ")[2]
    if end < len(one) and one[end] != " ":
        inside = inside.rpartition(" ")[0]
    return inside.strip()


def _cluster(one: str, other: str) -> list[Match]:
    """List the passages that agree around the longest that does."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= FEWEST_ALIKE]
    if not blocks:
        return []
    longest = max(range(len(blocks)), key=lambda at: blocks[at].size)
    first = last = longest
    while first > 0 and _meet(blocks[first - 1], blocks[first]):
        first -= 1
    while last + 1 < len(blocks) and _meet(blocks[last], blocks[last + 1]):
        last += 1
    return blocks[first : last + 1]


def _meet(block: Match, following: Match) -> bool:
    apart = following.a - block.a - block.size, following.b - block.b - block.size
    return max(apart) <= GAP


def _likeness(text: str, head: str) -> Span | None:
    """Find the passage of a text that is like a head."""
    blocks = _cluster(text, head)
    if sum(block.size for block in blocks) < MOST_ALIKE * len(head):
        return None
    first, last = blocks[0], blocks[-1]
    missing = len(head) - last.b - last.size
    start = _nearest(first.a - first.b, _starts(text))
    end = _nearest(last.a + last.size + missing, _ends(text))
    return Span(start, end)


def _starts(text: str) -> list[int]:
    return [word.start() for word in WORD.finditer(text)]


def _ends(text: str) -> list[int]:
    return [word.end() for word in WORD.finditer(text)]


def _nearest(place: int, places: Sequence[int]) -> int:
    return min(places, key=lambda each: abs(each - place))


def _places(text: str, window: Span, head: str) -> Iterator[Span]:
    """Find all places of a head in a part of a text."""
    found = _likeness(window.of(text), head)
    if found is not None:
        yield Span(window.start + found.start, window.start + found.end)
        yield from _places(text, Span(window.start, window.start + found.start), head)
        yield from _places(text, Span(window.start + found.end, window.end), head)
