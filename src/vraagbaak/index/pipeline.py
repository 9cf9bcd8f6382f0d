"""The stages before the index, as one value."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from vraagbaak.types import Paper, Passage


class Read(Protocol):
    """Reads and segments a file; tells `progress` how many pages are read, and of how many."""

    def __call__(self, path: Path, *, progress: Callable[[int, int], None] | None = None) -> Paper:
        """Read the file; raises ReadError if it cannot be a document."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """How a file becomes passages; tests put small fakes here."""

    suffixes: frozenset[str]
    read: Read
    passages: Callable[[Paper], tuple[Passage, ...]]
    embedded_text: Callable[[Paper, Passage], str]


@contextmanager
def default_pipeline() -> Iterator[Pipeline]:
    """Give the stages of this package; files are read under guard, by the settings."""
    # Here and not above: only adding needs the readers, and they are slow to load.
    from vraagbaak.guard import Guard, Limits  # noqa: PLC0415
    from vraagbaak.passages import embedded_text, passages  # noqa: PLC0415
    from vraagbaak.read import SUFFIXES  # noqa: PLC0415
    from vraagbaak.settings import Settings  # noqa: PLC0415

    with Guard(Limits.of(Settings.from_environment())) as guard:
        yield Pipeline(SUFFIXES, guard.read, passages, embedded_text)
