"""Find the edges of running heads that a scan read otherwise on each page."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from vraagbaak.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WINDOW = 450
"""What belongs to a head stands within so many characters of it."""
FEWEST_ALIKE = 5
FEWEST_HEADS = 4
"""Fewer heads have little in common by chance alone."""
VOTES = 30
"""So many pages tell what is on all."""
MOST_WORDS = 12
"""So many words at an end of a head may each time have been read otherwise."""
CLOSE = 0.6
"""Words are the same, read otherwise, if more than this part of them is."""
NO_HEAD = re.compile(r"Vra(?:ag|gen)\b|\d{1,3}/\d{1,3}$")
MOST_LEFT = 5
LEFT = re.compile(r"\d{1,2}|\d(?!\d*$)\S{0,3}")
"""What a scan makes of a stamp is at most five words; the first is a digit, little behind it."""
WORD = re.compile(r"\S+")
LAST_WORD = re.compile(r"\S+(?=\s*$)")
SPECKS = re.compile(r"(?:(?<=\s)(?:[^\w\s€§“”‘’\"'()]+|\.\d)\s+)+$")
"""What a scan makes of a logo: marks that belong to no word."""


def whole_heads(text: str, found: Sequence[Span]) -> list[Span]:
    """Take along what belongs to the heads and was read otherwise each time."""
    cores = _with_specks(text, _grown(text, found, forward=True))
    grown = _with_specks(text, _grown(text, cores, forward=False))
    leads = _with_lead(text, cores)
    heads = [_joined(head, lead) for head, lead in zip(grown, leads, strict=True)]
    return [*heads, *_last_stamp(text, [_bare(head.of(text)) for head in heads])]


def _grown(text: str, heads: Sequence[Span], *, forward: bool) -> list[Span]:
    """Take words along that stand beside most heads, each time read otherwise."""
    grown = list(heads)
    for _ in range(MOST_WORDS):
        beside = [_beside(text, head, forward=forward) for head in grown]
        texts = [span.of(text) for span in beside[:VOTES]]
        common = max(texts, key=lambda each: sum(_close(each, other) for other in texts))
        count = sum(_close(common, other) for other in texts)
        if NO_HEAD.match(common) or count < max(2, len(texts) / 2):
            break
        if _is_plain(common) and (len(common) < FEWEST_ALIKE or len(texts) < FEWEST_HEADS):
            break
        grown = [
            _joined(head, span) if _close(common, span.of(text)) else head
            for head, span in zip(grown, beside, strict=True)
        ]
    return grown


def _is_plain(word: str) -> bool:
    """Tell a word that may as well begin or end a sentence's half by chance."""
    return word.isalpha() and (word.islower() or word.istitle())


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
    specks = [SPECKS.search(text, max(0, head.start - WINDOW), head.start) for head in heads]
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
    if not digits or digits.most_common(1)[0][1] < max(FEWEST_HEADS - 1, len(heads) / 2):
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


def _last_stamp(text: str, heads: Sequence[str]) -> Iterator[Span]:
    """Find at the end of a text the figures with which the heads of its pages begin."""
    for word in list(WORD.finditer(text, max(0, len(text) - WINDOW)))[-MOST_LEFT:]:
        last = _bare(text[word.start() :])
        figures = len(last) >= FEWEST_ALIKE and any(letter.isdecimal() for letter in last)
        if figures and any(last in head[: len(last) + FEWEST_ALIKE] for head in heads):
            yield Span(word.start(), len(text))
            break


def _bare(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
