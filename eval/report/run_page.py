"""Make the page of one run from its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eval.formats.lines import SetError
from eval.report.figures import (
    measured,
    recall_curve,
    reliability_bins,
    risk_curve,
    stamp_of,
)
from eval.report.query_rows import query_row
from eval.report.question_rows import question_row
from eval.report.values import Outcome, Point, RunPage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from eval.report.values import Row
    from eval.runs.folder import RunFolder

REFUSALS = {Outcome.REFUSED, Outcome.FALSE_REFUSAL}
ERRORS = {Outcome.WRONG, Outcome.UNCALLED}


def run_page(folder: RunFolder) -> RunPage:
    """Gather what the page of a run shows.

    Raises:
        SetError: A row is not what this version writes.
    """
    rows = page_rows(folder)
    metrics = folder.metrics
    return RunPage(
        title=folder.name,
        summary=_summary(folder, len(rows)),
        stamp=stamp_of(metrics),
        measures=measured(metrics),
        rows=rows,
        reliability=reliability_bins(metrics),
        risk_coverage=risk_curve(metrics),
        operating_point=_operating_point(rows) if folder.has_answers else None,
        recall=recall_curve(metrics),
    )


def page_rows(folder: RunFolder) -> tuple[Row, ...]:
    """Put each row in the form of a page.

    Raises:
        SetError: A row lacks a field; the message names the file and the line.
    """
    row_of: Callable[[dict[str, Any]], Row] = question_row if folder.has_answers else query_row
    found = []
    for number, row in enumerate(folder.rows, start=1):
        try:
            found.append(row_of(row))
        except (KeyError, TypeError, AttributeError) as error:
            raise SetError(
                f"{folder.rows_file}, row {number}: not what this version of the program writes "
                f"({error!r}). Run the set again."
            ) from error
    return tuple(found)


def _summary(folder: RunFolder, count: int) -> str:
    parts = [f"{count} {'questions' if folder.has_answers else 'queries'}"]
    for name, words in (
        ("left_out", "left out, whose documents are not in the index"),
        ("unjudged", "without judgements"),
        ("unranked", "without a ranking"),
    ):
        if folder.metrics.get(name):
            parts.append(f"{folder.metrics[name]} {words}")
    return f"{'; '.join(parts)}."


def _operating_point(rows: Sequence[Row]) -> Point | None:
    """Tell how many questions are answered as the program stands, and how many of those wrongly."""
    answered = [row for row in rows if row.outcome not in REFUSALS]
    if not answered:
        return None
    wrong = sum(row.outcome in ERRORS for row in answered)
    return Point(len(answered) / len(rows), wrong / len(answered))
