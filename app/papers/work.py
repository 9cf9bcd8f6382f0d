"""How far the reading of uploaded files is, for the page that waits for it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Work:
    """Hears from `add` how far it is."""

    def __init__(self) -> None:
        self._state: dict[str, Any] = {"stage": "none"}

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Mark the time that files are dealt with."""
        self._state = {"stage": "kept"}
        try:
            yield
        finally:
            self._state = {"stage": "none"}

    def told(self) -> dict[str, Any]:
        """Tell the stage, and how much of it is done."""
        return self._state

    def files(self, *, done: int, total: int) -> None:
        """Hear how many files are dealt with."""

    def reading(self, path: Path, *, page_number: int, page_count: int) -> None:
        """Hear which page of a file is read."""
        self._state = {
            "stage": "reading",
            "file": path.name,
            "done": page_number,
            "total": page_count,
        }

    def embedding(self, *, done: int, total: int) -> None:
        """Hear how many passages are embedded."""
        self._state = {"stage": "embedding", "done": done, "total": total}
