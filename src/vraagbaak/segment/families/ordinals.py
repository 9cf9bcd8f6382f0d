"""Labels for questions that bear no number."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.drafts import Draft


def with_labels(drafts: Sequence[Draft]) -> list[Draft]:
    """Name each question without a number.

    Where exactly so many numbers are missing between its neighbours', it has the one that is its
    own; elsewhere its ordinal within its section.
    """
    named: list[Draft] = []
    counted: Counter[str | None] = Counter()
    for at, draft in enumerate(drafts):
        counted[draft.section] += 1
        labels = draft.labels or _missing(named, drafts[at:]) or (str(counted[draft.section]),)
        named.append(replace(draft, labels=labels))
    return named


def _missing(before: Sequence[Draft], following: Sequence[Draft]) -> tuple[str, ...]:
    """Find the one number that fits between the last named and the next."""
    run = next((count for count, draft in enumerate(following) if draft.labels), 0)
    if not (before and run):
        return ()
    last, after = before[-1].labels[-1], following[run].labels[0]
    if not (last.isdigit() and after.isdigit() and int(after) - int(last) == run + 1):
        return ()
    return (str(int(last) + 1),)
