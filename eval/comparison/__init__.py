"""Two runs of one set side by side: which differences are more than chance, and where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from eval.comparison.compare import compare, comparison_json
from eval.comparison.page import comparison_html
from eval.formats.lines import SetError
from eval.runs.folder import read_run_folder, run_folders
from eval.runs.results import write_lines

if TYPE_CHECKING:
    from pathlib import Path

    from eval.comparison.compare import Comparison

__all__ = ["COMPARISON", "COMPARISON_PAGE", "compare_folders", "write_comparison"]

COMPARISON, COMPARISON_PAGE = "compare.json", "compare.html"


def compare_folders(first: Path, second: Path) -> tuple[Comparison, ...]:
    """Compare two runs, or all sets that both of two folders of runs have.

    Raises:
        SetError: There is nothing to compare, or two runs are not of one set.
    """
    ours, theirs = run_folders(first), run_folders(second)
    if len(ours) == len(theirs) == 1:
        pairs = [(ours[0], theirs[0])]
    else:
        by_name = {each.name: each for each in theirs}
        pairs = [(each, by_name[each.name]) for each in ours if each.name in by_name]
    if not pairs:
        names = (", ".join(each.name for each in runs) for runs in (ours, theirs))
        raise SetError(
            f"{first} and {second} have no set in common: {' against '.join(names)}. Compare runs "
            "of the same sets."
        )
    return tuple(compare(*(read_run_folder(each) for each in pair)) for pair in pairs)


def write_comparison(comparison: Comparison, folder: Path) -> None:
    """Write `compare.json` and `compare.html`.

    Raises:
        ResultsError: They cannot be written.
    """
    write_lines(folder / COMPARISON_PAGE, [comparison_html(comparison)])
    written = json.dumps(comparison_json(comparison), indent=2, ensure_ascii=False)
    write_lines(folder / COMPARISON, [written])
