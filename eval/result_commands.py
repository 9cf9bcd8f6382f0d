"""The commands that show results: `report` and `compare`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer looks at the annotations
from typing import Annotated

import typer

from eval.commands import DEFAULT_OUT, OutOption, usage_errors
from eval.comparison import COMPARISON_PAGE, compare_folders, write_comparison
from eval.comparison.view import comparison_view
from eval.report import write_report
from eval.runs.folder import run_folders
from eval.tables import console
from vraagbaak.cli.terminal import tell

COMPARE_OUT = DEFAULT_OUT / "compare"


def report(
    folders: Annotated[
        list[Path], typer.Argument(metavar="DIR...", help="Folders with the results of runs.")
    ],
) -> None:
    """Write the page of a run, report.html, beside its metrics.json."""
    with usage_errors():
        for folder in folders:
            for each in run_folders(folder):
                tell(f"Written: {write_report(each)}")


def compare(
    first: Annotated[
        Path, typer.Argument(metavar="A", help="The results of a run, or of several.")
    ],
    second: Annotated[Path, typer.Argument(metavar="B", help="Those to compare with it.")],
    out: OutOption = COMPARE_OUT,
) -> None:
    """Test whether B differs from A; write DIR/<name of the set>/compare.html and compare.json."""
    with usage_errors():
        for comparison in compare_folders(first, second):
            folder = out / comparison.first.name
            write_comparison(comparison, folder)
            console().print(comparison_view(comparison))
            tell(f"Written: {folder / COMPARISON_PAGE}")
