"""A run as one HTML page that needs no other file: figures, plots, and every question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eval.report.page import page_html
from eval.report.run_page import run_page
from eval.runs.folder import read_run_folder
from vraagbaak.errors import ReportError

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.markup import Html

__all__ = ["REPORT", "write_page", "write_report"]

REPORT = "report.html"


def write_report(folder: Path) -> Path:
    """Write the page of a run beside its results; give its path.

    Raises:
        SetError: The results are missing, or are not what this version writes.
        ReportError: The page cannot be written.
    """
    path = folder / REPORT
    write_page(path, page_html(run_page(read_run_folder(folder))))
    return path


def write_page(path: Path, page: Html) -> None:
    """Write a page.

    Raises:
        ReportError: It cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise ReportError(f"{path}: {error.strerror}. Name another folder.") from error
