"""What the tests of the index look at: a report's outcomes, and every byte of a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.index import Outcome, Report


def outcomes(report: Report) -> dict[str, Outcome]:
    """Give what became of each file, by its name."""
    return {row.path.name: row.outcome for row in report.rows}


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Give the content of each file of a folder, by its path in it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
