"""The paragraphs of a quote, as spans of its text."""

from __future__ import annotations

import re

from vraagbaak.types import Span

_BREAK = re.compile(r"\n{2,}")


def paragraphs(words: str) -> list[Span]:
    """Give the paragraphs of a quote, which blank lines part."""
    breaks = [match.span() for match in _BREAK.finditer(words)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(words)]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]
