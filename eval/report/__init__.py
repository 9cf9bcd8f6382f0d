"""A run as one HTML page that needs no other file: figures, plots, and every question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eval.report.page import page_html
from eval.report.run_page import run_page
from eval.runs.folder import read_run_folder
from eval.runs.results import write_lines

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["REPORT", "write_report"]

REPORT = "report.html"


def write_report(folder: Path) -> Path:
    """Write the page of a run beside its results; give its path.

    Raises:
        SetError: The results are missing, or are not what this version writes.
        ResultsError: The page cannot be written.
    """
    path = folder / REPORT
    write_lines(path, [page_html(run_page(read_run_folder(folder)))])
    return path
