"""Write what a run found into the folder of its set."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

METRICS = "metrics.json"
"""The figures of a set."""
ANSWERS = "answers.jsonl"
"""Each question of a question set with its answer and the judgement of it."""
QUERIES = "queries.jsonl"
"""Each query of a retrieval set with its measures, its right passages and the first ones."""
RUN = "run.trec"
"""The rankings of a retrieval set, in the columns of TREC."""


def write_metrics(folder: Path, report: Mapping[str, Any]) -> None:
    """Write `metrics.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps(report, indent=2, ensure_ascii=False)
    (folder / METRICS).write_text(content + "\n", encoding="utf-8")


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write JSON lines."""
    write_lines(path, (json.dumps(row, ensure_ascii=False) for row in rows))


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write lines of text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
