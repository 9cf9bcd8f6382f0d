"""Judgements and rankings in columns, as BEIR and TREC write them."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from eval.formats.lines import SetError, lines_of

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

    from eval.formats.lines import Line
    from eval.formats.retrieval_set import Qrels, Rankings

_HEADER = re.compile(r"(query|topic|q)[-_ ]?(id)?", re.IGNORECASE)
_GRADE = re.compile(r"[+-]?[0-9]+")
BEIR_COLUMNS, TREC_COLUMNS = 3, 4
"""Columns of judgements: query, passage, grade; TREC has an iteration behind the query."""
RUN_COLUMNS = 6


def read_qrels(
    path: Path,
    *,
    queries: Container[str] | None = None,
    passages: Container[str] | None = None,
) -> Qrels:
    """Read judgements in three columns (BEIR) or four (TREC), with or without a header.

    `queries` and `passages` are those that may be named; all if None.

    Raises:
        SetError: A line is no judgement, names something unknown, or contradicts another.
    """
    found: dict[str, dict[str, int]] = {}
    width = 0
    for line in lines_of(path):
        cells = _cells(line.text)
        width = width or len(cells)
        if width not in {BEIR_COLUMNS, TREC_COLUMNS} or len(cells) != width:
            expected = width if width in {BEIR_COLUMNS, TREC_COLUMNS} else "3 (BEIR) or 4 (TREC)"
            raise line.error(
                f"{len(cells)} columns, not {expected}. Give query, passage and grade, parted by "
                "tabs; in the form of TREC with an iteration behind the query."
            )
        if line.number == 1 and _HEADER.fullmatch(cells[0]):
            continue
        query, passage, grade = cells[0], cells[-2], _grade(cells[-1], line)
        _require(query, queries, line, what="query")
        _require(passage, passages, line, what="passage")
        if found.setdefault(query, {}).setdefault(passage, grade) != grade:
            raise line.error(f"{query} and {passage} were judged otherwise before. Keep one line.")
    if not found:
        raise SetError(f"{path} holds no judgement.")
    return found


def read_run(path: Path) -> Rankings:
    """Read a ranking in the six columns of TREC: query, Q0, passage, rank, score, name.

    As trec_eval does, scores alone decide the order; the ranks in the file are not looked at.

    Raises:
        SetError: A line is no such row, or ranks a passage twice.
    """
    found: dict[str, dict[str, float]] = {}
    for line in lines_of(path):
        cells = line.text.split()
        if len(cells) != RUN_COLUMNS:
            raise line.error(
                f"{len(cells)} columns, not {RUN_COLUMNS}. Give query, Q0, passage, rank, score "
                "and the name of the run, parted by blanks."
            )
        query, _, passage, _, score, _ = cells
        if passage in found.setdefault(query, {}):
            raise line.error(f"the passage {passage} is ranked twice for {query}. Keep one line.")
        found[query][passage] = _score(score, line)
    if not found:
        raise SetError(f"{path} holds no ranking.")
    return found


def _cells(text: str) -> list[str]:
    cells = text.split("\t") if "\t" in text else text.split()
    return [cell.strip() for cell in cells]


def _grade(text: str, line: Line) -> int:
    if not _GRADE.fullmatch(text):
        reason = f"the grade {text!r} is no whole number. Give 0, 1, 2 or more."
        if line.number == 1:
            reason += " A header begins with query-id."
        raise line.error(reason)
    return int(text)


def _score(text: str, line: Line) -> float:
    try:
        score = float(text)
    except ValueError:
        score = math.nan
    if not math.isfinite(score):
        raise line.error(f"the score {text!r} is no number.")
    return score


def _require(name: str, known: Container[str] | None, line: Line, *, what: str) -> None:
    if not name:
        raise line.error(f"the {what} has no name.")
    if known is not None and name not in known:
        raise line.error(f"there is no {what} {name} in this set. Add it, or leave the line out.")
