"""Compare names as people write them: without capitals, accents, hyphens and blanks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.lexical import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_RUN_TOGETHER = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
"""Where a blank was lost in a file: `Inge vanDijk`."""


def name_words(text: str) -> list[str]:
    """List the words of a name."""
    return words(_RUN_TOGETHER.sub(" ", text))


def folded(text: str) -> str:
    """Write a name as one word: `GroenLinks-PvdA` is `groenlinkspvda`."""
    return "".join(words(text))


def holds(name: Sequence[str], wanted: str) -> bool:
    """Say whether whole words of a name that follow each other spell the folded `wanted`."""
    return any(_begins(name[start:], wanted) for start in range(len(name)))


def _begins(name: Sequence[str], wanted: str) -> bool:
    spelled = ""
    for word in name:
        spelled += word
        if len(spelled) >= len(wanted):
            break
    return bool(wanted) and spelled == wanted
