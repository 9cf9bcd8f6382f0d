"""The results of one run of a set, as they lie in their folder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from eval.formats.lines import SetError, rows_of
from eval.runs.results import ANSWERS, METRICS, QUERIES

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class RunFolder:
    """The figures of a run and its rows: answers of a question set, or queries that were ranked."""

    path: Path
    metrics: dict[str, Any]
    rows: tuple[dict[str, Any], ...]

    @property
    def name(self) -> str:
        """The name of the set."""
        return str(self.metrics["set"])

    @property
    def has_answers(self) -> bool:
        """Whether the rows are answers; otherwise they are ranked queries."""
        return bool(self.metrics["kind"] == "questions")

    @property
    def rows_file(self) -> Path:
        """The file of the rows."""
        return self.path / (ANSWERS if self.has_answers else QUERIES)


def run_folders(path: Path) -> tuple[Path, ...]:
    """Find the folders of runs: the folder itself, or those that lie in it.

    Raises:
        SetError: There are none.
    """
    path = path if path.is_dir() else path.parent
    if (path / METRICS).is_file():
        return (path,)
    found = tuple(sorted(each.parent for each in path.glob(f"*/{METRICS}")))
    if not found:
        raise SetError(
            f"{path} holds no results. Give a folder that `python -m eval run` has written: one "
            f"with {METRICS}, or one with such folders in it."
        )
    return found


def read_run_folder(path: Path) -> RunFolder:
    """Read the results in a folder.

    Raises:
        SetError: A file is missing, or holds something else; the message names it.
    """
    metrics = _metrics(path / METRICS)
    folder = RunFolder(path, metrics, ())
    if not folder.rows_file.is_file():
        raise SetError(f"{folder.rows_file} is missing. Run the set again.")
    return RunFolder(path, metrics, tuple(row.fields for row in rows_of(folder.rows_file)))


def _metrics(path: Path) -> dict[str, Any]:
    try:
        metrics = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SetError(f"{path} cannot be read ({error}). Run the set again.") from error
    missing = {"set", "kind", "made_with", "all"} - set(
        metrics if isinstance(metrics, dict) else ()
    )
    if missing or not isinstance(metrics["all"], dict) or "intervals" not in metrics["all"]:
        raise SetError(f"{path} is not what this version of the program writes. Run the set again.")
    return dict(metrics)
