"""What `add` tells whoever watches it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path


class Progress(Protocol):
    """Hears how far `add` is; a progress bar on the command line or in the chat."""

    def files(self, *, done: int, total: int) -> None:
        """Hear that `done` of `total` files are dealt with."""

    def reading(self, path: Path, *, page_number: int, page_count: int) -> None:
        """Hear that a page of a file is read; pages count from 1."""

    def embedding(self, *, done: int, total: int) -> None:
        """Hear that `done` of `total` passages are embedded; comes after all reading."""


class Silent:
    """A listener that shows nothing."""

    def files(self, *, done: int, total: int) -> None:
        """Show nothing."""

    def reading(self, path: Path, *, page_number: int, page_count: int) -> None:
        """Show nothing."""

    def embedding(self, *, done: int, total: int) -> None:
        """Show nothing."""
