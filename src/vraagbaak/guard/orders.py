"""What processes that read say to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.guard.limits import Limits
    from vraagbaak.read.pdf.sheets import Sheet
    from vraagbaak.read.source import Source
    from vraagbaak.types import Paper


@dataclass(frozen=True, slots=True)
class Ready:
    """The process is there."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """Read and segment a file."""

    path: Path
    limits: Limits


@dataclass(frozen=True, slots=True)
class PagesRead:
    """So many pages are read of so many."""

    done: int
    total: int


@dataclass(frozen=True, slots=True, eq=False)
class FileRead:
    """The paper in the file; a `spent` process is too large for another file."""

    paper: Paper
    spent: bool


@dataclass(frozen=True, slots=True)
class FileRefused:
    """Why the file cannot be read, and what to do."""

    path: Path
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """The file needs more memory than it may have."""


@dataclass(frozen=True, slots=True, eq=False)
class ReadPages:
    """Read some pages of a file, the last one that was sent if there is none with the order."""

    source: Source | None
    page_numbers: range
    limits: Limits


@dataclass(frozen=True, slots=True, eq=False)
class SheetsRead:
    """The pages; none if one of them cannot be read, or not here."""

    sheets: tuple[Sheet, ...]
