"""Find what the press put on every page of a text that is one long line without rows."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from vraagbaak.read.text.running_heads import marks_in, page_marks
from vraagbaak.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from difflib import Match

    from vraagbaak.read.text.running_heads import PageMark

WINDOW = 450
"""A running head stands at most so many characters before its page's mark."""
SHORTEST_HEAD = 30
MOST_ALIKE = 0.75
"""So much of a head is the same on every page, whatever a scan made of it."""
GAP = 8
"""What differs between two passages of a head that agree is at most so long."""
FEWEST_ALIKE = 4
"""Fewer characters in a row agree by chance."""
FEWEST_MARKS = 4
"""So many page marks are none by chance, even if no head repeats."""
MOST_WORDS = 6
"""So many words at an end of a head may each time have been read otherwise."""
MOST_HEADS = 0.6
"""A word is part of a head if it stands beside more than this part of them."""
CLOSE = 0.6
"""Words are the same, read otherwise, if more than this part of them is."""
QUESTION = re.compile(r"Vra(?:ag|gen)\b")
MOST_LEFT = 4
LEFT = re.compile(r"\d{1,2}|\d(?!\d*$)\S{0,3}")
"""What a scan makes of a stamp is at most four words; the first is a digit, little behind it."""
WORD = re.compile(r"\S+")
LAST_WORD = re.compile(r"\S+(?=\s*$)")
SPECKS = re.compile(r"(?:(?<=\s)(?:[^\w\s€§“”‘’\"'()]+|\.\d)\s+)+$")
"""What a scan makes of a logo: marks that belong to no word."""


def furniture(text: str) -> list[Span]:
    """Find page marks and the running heads before them; none where no head repeats."""
    marks = page_marks(marks_in(text, 0))
    windows = list(_windows(marks))
    head = _common_head([window.of(text) for window in windows])
    places = [Span(mark.start, mark.end) for mark in marks]
    if head is None:
        return places if len(marks) >= FEWEST_MARKS else []
    heads = [found for window in windows if (found := _place(text, window, head)) is not None]
    heads = _with_specks(text, _grown(text, heads, forward=True))
    heads = _with_specks(text, _grown(text, heads, forward=False))
    return sorted([*_with_lead(text, heads), *places])


def _windows(marks: Sequence[PageMark]) -> Iterator[Span]:
    """Take what stands before each page mark, not beyond the mark of the page before."""
    start = 0
    for mark in marks:
        yield Span(max(start, mark.start - WINDOW), mark.start)
        start = mark.end


def _common_head(windows: Sequence[str]) -> str | None:
    """Choose the passage that two pages share and most pages have."""
    counts: Counter[str] = Counter()
    for one, other in pairwise(windows):
        head = _shared(one, other)
        if len(head) >= SHORTEST_HEAD:
            counts[head] = sum(_likeness(window, head) is not None for window in windows)
    best = max(counts, key=lambda head: (counts[head], -len(head)), default=None)
    if best is None or counts[best] < max(2, len(windows) / 2):
        return None
    return best


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


def _place(text: str, window: Span, head: str) -> Span | None:
    found = _likeness(window.of(text), head)
    return found and Span(window.start + found.start, window.start + found.end)


def _grown(text: str, heads: Sequence[Span], *, forward: bool) -> list[Span]:
    """Take words along that stand beside most heads, each time read otherwise."""
    grown = list(heads)
    for _ in range(MOST_WORDS):
        beside = [_beside(text, head, forward=forward) for head in grown]
        texts = [span.of(text) for span in beside]
        common = max(texts, key=lambda each: sum(_close(each, other) for other in texts))
        count = sum(_close(common, other) for other in texts)
        if QUESTION.match(common) or count < max(2, MOST_HEADS * len(grown)):
            break
        if len(grown) < FEWEST_MARKS and common.istitle():
            break
        grown = [
            _joined(head, span) if _close(common, span.of(text)) else head
            for head, span in zip(grown, beside, strict=True)
        ]
    return grown


def _beside(text: str, head: Span, *, forward: bool) -> Span:
    """Find the word behind or before a head; an empty span where there is none."""
    if forward:
        found = WORD.search(text, head.end)
    else:
        found = LAST_WORD.search(text, max(0, head.start - WINDOW), head.start)
    return Span(found.start(), found.end()) if found else Span(head.end, head.end)


def _joined(head: Span, word: Span) -> Span:
    return Span(min(head.start, word.start), max(head.end, word.end))


def _close(word: str, other: str) -> bool:
    return bool(word) and SequenceMatcher(None, word, other).ratio() >= CLOSE


def _with_specks(text: str, heads: Sequence[Span]) -> list[Span]:
    """Take what a scan made of a logo along with the head behind it."""
    specks = [SPECKS.search(text, 0, head.start) for head in heads]
    return [
        Span(found.start(), head.end) if found else head
        for found, head in zip(specks, heads, strict=True)
    ]


def _with_lead(text: str, heads: Sequence[Span]) -> list[Span]:
    """Take along what a scan made of a stamp: few signs that begin with one digit before most."""
    before = [_short_words(text, head) for head in heads]
    digits = Counter(
        digit
        for words in before
        for digit in {word.of(text)[0] for word in words}
        if digit.isdigit()
    )
    if not digits or digits.most_common(1)[0][1] < max(FEWEST_MARKS - 1, MOST_HEADS * len(heads)):
        return list(heads)
    digit = digits.most_common(1)[0][0]
    leads = [[word for word in words if word.of(text)[0] == digit] for words in before]
    return [
        Span(words[-1].start, head.end) if words else head
        for words, head in zip(leads, heads, strict=True)
    ]


def _short_words(text: str, head: Span) -> list[Span]:
    """List what may be left of a stamp among the words before a head."""
    found = [
        Span(word.start(), word.end())
        for word in WORD.finditer(text, max(0, head.start - WINDOW), head.start)
    ]
    return [word for word in found[-MOST_LEFT:] if LEFT.fullmatch(word.of(text))]
