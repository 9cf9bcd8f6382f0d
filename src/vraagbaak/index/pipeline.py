"""The stages before the index, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vraagbaak.types import Document, Paper, Passage


class Read(Protocol):
    """Reads one file; tells `progress` the page read and how many there are."""

    def __call__(
        self, path: Path, *, progress: Callable[[int, int], None] | None = None
    ) -> Document:
        """Read the file; raises ReadError if it cannot be a document."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """How a file becomes passages; tests put small fakes here."""

    suffixes: frozenset[str]
    read: Read
    segment: Callable[[Document], Paper]
    passages: Callable[[Paper], tuple[Passage, ...]]
    embedded_text: Callable[[Paper, Passage], str]


def default_pipeline() -> Pipeline:
    """Give the stages of this package."""
    # Here and not above: only adding needs the readers, and they are slow to load.
    from vraagbaak.passages import embedded_text, passages  # noqa: PLC0415
    from vraagbaak.read import SUFFIXES, read  # noqa: PLC0415
    from vraagbaak.segment import segment  # noqa: PLC0415

    return Pipeline(SUFFIXES, read, segment, passages, embedded_text)
