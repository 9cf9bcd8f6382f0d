"""The figures of a set as tables for the terminal, at most 100 columns wide."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from eval.measures.ranking import RANKING_MEASURES

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTH = 100
_ANSWERS = {
    "success_at_1": "answered right",
    "right_first": "right first",
    "citation_right": "citation",
    "highlight_hit": "highlight",
    "quote_exact": "exact quote",
    "false_refusals": "wrongly refused",
    "refused": "rightly refused",
}
_RANKING = dict(
    zip(RANKING_MEASURES, ("nDCG@10", "MRR@10", "MAP", "R@1", "R@5", "R@10", "R@100"), strict=True)
)
_CONFIDENCE = {
    "expected_calibration_error": "calibration error",
    "brier": "Brier score",
    "risk_coverage_area": "risk-coverage area",
}
_TIME, _LATE = "milliseconds_median", "milliseconds_p95"
_LEGEND = "Below each figure its 95% interval; below ms, the median, the 95th percentile."


def console() -> Console:
    """Make the console for tables: as wide as a terminal, else 100 columns."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)


def question_tables(name: str, report: Mapping[str, Any]) -> Group:
    """Put the figures of a question set in three tables: answers, ranking, confidence."""
    title = f"{name}: answers, in percent"
    if report["left_out"]:
        title += f" ({report['left_out']} left out, whose documents are not in the index)"
    languages = _with_all(report, "by_language")
    tables = [_table(title, _with_all(report, "by_kind_and_language"), _ANSWERS, percent=True)]
    if report["all"]["map"] is not None:
        tables.append(_table(f"\n{name}: ranking of the expected answers", languages, _RANKING))
    tables.append(_table(f"\n{name}: confidence", languages, _CONFIDENCE))
    return Group(*tables, Text(_LEGEND, style="dim"))


def retrieval_tables(name: str, report: Mapping[str, Any]) -> Group:
    """Put the figures of a retrieval set in a table."""
    title = f"{name}: ranking"
    for key, reason in (("unjudged", "without judgements"), ("unranked", "without a ranking")):
        if report[key]:
            title += f" ({report[key]} queries {reason})"
    languages = _with_all(report, "by_language")
    return Group(_table(title, languages, _RANKING), Text(_LEGEND, style="dim"))


def _with_all(report: Mapping[str, Any], groups: str) -> dict[str, Any]:
    """Give all questions and the groups of them, unless one group is all."""
    return {"all": report["all"], **(report[groups] if len(report[groups]) > 1 else {})}


def _table(
    title: str,
    groups: Mapping[str, Mapping[str, Any]],
    columns: Mapping[str, str],
    *,
    percent: bool = False,
) -> Table:
    """Make a table with a row for each group; columns without any figure are left out."""
    shown = [name for name in columns if any(group[name] is not None for group in groups.values())]
    timed = all(group[_TIME] is not None for group in groups.values())
    table = Table(
        title=title,
        title_justify="left",
        box=box.SIMPLE_HEAD,
        show_edge=False,
        padding=(0, 1, 0, 0),
    )
    table.add_column("", no_wrap=True)
    for heading in ("n", *(columns[name] for name in shown), *(["ms"] if timed else [])):
        table.add_column(heading, justify="right")
    for label, group in groups.items():
        cells = [_cell(group, name, percent=percent) for name in shown]
        table.add_row(label, str(group["questions"]), *cells, *([_time(group)] if timed else []))
    return table


def _cell(group: Mapping[str, Any], name: str, *, percent: bool) -> Text:
    value, interval = group[name], group["intervals"][name]
    if value is None:
        return Text("–")
    factor, digits = (100, 1) if percent else (1, 3)
    low, high = (f"{bound * factor:.{0 if percent else 2}f}" for bound in interval)
    return Text.assemble(f"{value * factor:.{digits}f}\n", (f"{low}–{high}", "dim"))


def _time(group: Mapping[str, Any]) -> Text:
    return Text.assemble(f"{group[_TIME]:.0f}\n", (f"{group[_LATE]:.0f}", "dim"))
