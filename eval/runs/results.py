"""Write what a run found into the folder of its set."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from vraagbaak.errors import VraagbaakError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

METRICS = "metrics.json"
"""The figures of a set."""
ANSWERS = "answers.jsonl"
"""Each question of a question set with its answer and the judgement of it."""
QUERIES = "queries.jsonl"
"""Each query of a retrieval set with its measures, its right passages and the first ones."""
RUN = "run.trec"
"""The rankings of a retrieval set, in the columns of TREC."""


class ResultsError(VraagbaakError):
    """Results cannot be written; the message names the folder."""


def require_folder(folder: Path) -> None:
    """Make the folder that results go to, before what they are of is measured.

    Raises:
        ResultsError: It cannot be made.
    """
    with _writing(folder):
        folder.mkdir(parents=True, exist_ok=True)


def write_metrics(folder: Path, report: Mapping[str, Any]) -> None:
    """Write `metrics.json`.

    Raises:
        ResultsError: It cannot be written.
    """
    write_lines(folder / METRICS, [json.dumps(report, indent=2, ensure_ascii=False)])


def write_progress(path: Path, name: str, *, done: int, total: int) -> None:
    """Tell how many of a set's questions are done; who reads the file finds it whole.

    Raises:
        ResultsError: It cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    write_lines(part, [json.dumps({"set": name, "done": done, "total": total})])
    with _writing(path):
        part.replace(path)


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write JSON lines.

    Raises:
        ResultsError: They cannot be written.
    """
    write_lines(path, (json.dumps(row, ensure_ascii=False) for row in rows))


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write lines of text.

    Raises:
        ResultsError: They cannot be written.
    """
    require_folder(path.parent)
    with _writing(path), path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ResultsError(
            f"Results cannot be written to {path} ({error.strerror}). Choose a folder with --out."
        ) from error
