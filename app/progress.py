"""What the console shows while documents are indexed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from rich.console import Console
    from rich.progress import TaskID


class ConsoleProgress:
    """Bars for the pages of the file being read and for the passages being embedded."""

    def __init__(self, console: Console) -> None:
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
        )
        self._bars = Progress(*columns, console=console)
        self._reading: TaskID | None = None
        self._embedding: TaskID | None = None

    def __enter__(self) -> ConsoleProgress:
        """Start drawing."""
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop drawing."""
        self._bars.stop()

    def files(self, *, done: int, total: int) -> None:
        """Hear that `done` of `total` files are dealt with; the pages say enough."""

    def reading(self, path: Path, *, page_number: int, page_count: int) -> None:
        """Show the page that is read."""
        words = f"Reading {path.name}"
        if self._reading is None:
            self._reading = self._bars.add_task(words)
        self._bars.update(self._reading, description=words, completed=page_number, total=page_count)

    def embedding(self, *, done: int, total: int) -> None:
        """Show how many passages are embedded."""
        if self._embedding is None:
            self._embedding = self._bars.add_task("Embedding passages")
        self._bars.update(self._embedding, completed=done, total=total)
