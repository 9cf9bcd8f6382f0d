"""The words above the first question of a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block

MOST = 5000
"""Characters. The longest heads have fewer; without questions, all of a paper stands above them."""


def first_words(head: Sequence[Block]) -> str:
    """Join the blocks of a head, as far as a head can go."""
    words: list[str] = []
    length = 0
    for block in head:
        words.append(block.text[: MOST - length])
        length += len(words[-1]) + 1
        if length >= MOST:
            break
    return " ".join(words)
