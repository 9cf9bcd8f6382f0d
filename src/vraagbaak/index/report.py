"""What became of each file that was to be added."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Outcome(StrEnum):
    """What `add` did with one file."""

    ADDED = "added"
    REPLACED = "replaced"
    """The path was known with other content, which is now out of the index."""
    MOVED = "moved"
    """The content was known under a path that no longer holds it; only the path is new."""
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one path; `reason` is empty where the outcome says it all."""

    path: Path
    outcome: Outcome
    reason: str = ""
    document_id: str | None = None
    answers: int = 0
    pages: int = 0
    passages: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What became of every path, in order; `generation` is None if nothing changed."""

    rows: tuple[Row, ...]
    generation: str | None

    def having(self, outcome: Outcome) -> tuple[Row, ...]:
        """Pick the rows with one outcome."""
        return tuple(row for row in self.rows if row.outcome is outcome)
