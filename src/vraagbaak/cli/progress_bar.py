"""A progress bar over files, pages and passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from vraagbaak.cli.terminal import safe, stderr

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from rich.progress import TaskID

NAME_LENGTH = 32


class ProgressBar:
    """Shows how far `add` is on standard error, if that is a terminal; gone when it is done.

    With `stays` the last state stays and is written to a log as well.
    """

    def __init__(self, *, stays: bool = False) -> None:
        console = stderr()
        self._bars = Progress(
            # No markup: the description may be the name of a file.
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=not stays,
            disable=not (stays or console.is_terminal),
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        """Begin to show."""
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Clear the bars away."""
        self._bars.stop()

    def files(self, *, done: int, total: int) -> None:
        """Show that `done` of `total` files are dealt with."""
        self._show("files", "Files", done=done, total=total)

    def reading(self, path: Path, *, page_number: int, page_count: int) -> None:
        """Show that a page of a file is read."""
        name = safe(path.name)
        shown = name if len(name) <= NAME_LENGTH else f"{name[: NAME_LENGTH - 1]}…"
        self._show("pages", f"Reading {shown}", done=page_number, total=page_count)

    def embedding(self, *, done: int, total: int) -> None:
        """Show that `done` of `total` passages are embedded."""
        self._show("passages", "Embedding passages", done=done, total=total)

    def _show(self, key: str, description: str, *, done: int, total: int) -> None:
        if key not in self._tasks:
            self._tasks[key] = self._bars.add_task(description)
        self._bars.update(self._tasks[key], description=description, completed=done, total=total)
