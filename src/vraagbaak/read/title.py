"""Find the title of a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vraagbaak.read.printed import PrintedLine

TITLE_WITHIN = 30
"""The title stands within so many lines."""
UNTITLED = re.compile(
    r"none|untitled|unspecified|(?:microsoft word|document)\b.*|.*\.(?:docx?|pdf)"
)


def title_of(named: Iterable[object], lines: Sequence[PrintedLine], *, stem: str) -> str:
    """Take the title that the file's own data name, else its first bold words, else its first."""
    for name in named:
        if isinstance(name, str) and name.strip():
            title = " ".join(name.split())
            if not UNTITLED.fullmatch(title.lower()):
                return title
    first = [line for line in lines if line.role is Role.BODY][:TITLE_WITHIN]
    bold = [line.text for line in first if line.bold]
    return next(iter(bold or [line.text for line in first]), stem)
